import { PageHeader } from '../../ui/page-header.tsx'

export function FirstRunScreen() {
  return <PageHeader title="FirstRunScreen" />
}
