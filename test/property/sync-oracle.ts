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
  #texts = 0

  wrong(problem: string): void {
    if (this.problems.length < 5) this.problems.push(problem)
  }

  spend(deviceId: string, epoch: string, period: string): void {
    this.spent.set(period, (this.spent.get(period) ?? 0) + 1)
    const lease = leaseKey(deviceId, epoch, period)
    this.spentBy.set(lease, (this.spentBy.get(lease) ?? 0) + 1)
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

function holds({ edit, otherEdit }: Seen, text: string): boolean {
  return edit === text || (otherEdit ?? '').split('\n\n').includes(text)
}

/** Whether two states of an item are the same to a person. */
export function sameTo(a: Seen, b: Seen): boolean {
  return a.review === b.review && a.edit === b.edit && a.otherEdit === b.otherEdit && a.proposal === b.proposal
}
