// Stamps: hashes of what something was made from, kept beside it, so that a second start does not make it again.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** @param {string} file @returns {string | undefined} its text; undefined if it cannot be read */
export function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** @param {readonly string[]} parts @returns {string} */
export function hashOf(parts) {
  const hash = createHash('sha256')
  // The length goes first, so that no two lists of parts read the same.
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return hash.digest('hex')
}

/**
 * Hash of the names and contents of files and folders. Contents, not times: a fresh checkout of the same text is the same.
 * @param {string} root
 * @param {readonly string[]} paths from `root`; one that does not exist counts as empty
 * @param {(path: string) => boolean} [counts] whether a file counts
 * @returns {string}
 */
export function hashFiles(root, paths, counts = () => true) {
  const files = paths
    .flatMap((path) => filesBelow(root, path))
    .filter(counts)
    .sort((a, b) => (a < b ? -1 : 1))
  return hashOf(files.flatMap((file) => [file, readText(join(root, file)) ?? '']))
}

/** @param {string} root @param {string} path @returns {string[]} */
function filesBelow(root, path) {
  const full = join(root, path)
  const stat = statSync(full, { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(full).flatMap((name) => (name === 'node_modules' ? [] : filesBelow(root, `${path}/${name}`)))
}

/** @param {string} file @param {string} stamp */
export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${stamp}\n`)
}

/** @param {string} file @param {string} stamp */
export function hasStamp(file, stamp) {
  return readText(file)?.trim() === stamp
}
