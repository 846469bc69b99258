/**
 * Whether a host name, as the URL parser spells it, is this computer's own: it has already turned every spelling of an IPv4 address
 * (hexadecimal, octal, short) into four decimals. Names are not looked up: one that merely resolves to this computer is not.
 */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
}
