// Opens the data folder named on the command line as the shells do, and says in one line of JSON what came of it. A program of its
// own, because root may write to what is read-only: it is started under an account that may not.
import { call, startOn } from './corrupt-store.ts'

const [, , dataDir = ''] = process.argv
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)

try {
  const gateway = await startOn(dataDir)
  const { recovery } = await call<{ recovery: string | null }>(gateway, 'app.status')
  await gateway.stop()
  say({ opened: true, recovery })
} catch (error) {
  say({
    opened: false,
    code: error instanceof Error && 'code' in error ? error.code : null,
    message: error instanceof Error ? error.message : String(error)
  })
}
