/** Why a request is refused before anybody asks who sent it; null where nothing speaks against it. */
export function whyForeign(request: Request, host: string | null, port: number): string | null {
  const hosts = ownHosts(port)
  // A page anywhere can point a name of its own at 127.0.0.1; the browser then still sends that name.
  if (host === null || !hosts.includes(host.toLowerCase()) || !hosts.includes(new URL(request.url).host)) {
    return 'This address is not one of Wordshelf'
  }
  const origin = request.headers.get('Origin')
  const safe = request.method === 'GET' || request.method === 'HEAD'
  if (!safe && origin !== null && !hosts.some((own) => origin === `http://${own}`)) {
    return 'Requests from another page are not accepted'
  }
  // SameSite lets other ports of this computer through, because a site has no port. This header does not.
  const site = request.headers.get('Sec-Fetch-Site')
  const opensPage =
    safe && request.headers.get('Sec-Fetch-Mode') === 'navigate' && new URL(request.url).pathname === '/'
  if ((site === 'cross-site' || site === 'same-site') && !opensPage) {
    return 'Requests from another page are not accepted'
  }
  return null
}

function ownHosts(port: number): readonly string[] {
  const names = ['127.0.0.1', 'localhost']
  // Browsers leave the default port out.
  return names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
}
