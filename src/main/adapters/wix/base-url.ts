import { checkServerUrl, type ServerUrlCheck } from '../common/server-url.ts'

/** Whether an address may be sent a store's key. */
export function checkBaseUrl(url: string): ServerUrlCheck {
  return checkServerUrl(url, 'https://www.wixapis.com')
}
