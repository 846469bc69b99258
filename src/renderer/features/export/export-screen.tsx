export function ExportScreen({ jobId }: { readonly jobId: number }) {
  return <div>{jobId}</div>
}
