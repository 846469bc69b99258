import { startServe, type Reply, type ServeProcess } from '../../test/support/serve-process.ts'
import { Turns } from './procs-turns.ts'
import { SPEED_MODEL } from './speed-requests.ts'

export interface ClientOptions {
  /** `A`, `B` or `C`: the name of the device too. */
  readonly name: string
  /** Where the model answers. */
  readonly modelUrl: string
}

/** One device: the built web shell in a process of its own, over all its lives on one data folder. */
export class ClientProcess {
  readonly name: string
  readonly #options: ClientOptions
  #process: ServeProcess
  readonly #first: ServeProcess
  readonly #turns = new Turns()
  #stopped = false

  private constructor(options: ClientOptions, process: ServeProcess) {
    this.name = options.name
    this.#options = options
    this.#process = process
    this.#first = process
  }

  static async start(options: ClientOptions): Promise<ClientProcess> {
    return new ClientProcess(options, await launch(options))
  }

  get dataDir(): string {
    return this.#process.dataDir
  }

  /** The window's address at present, for a browser. */
  get url(): string {
    return this.#process.url
  }

  /** Null where there is no answer: whether it was done is not known. */
  async api(
    method: string,
    pathname: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>
  ): Promise<Reply | null> {
    await this.#turns.ready
    try {
      return await this.#process.api(method, pathname, body, headers)
    } catch {
      return null
    }
  }

  /** SIGKILL, and a new life on the same folder. */
  kill(): Promise<void> {
    return this.#turns.take(async () => {
      await this.#process.kill()
      this.#process = await launch(this.#options, this.dataDir)
    })
  }

  /** SIGSTOP for a while, as a computer that sleeps: it can be asked again when it wakes up. */
  pause(until: Promise<unknown>): Promise<void> {
    return this.#turns.take(async () => {
      const { child } = this.#process
      child.kill('SIGSTOP')
      await until
      child.kill('SIGCONT')
    })
  }

  async stop(): Promise<void> {
    if (this.#stopped) return
    this.#stopped = true
    await this.#turns.ready
    if (this.#process !== this.#first) await this.#process.stop()
    // The first life owns the folder, and takes it away.
    await this.#first.stop()
  }
}

function launch({ modelUrl }: ClientOptions, dataDir?: string): Promise<ServeProcess> {
  return startServe({
    args: ['--sample', '--openai-base-url', modelUrl, '--model', SPEED_MODEL],
    env: { OPENAI_API_KEY: 'sk-procs' },
    ...(dataDir !== undefined && { dataDir })
  })
}
