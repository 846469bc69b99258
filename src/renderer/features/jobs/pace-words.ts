import type { AppStatus } from '#shared/contract/app.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { t } from '../../lib/i18n.ts'

type Pace = NonNullable<AppStatus['pace']>

/** Whose answers set the pace: `OpenAI`, else the host that the settings name. */
export function serverName(settings: Pick<Settings, 'baseUrl'> | undefined): string {
  const host = URL.parse(settings?.baseUrl ?? '')?.host ?? ''
  if (host === 'api.openai.com') return 'OpenAI'
  return host === '' ? t('jobs:pace.server') : host
}

/** `OpenAI lets through 500 requests a minute; up to 12 on their way at once`. */
export function paceWords(pace: Pace, server: string): string {
  const { concurrency } = pace
  const one = concurrency === 1
  const requests = pace.requestsPerMinute === null ? null : Math.round(pace.requestsPerMinute)
  const tokens = pace.tokensPerMinute === null ? null : Math.round(pace.tokensPerMinute)
  if (requests !== null && tokens !== null)
    return one
      ? t('jobs:pace.bothOne', { server, requests, tokens })
      : t('jobs:pace.both', { server, requests, tokens, concurrency })
  if (requests !== null)
    return one
      ? t('jobs:pace.requestsOne', { server, requests })
      : t('jobs:pace.requests', { server, requests, concurrency })
  if (tokens !== null)
    return one ? t('jobs:pace.tokensOne', { server, tokens }) : t('jobs:pace.tokens', { server, tokens, concurrency })
  return one ? t('jobs:pace.one') : t('jobs:pace.upTo', { concurrency })
}
