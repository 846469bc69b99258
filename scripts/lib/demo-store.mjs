// The demo store: how the simulator of Wix is started for a person, and what the person has to enter.

/** The site of every store that simulators/wix makes from a seed. */
export const SITE_ID = '5eed0000-0000-4000-a000-000000000001'
/** As easy to tell from a real key as it can be. */
const API_KEY = 'IST.demo-store'

/** The port is always the same, so that the app finds its store again. */
const DEFAULTS = { '--port': '4790', '--size': '200', '--name': 'Demo store', '--api-key': API_KEY }

/**
 * @param {readonly string[]} given options of simulators/wix/main.ts, which win
 * @returns {{ readonly args: readonly string[], readonly apiKey: string }}
 */
export function withDefaults(given) {
  const missing = Object.entries(DEFAULTS).filter(
    ([name]) => !given.some((argument) => argument === name || argument.startsWith(`${name}=`))
  )
  const at = given.indexOf('--api-key')
  const joined = given.find((argument) => argument.startsWith('--api-key='))?.slice('--api-key='.length)
  return { args: [...missing.flat(), ...given], apiKey: joined ?? (at === -1 ? API_KEY : (given[at + 1] ?? API_KEY)) }
}

/** @param {{ readonly url: string, readonly siteId: string, readonly apiKey: string }} store @returns {string} */
export function demoStoreHelp({ url, siteId, apiKey }) {
  return [
    '',
    'The demo store runs until you press Ctrl+C. Nothing leaves this computer.',
    '',
    'In another terminal start Wordshelf with it:',
    `  npm start -- --wix-base-url ${url}`,
    `  npm run serve -- --wix-base-url ${url}`,
    '',
    'and connect the store with',
    `  site id   ${siteId}`,
    `  API key   ${apiKey}`
  ].join('\n')
}
