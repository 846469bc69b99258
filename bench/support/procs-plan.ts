import { seededRandom, type SimulatorRandom } from '../../simulators/random.ts'
import type { ProxyFaults } from './faulty-proxy.ts'

/** How long faults last and people work. Milliseconds. */
export const FAULTY_MS = 3_000

export const NEMESIS = [
  'kill a client',
  'pause a client',
  'kill the backend',
  'pause the backend',
  'cut requests',
  'cut answers'
] as const
export type Nemesis = (typeof NEMESIS)[number]

export interface Misfortune {
  readonly kind: Nemesis
  /** Milliseconds since the start. */
  readonly at: number
  /** Of a pause or a cut. */
  readonly forMs: number
  readonly client: number
}

/** Everything that one schedule draws beforehand. */
export interface SchedulePlan {
  readonly seed: number
  /** Enough for all, or so little that devices have to ask and to be refused. */
  readonly allowance: number
  readonly faults: ProxyFaults
  readonly misfortunes: readonly Misfortune[]
}

/** Each kind of misfortune comes first in turn, so that none is missing from a run of several schedules. */
export function planSchedule(n: number, seed: number): SchedulePlan {
  const random = seededRandom(seed * 100_003 + n)
  const count = 2 + Math.floor(random.next() * 3)
  return {
    seed: seed * 1_000 + n,
    allowance: random.next() < 0.5 ? 1_000 : 20 + Math.floor(random.next() * 60),
    faults: faultsOf(random),
    misfortunes: Array.from({ length: count }, (_, at) => misfortune(random, at === 0 ? n : undefined)).sort(
      (a, b) => a.at - b.at
    )
  }
}

function misfortune(random: SimulatorRandom, turn: number | undefined): Misfortune {
  const drawn = Math.floor(random.next() * NEMESIS.length)
  return {
    kind: NEMESIS[(turn ?? drawn) % NEMESIS.length] ?? 'kill a client',
    at: Math.floor(random.next() * (FAULTY_MS - 500)),
    forMs: 200 + Math.floor(random.next() * 1_200),
    client: Math.floor(random.next() * 3)
  }
}

/** From a line that is nearly sound to one on which less than half of the requests pass as they should. */
function faultsOf(random: SimulatorRandom): ProxyFaults {
  const share = 0.15 + random.next() * 0.55
  const weights = {
    drop: random.next(),
    delay: random.next(),
    duplicate: random.next(),
    reorder: random.next(),
    'half-open': random.next() * 0.2,
    reset: random.next(),
    'bad-gateway': random.next(),
    'slow-body': random.next(),
    torn: random.next()
  }
  const sum = Object.values(weights).reduce((all, weight) => all + weight, 0)
  return Object.fromEntries(Object.entries(weights).map(([kind, weight]) => [kind, (share * weight) / sum]))
}
