export function JobsScreen() {
  return <div />
}
