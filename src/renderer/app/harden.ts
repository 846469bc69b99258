import { setNonce } from 'get-nonce'
import { config } from 'zod'
import { installTrustedTypes } from '../lib/trusted-types.ts'

installTrustedTypes()

// zod would compile its parsers with `new Function`, which the policy of the page refuses, loudly, for each schema.
config({ jitless: true })

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
// For the libraries that write style elements; ui-providers hands the same one to Mantine.
if (nonce) setNonce(nonce)
