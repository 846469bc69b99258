import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startChildServer } from './child-server.ts'

export interface MockServer {
  /** `http://127.0.0.1:N/v1` */
  readonly baseUrl: string
  stop(): Promise<void>
}

export interface MockServerOptions {
  readonly latencyMs: number
  /** The model's answer: a text for each attribute that will be asked for. */
  readonly values: Readonly<Record<string, string>>
}

/** Starts `mock-server.ts` in a process of its own, with an answer of the Responses API that holds `values`. */
export async function startMockServer({ latencyMs, values }: MockServerOptions): Promise<MockServer> {
  const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-mock-'))
  const file = path.join(dir, 'answer.json')
  writeFileSync(file, JSON.stringify(responsesAnswer(JSON.stringify(values))))
  const server = await startChildServer('mock-server.ts', [String(latencyMs), file])
  return {
    baseUrl: `http://127.0.0.1:${server.port}/v1`,
    async stop() {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    }
  }
}

function responsesAnswer(text: string): object {
  return {
    id: 'resp_0000000000000000',
    object: 'response',
    created_at: 1_790_000_000,
    status: 'completed',
    error: null,
    incomplete_details: null,
    model: 'mock-model',
    output: [
      {
        type: 'message',
        id: 'msg_0000000000000000',
        status: 'completed',
        role: 'assistant',
        content: [{ type: 'output_text', annotations: [], text }]
      }
    ],
    usage: {
      input_tokens: 1_200,
      input_tokens_details: { cached_tokens: 1_024 },
      output_tokens: 90,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 1_290
    }
  }
}
