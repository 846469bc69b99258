import { setNonce } from 'get-nonce'
import { installTrustedTypes } from '../lib/trusted-types.ts'

installTrustedTypes()

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
// For the libraries that write style elements; ui-providers hands the same one to Mantine.
if (nonce) setNonce(nonce)
