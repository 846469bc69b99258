export function ReviewScreen({ jobId }: { readonly jobId: number }) {
  return <div>{jobId}</div>
}
