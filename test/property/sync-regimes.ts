import type { Weather } from './sync-network.ts'

export type RegimeName = 'loss 15 %' | 'loss 50 %' | 'rollback' | 'copied profiles' | 'stress'

export interface Regime {
  readonly weather: Weather
  /** Of all crashes, those after which an older copy of the database is opened. */
  readonly rollbacks: number
  /** Of those, the ones in which the mark outside of the database has gone back, too; as often a profile is copied to another computer. */
  readonly wholeProfile: number
  /** Steps of which each is a crash, in a hundred. */
  readonly crashes: number
  /** Writes of the mark that come late. */
  readonly lateMarks: number
}

const weather = (lost: number): Weather => ({ lost, delayed: 0.1, repeated: 0.15, stale: 0.1 })

export const REGIMES: Readonly<Record<RegimeName, Regime>> = {
  'loss 15 %': { weather: weather(0.15), rollbacks: 0, wholeProfile: 0, crashes: 4, lateMarks: 0 },
  'loss 50 %': { weather: weather(0.5), rollbacks: 0, wholeProfile: 0, crashes: 4, lateMarks: 0 },
  rollback: { weather: weather(0.15), rollbacks: 0.5, wholeProfile: 0, crashes: 6, lateMarks: 0 },
  /** The one fault that is found only at the next contact: its bound is the lease that was copied. */
  'copied profiles': { weather: weather(0.15), rollbacks: 0.5, wholeProfile: 0.5, crashes: 5, lateMarks: 0 },
  /** For bugs that show only now and then. */
  stress: { weather: weather(0.15), rollbacks: 1, wholeProfile: 0, crashes: 14, lateMarks: 0.6 }
}
