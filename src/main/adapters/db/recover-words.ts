/** What the merchant is told after data was put aside or went back in time. */
export interface RecoveryTale {
  /** Null where the data that was found is kept, without its newest changes. */
  readonly restored: 'backup' | 'nothing' | null
  /** When the data that is shown now was the latest. Null where nobody knows or there is none. */
  readonly dataFrom: number | null
  /** Null where there was nothing left to put aside. */
  readonly folder: string | null
  readonly stopped: number
  readonly counted: number
  readonly salvaged: number
}

const plural = (n: number, one: string, many: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`

/** One sentence: what happened, from when the data is, what it costs, and where the old files are. */
export function recoveryNotice(tale: RecoveryTale): string {
  const when = tale.dataFrom === null ? null : date(tale.dataFrom)
  const happened =
    tale.restored === 'backup'
      ? `Your data was damaged or missing, so Wordshelf went back to its backup of ${when ?? 'an unknown time'}`
      : tale.restored === 'nothing'
        ? 'Your data was damaged or missing and there was no good backup, so Wordshelf started with an empty store'
        : `The newest changes to your data were lost; what is here is from ${when ?? 'before that'}`
  const parts = [
    tale.salvaged > 0
      ? `${plural(tale.salvaged, 'newer text or decision was', 'newer texts and decisions were')} saved`
      : '',
    tale.stopped > 0 ? `${plural(tale.stopped, 'unfinished item was', 'unfinished items were')} stopped` : '',
    tale.counted > 0 ? `${plural(tale.counted, 'credit is', 'credits are')} counted as used, to be safe` : '',
    tale.folder === null ? '' : `the files as they were found are kept in ${tale.folder}`
  ].filter((part) => part !== '')
  return `${[happened, ...parts].join('; ')}.`
}

export function logMovedNotice(folder: string): string {
  return `A write-ahead log that is not of this data was found beside it and was put aside, in ${folder}; your data is as it was when Wordshelf was last closed.`
}

export function logAlsoMovedNotice(folder: string): string {
  return `A write-ahead log that is not of this data was put aside as well, in ${folder}.`
}

function date(at: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short'
  }).format(at)
}
