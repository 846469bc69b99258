// What the app asked of the desktop, and what a test wants it to answer. Read through `_standIn` of the module.

/** In order: name of the call, then its arguments. @type {unknown[][]} */
export const calls = []

/** Answers to dialogs by name, taken from the front; without one a dialog is cancelled. @type {Record<string, unknown[]>} */
export const answers = {}

/** @param {string} name @param {...unknown} args */
export function record(name, ...args) {
  calls.push([name, ...args])
}
