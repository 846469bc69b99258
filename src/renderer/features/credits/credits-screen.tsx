import { PageHeader } from '../../ui/page-header.tsx'

export interface CreditsScreenProps {
  /** Show only the movements of this job. */
  readonly jobId?: number | undefined
}

export function CreditsScreen({ jobId }: CreditsScreenProps) {
  return <PageHeader title="Credits" description={jobId === undefined ? undefined : `Job ${jobId}`} />
}
