/** The BrowserWindows that are open, by id. @type {Map<number, any>} */
export const windows = new Map()

/** Contents by the id that the DevTools protocol has for them. @type {Map<string, any>} */
export const contentsByTarget = new Map()
