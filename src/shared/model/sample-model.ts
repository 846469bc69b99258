/**
 * What the model that needs no key is called. Stored like any model's name, so that whoever reads the data reads a name; a window shows it in
 * its own language.
 */
export const SAMPLE_MODEL = 'Sample model'

/** What it calls itself in its answers, and so in the jobs and texts that it wrote. */
export const SAMPLE_MODEL_ID = 'sample-model'
