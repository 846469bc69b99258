import { BaseSequencer } from 'vitest/node'

/**
 * Which test files start first: those that kill processes by the hundred and those that try histories by the hundred, which are short to
 * read and take longest. Without a memory of earlier runs, as in continuous integration, vitest goes by the size of a file, and the last
 * of them would run alone at the end.
 */
export class LongFirst extends BaseSequencer {
  /** @override @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    const sorted = await super.sort(files)
    /** @param {import('vitest/node').TestSpecification} file */
    const isLong = (file) => /[\\/]test[\\/](crash|property)[\\/]/.test(file.moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
