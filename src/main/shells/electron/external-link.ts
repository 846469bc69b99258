/** Sites that the app itself points to. Product text and model answers can hold any link, so nothing else leaves the window. */
const ALLOWED_HOSTS: ReadonlySet<string> = new Set([
  'wix.com',
  'www.wix.com',
  'manage.wix.com',
  'openai.com',
  'platform.openai.com'
])

/** The address to hand to the system's browser, or null where it must not be opened. */
export function externalLink(address: string): string | null {
  const url = URL.parse(address)
  if (!url || url.protocol !== 'https:' || url.port !== '') return null
  if (url.username !== '' || url.password !== '') return null
  return ALLOWED_HOSTS.has(url.hostname) ? url.href : null
}
