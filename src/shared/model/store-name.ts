/**
 * What a store is called that nobody has named. Stored like any name, so that whoever reads the data reads a name; a window shows it in its
 * own language, and any other name as it is.
 */
export const OWN_STORE = 'My store'
/** A store that holds nothing but the sample is called what it is. */
export const SAMPLE_STORE = 'Sample store'
