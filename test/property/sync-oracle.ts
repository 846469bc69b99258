/** An item, by what it is called on every device and on the server. */
export type ItemKey = string

export function itemKey(jobUid: string, position: number): ItemKey {
  return `${jobUid} #${position}`
}

/** An item as a person has it before them. */
export interface Seen {
  readonly review: string
  readonly edit: string | null
  readonly otherEdit: string | null
  readonly proposal: string | null
}

export function leaseKey(deviceId: string, epoch: string, period: string): string {
  return `${deviceId} ${epoch} ${period}`
}

interface Spend {
  readonly deviceId: string
  readonly epoch: string
  readonly period: string
  readonly seq: number
}

interface Act {
  readonly device: string
  readonly key: ItemKey
  readonly before: Seen
  readonly after: Seen
  /** It went with a database that went back in time, or with a computer, before anybody else had it. */
  lost: boolean
  readonly seq: number
  readonly epoch: string
}

/** What really happened, whatever any database says of it: which credits were spent, and what people wrote and saw. */
export class SyncOracle {
  readonly problems: string[] = []
  /** Delivered items by month: each was paid for. */
  readonly spent = new Map<string, number>()
  /** The same by lease. */
  readonly spentBy = new Map<string, number>()
  readonly #acts: Act[] = []
  #spends: Spend[] = []
  readonly #behind = new Set<string>()
  #texts = 0

  wrong(problem: string): void {
    if (this.problems.length < 5) this.problems.push(problem)
  }

  /** @param seq the number of the event that tells of it */
  spend(deviceId: string, epoch: string, period: string, seq: number): void {
    if (this.#behind.has(`${deviceId} ${epoch}`))
      this.wrong(`I9: ${deviceId} spends the lease of ${epoch} from a database that is not the latest`)
    this.#spends.push({ deviceId, epoch, period, seq })
    this.#count(deviceId, epoch, period, 1)
  }

  /**
   * A database went back in time, and with it what was delivered after `seq`: of that neither the mark nor the server had been told, so
   * that it was delivered to nobody. It costs a call of the model and no credit, as a crash before the commit does.
   */
  unspend(deviceId: string, epoch: string, seq: number): void {
    const isLost = (spend: Spend): boolean => spend.deviceId === deviceId && spend.epoch === epoch && spend.seq > seq
    for (const { period } of this.#spends.filter(isLost)) this.#count(deviceId, epoch, period, -1)
    this.#spends = this.#spends.filter((spend) => !isLost(spend))
  }

  /** Where this life of a device is opened again, it is a copy that does not know what was spent since. */
  isBehind(deviceId: string, epoch: string): void {
    this.#behind.add(`${deviceId} ${epoch}`)
  }

  #count(deviceId: string, epoch: string, period: string, credits: number): void {
    this.spent.set(period, (this.spent.get(period) ?? 0) + credits)
    const lease = leaseKey(deviceId, epoch, period)
    this.spentBy.set(lease, (this.spentBy.get(lease) ?? 0) + credits)
  }

  /** A text that nobody wrote before. */
  newText(device: string): string {
    this.#texts += 1
    return `${device} wrote ${this.#texts}.`
  }

  /** @param seq the number of the event that tells of it */
  acted(device: string, epoch: string, seq: number, key: ItemKey, before: Seen, after: Seen): void {
    this.#acts.push({ device, epoch, seq, key, before, after, lost: false })
  }

  /** What this life of a device did after `seq` is known to nobody. */
  forget(device: string, epoch: string, seq: number): void {
    for (const act of this.#acts) if (act.device === device && act.epoch === epoch && act.seq > seq) act.lost = true
  }

  /** An approval is of a text that its approver saw. */
  judgeApproval(where: string, key: ItemKey, text: string | null): void {
    const seen = this.#acts.some(
      ({ key: of, after }) => of === key && after.review === 'APPROVED' && textOf(after) === text
    )
    if (!seen) this.wrong(`${where}: ${key} is approved as ${text ?? 'nothing'}, which nobody approved`)
  }

  /** At the end every text that a person wrote is there, or gave way to somebody who saw it. */
  judgeTexts(stands: (key: ItemKey) => Seen | undefined): void {
    for (const [at, act] of this.#acts.entries()) {
      const text = act.after.edit
      if (act.lost || text === null || text === act.before.edit) continue
      const now = stands(act.key)
      if (now === undefined) this.wrong(`${act.key} is gone, with the text of ${act.device}: ${text}`)
      else if (!holds(now, text) && !this.#gaveWay(at, act, text))
        this.wrong(`${act.key} has lost the text of ${act.device}: ${text}`)
    }
  }

  #gaveWay(at: number, { key, device }: Act, text: string): boolean {
    return this.#acts.some(
      (act, other) =>
        other !== at &&
        act.key === key &&
        holds(act.before, text) &&
        !holds(act.after, text) &&
        (act.device !== device || other > at)
    )
  }
}

export function textOf({ edit, proposal }: Seen): string | null {
  return edit ?? proposal
}

/** A person may have chosen several joined texts as one: it is held where they are. */
function holds({ edit, otherEdit }: Seen, text: string): boolean {
  const beside = (otherEdit ?? '').split('\n\n')
  return edit === text || text.split('\n\n').every((part) => beside.includes(part))
}

/** Whether two states of an item are the same to a person. */
export function sameTo(a: Seen, b: Seen): boolean {
  return a.review === b.review && a.edit === b.edit && a.otherEdit === b.otherEdit && a.proposal === b.proposal
}
