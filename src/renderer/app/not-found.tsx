import { Button } from '@mantine/core'
import { Compass } from 'lucide-react'
import { t } from '../lib/i18n.ts'
import { routes } from '../lib/routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'

export function NotFound() {
  return (
    <EmptyState
      alone
      icon={Compass}
      title={t('app:notFound.title')}
      text={t('app:notFound.text')}
      action={
        <Button component="a" href={routes.products()}>
          {t('app:notFound.action')}
        </Button>
      }
    />
  )
}
