import type { AppStatus } from '#shared/contract/app.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { formatNumber } from '../../lib/format.ts'

type Pace = NonNullable<AppStatus['pace']>

/** Whose answers set the pace: `OpenAI`, else the host that the settings name. */
export function serverName(settings: Pick<Settings, 'baseUrl'> | undefined): string {
  const host = URL.parse(settings?.baseUrl ?? '')?.host ?? ''
  if (host === 'api.openai.com') return 'OpenAI'
  return host === '' ? 'The server' : host
}

/** `OpenAI lets through 500 requests a minute; up to 12 on their way at once`. */
export function paceWords(pace: Pace, server: string): string {
  const { requestsPerMinute, tokensPerMinute, concurrency } = pace
  const limits = [
    ...(requestsPerMinute === null ? [] : [`${formatNumber(Math.round(requestsPerMinute))} requests`]),
    ...(tokensPerMinute === null ? [] : [`${formatNumber(Math.round(tokensPerMinute))} tokens`])
  ]
  if (limits.length === 0)
    return concurrency === 1 ? 'One request at a time' : `Up to ${formatNumber(concurrency)} requests at once`
  const once = concurrency === 1 ? 'one at a time' : `up to ${formatNumber(concurrency)} on their way at once`
  return `${server} lets through ${limits.join(' and ')} a minute; ${once}`
}
