// Where the programs of a PostgreSQL server may live. Pure but for the machine it is given, so that its order can be tested.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, posix } from 'node:path'

/**
 * @typedef {object} Machine
 * @property {readonly string[]} path folders of the PATH
 * @property {() => string | undefined} configured what `pg_config` says; undefined where there is none
 * @property {(path: string) => boolean} fileExists
 * @property {(path: string) => readonly string[]} listDir names in a directory; empty if it cannot be read
 */

const needed = ['initdb', 'postgres']

/** @returns {Machine} */
function thisMachine() {
  return {
    path: (process.env['PATH'] ?? '').split(delimiter),
    configured: () => {
      try {
        return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
      } catch {
        return undefined
      }
    },
    fileExists: existsSync,
    listDir: (path) => {
      try {
        return readdirSync(path)
      } catch {
        return []
      }
    }
  }
}

/**
 * Folder of the server's programs: from `pg_config`, from the PATH, or from where packages put them, newest first. Debian's
 * `pg_config` may belong to the client alone, so every place is asked for the programs. Undefined if there is none.
 * @param {Machine} [machine]
 * @returns {string | undefined}
 */
export function findPostgres(machine = thisMachine()) {
  /** @param {string} folder @param {RegExp} [name] */
  const versionsIn = (folder, name = /^\d/) =>
    machine
      .listDir(folder)
      .filter((entry) => name.test(entry))
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .map((entry) => posix.join(folder, entry, 'bin'))
  const configured = machine.configured()
  const places = [
    ...(configured === undefined ? [] : [configured]),
    ...machine.path.filter((folder) => folder !== ''),
    ...versionsIn('/usr/lib/postgresql'),
    ...versionsIn('/usr/pgsql'),
    ...versionsIn('/opt/homebrew/opt', /^postgresql/),
    ...versionsIn('/usr/local/opt', /^postgresql/),
    ...versionsIn('/Applications/Postgres.app/Contents/Versions'),
    '/usr/local/pgsql/bin'
  ]
  return places.find((place) => needed.every((program) => machine.fileExists(posix.join(place, program))))
}
