import DOMPurify from 'dompurify'

interface PolicyRules {
  readonly createHTML: (text: string) => string
  readonly createScriptURL: (url: string) => string
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: PolicyRules): unknown
}

function factory(): TrustedTypesFactory | undefined {
  return (globalThis as { readonly trustedTypes?: TrustedTypesFactory }).trustedTypes
}

/**
 * Every piece of HTML that the app or a library of it writes into the page comes through here. Text without `<` passes as it is
 * (style elements are filled this way); everything else is sanitised. Scripts from text are refused by having no rule.
 */
export const policyRules: PolicyRules = {
  createHTML: (text) => (text.includes('<') ? DOMPurify.sanitize(text, { RETURN_TRUSTED_TYPE: false }) : text),
  createScriptURL: (url) => {
    const target = new URL(url, window.location.href)
    const own = target.protocol === window.location.protocol && target.host === window.location.host
    // Workers of the build live there; in development the server decides the path.
    if (own && (import.meta.env.DEV || target.pathname.startsWith('/assets/'))) return url
    throw new TypeError('Only scripts of the app itself may be loaded')
  }
}

/** Before anything else runs. Does nothing where the browser has no Trusted Types. */
export function installTrustedTypes(): void {
  factory()?.createPolicy('default', policyRules)
}
