import { Button } from '@mantine/core'
import { useRouterState } from '@tanstack/react-router'
import { Trans } from 'react-i18next'
import { engineText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { openPull, passesByItself } from '../../lib/pull.ts'
import { routes } from '../../lib/routes.ts'
import { Banner } from '../../ui/banner.tsx'

/** A pull that can't go on, on every screen but the store's own, which says it with the ways out. */
export function PullBanner() {
  const { data } = useApiQuery('shop.get', {})
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const pull = openPull(data)
  if (pull?.state !== 'PAUSED' || pull.problem === null || pathname === routes.store().slice(1)) return null
  const passes = passesByItself(pull.problem)
  return (
    <Banner
      tone={passes ? 'info' : 'warning'}
      actions={
        <Button component="a" href={routes.store()} variant="default" size="xs">
          {t('app:pull.open')}
        </Button>
      }
    >
      <Trans
        ns="app"
        i18nKey={passes ? 'pull.waits' : 'pull.paused'}
        values={{ reason: engineText(pull.message ?? '') }}
        components={{ b: <strong /> }}
      />
    </Banner>
  )
}
