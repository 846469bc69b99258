import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'

export interface HostileModel {
  readonly baseUrl: string
  close(): Promise<void>
}

/**
 * A model that answers every attribute with a text of `textFor`, given the product's name and how often it was asked about that value
 * before: an answer that the engine refuses is asked for again.
 */
export async function startHostileModel(
  textFor: (product: string, attribute: string, before: number, value: string) => string
): Promise<HostileModel> {
  const asked = new Map<string, number>()
  const answer = (body: string): object => {
    const { input, text } = JSON.parse(body) as {
      readonly input: readonly { readonly content: readonly { readonly text: string }[] }[]
      readonly text: { readonly format: { readonly schema: { readonly required: readonly string[] } } }
    }
    const [, data = '{}'] = (input[0]?.content[0]?.text ?? '').split('\n')
    const { product } = JSON.parse(data) as {
      readonly product: { readonly name: string; readonly values: Readonly<Record<string, string | null>> }
    }
    const values = text.format.schema.required.map((attribute) => {
      const key = `${product.name} ${attribute}`
      const before = asked.get(key) ?? 0
      asked.set(key, before + 1)
      return [attribute, textFor(product.name, attribute, before, product.values[attribute] ?? '')] as const
    })
    return {
      status: 'completed',
      model: 'hostile',
      output: [
        { type: 'message', content: [{ type: 'output_text', text: JSON.stringify(Object.fromEntries(values)) }] }
      ],
      usage: { input_tokens: 100, output_tokens: 100 }
    }
  }
  const server = serve({
    fetch: async (request) =>
      request.method === 'POST'
        ? Response.json(answer(await request.text()))
        : Response.json({ data: [{ id: 'hostile' }] }),
    hostname: '127.0.0.1',
    port: 0
  })
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async close() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await once(server, 'close')
    }
  }
}
