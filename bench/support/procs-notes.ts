import type { JobItem } from '../../src/shared/contract/jobs.ts'
import type { DeviceView } from './procs-view.ts'

/** What a person saw on their own screen after their last change of an item. */
interface Noted {
  readonly devices: Set<string>
  /** Null where a change got no answer: nobody knows whether it was done. */
  last: { readonly review: string; readonly edit: string | null } | null
}

/**
 * What the people at the devices were told was done, kept outside of everything that is under test. Of an item that one device alone
 * has changed, its last answer must be what everybody sees at the end; a job that was confirmed must be there.
 */
export class MerchantNotes {
  readonly #jobs = new Set<string>()
  readonly #items = new Map<string, Noted>()

  /** How many answers of the devices are held against the end. */
  get count(): number {
    return this.#jobs.size + this.#items.size
  }

  created(prompt: string): void {
    this.#jobs.add(prompt)
  }

  /** @param item as the device shows it after the change; null where it did not answer */
  changed(prompt: string, key: string, device: string, item: JobItem | null): void {
    const place = `${prompt}\n${key}`
    const noted = this.#items.get(place) ?? { devices: new Set(), last: null }
    noted.devices.add(device)
    noted.last = item === null ? null : { review: item.review, edit: item.edit }
    this.#items.set(place, noted)
  }

  /** What `view` lacks of it. */
  missingIn(view: DeviceView): string[] {
    const wrong: string[] = []
    for (const prompt of this.#jobs)
      if (!view.jobs.has(prompt)) wrong.push(`${view.name} lost job "${prompt}", which was confirmed`)
    for (const [place, { devices, last }] of this.#items) {
      if (devices.size > 1 || last === null) continue
      const [prompt = '', key = ''] = place.split('\n')
      const item = view.jobs.get(prompt)?.items.get(key)
      if (item?.['review'] === last.review && item['edit'] === last.edit) continue
      wrong.push(
        `${view.name} shows ${item === undefined ? 'nothing' : `${String(item['review'])} ${String(item['edit'])}`} for ${key} of "${prompt}", but ${[...devices].join()} alone set it to ${last.review} ${String(last.edit)}`
      )
    }
    return wrong
  }
}
