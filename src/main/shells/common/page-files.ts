import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { COMMON_HEADERS, EMPTY_POLICY, NONCE_PLACEHOLDER, pageHeaders } from './csp.ts'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2'
}

/** The built page, ready to be served. */
export interface PageFiles {
  /** `path` as it stands in the URL, not decoded. Null where the page has no such file. `nonce` is used by the HTML only. */
  answer(path: string, nonce: string): Promise<Response | null>
}

/**
 * Lists the folder once. A request is then looked up in the list by its exact name and never put together with a folder, so no
 * spelling of a path can lead out of it. A missing folder is an empty list: the API works without a page.
 */
export async function loadPageFiles(folder: string): Promise<PageFiles> {
  const files = await listFiles(folder)
  const hasIndex = files.has('/index.html')
  return {
    async answer(path, nonce) {
      if (path === '/' || path === '/index.html') {
        if (!hasIndex) return null
        const html = await readFile(join(folder, 'index.html'), 'utf8')
        return new Response(html.replaceAll(NONCE_PLACEHOLDER, nonce), { headers: pageHeaders(nonce) })
      }
      const file = files.get(path)
      if (file === undefined) return null
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'Content-Type': CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
          // The bundler puts a hash of the content into the names below assets/.
          'Cache-Control': path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
          'Content-Security-Policy': EMPTY_POLICY,
          ...COMMON_HEADERS
        }
      })
    }
  }
}

async function listFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return new Map(
      entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [`/${file.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')}`, file])
    )
  } catch {
    return new Map()
  }
}
