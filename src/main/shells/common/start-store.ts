import type { EngineGateway } from '../../ports/gateway.ts'

/**
 * Connects the store on Wix that this start was told about and makes it the active one; one that is known keeps its products and jobs.
 * Gives the sentence to complain with, if there is one: the app runs all the same.
 */
export async function connectStartStore(
  gateway: Pick<EngineGateway, 'call'>,
  siteId: string | null,
  environmentKey: string | undefined
): Promise<string | null> {
  if (siteId === null) return null
  const apiKey = environmentKey?.trim() ?? ''
  if (apiKey === '') return '--wix-site has no effect without the API key in the environment variable WIX_API_KEY'
  const answer = await gateway.call('shop.connect', { siteId, apiKey }, {})
  return answer.ok ? null : `the store on Wix was not connected: ${answer.error.message}`
}
