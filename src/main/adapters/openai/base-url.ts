import { checkServerUrl, type ServerUrlCheck } from '../common/server-url.ts'

/** Whether a model server may be sent a key and product text. */
export function checkBaseUrl(url: string): ServerUrlCheck {
  return checkServerUrl(url, 'https://api.openai.com/v1')
}
