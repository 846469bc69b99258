// electron.powerMonitor and powerSaveBlocker: the computer never sleeps; a test emits its events, and what keeps it awake is counted.
import { EventEmitter } from 'node:events'
import { record } from './record.mjs'

export const powerMonitor = Object.assign(new EventEmitter(), { isOnBatteryPower: () => false })

/** @type {Set<number>} */
const started = new Set()
let last = 0

export const powerSaveBlocker = {
  /** @param {string} kind */
  start(kind) {
    last += 1
    started.add(last)
    record('powerSaveBlocker.start', kind, last)
    return last
  },
  /** @param {number} id */
  stop(id) {
    record('powerSaveBlocker.stop', id)
    return started.delete(id)
  },
  /** @param {number} id */
  isStarted: (id) => started.has(id)
}
