/**
 * What the model that needs no key is called. Stored like any model's name, so that whoever reads the data reads a name; a window shows it in
 * its own language.
 */
export const SAMPLE_MODEL = 'Sample model'
