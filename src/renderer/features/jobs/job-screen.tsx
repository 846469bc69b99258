export function JobScreen({ jobId }: { readonly jobId: number }) {
  return <div>{jobId}</div>
}
