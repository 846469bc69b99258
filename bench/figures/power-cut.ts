import type { Figure } from '../support/figure.ts'
import { openPowerCutBench, replayCuts, type CutResult } from '../support/power-cut.ts'
import { whyNoRecorder } from '../support/power-cut-record.ts'

const FULL = { runs: 20, cuts: 100, commits: 60 }
const SHORT = { runs: 2, cuts: 50, commits: 30 }
const CONTROL = { runs: 2, cuts: 100, commits: 60 }

export const figure: Figure = {
  name: 'power-cut',
  what: 'The power fails at any moment of the real engine at work, checkpoints, backups and updates included: what was acknowledged is there, and the files are sound.',
  unit: 'images with a lost commit or a damaged database',
  goal: '0 of 2,000 images; the same work with synchronous=NORMAL loses acknowledged commits, and with OFF damages databases, and both are noticed',
  async run({ full, seed, progress, args }) {
    const reason = whyNoRecorder()
    if (reason !== null) return { value: 0, ok: false, details: [`nothing was cut: ${reason}`] }
    const replay = option(args, '--replay')
    if (replay !== undefined) {
      const again = await replayCuts(replay, Number(option(args, '--cuts')), Number(option(args, '--cut-seed')))
      return { value: again.lost + again.corrupt, ok: again.reasons.length === 0, details: again.reasons }
    }
    const counts = full ? FULL : SHORT
    const control = full ? CONTROL : SHORT
    const bench = await openPowerCutBench(seed)
    let result: CutResult
    let normal: CutResult
    let off: CutResult
    try {
      result = await bench.cut({ ...counts, seed, synchronous: 'FULL', progress })
      normal = await bench.cut({ ...control, seed, synchronous: 'NORMAL', progress })
      off = await bench.cut({ ...control, seed, synchronous: 'OFF', progress })
    } finally {
      bench.close()
    }
    const everywhere = result.inCheckpoint > 0 && result.inBackup > 0
    const noticed = normal.lost > 0 && off.corrupt > 0
    const value = result.lost + result.corrupt
    return {
      value,
      ok: value === 0 && everywhere && noticed && result.cuts === counts.runs * counts.cuts,
      details: [
        `${result.cuts} images of ${result.commits} commits: ${result.lost} lost, ${result.corrupt} damaged; ${result.inCheckpoint} cut in a checkpoint, ${result.inBackup} in a backup`,
        `control synchronous=NORMAL: ${normal.lost} of ${normal.cuts} lost acknowledged commits, ${normal.corrupt} damaged`,
        `control synchronous=OFF: ${off.lost} of ${off.cuts} lost, ${off.corrupt} damaged`,
        'model: per file, synced writes kept; unsynced ones kept, lost or torn at 512 bytes, each by itself; directory entries durable'
      ]
    }
  }
}

/** A failure prints the command that cuts the same recording again. */
function option(args: readonly string[], name: string): string | undefined {
  return args.includes(name) ? args[args.indexOf(name) + 1] : undefined
}
