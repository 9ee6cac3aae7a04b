/**
 * Requests from other sites. A POST must come from our own page (OWASP, Cross-Site Request Forgery Prevention, verifying origin), and the Host
 * must be one of ours: a stranger's name that resolves to this machine (DNS rebinding) is refused before anything is read.
 */
import { AppError } from '../errors.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** True when the Host header names this door. Names given in `allowedHosts` come from the operator (a reverse proxy). */
export function isOurHost(host: string | undefined, allowedHosts: readonly string[]): boolean {
  if (!host) return false
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return LOOPBACK.has(name) || allowedHosts.includes(name)
}

type Headers = { origin?: string | undefined; host?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined }

export function refuseOtherSites(method: string, headers: Headers, secure: boolean): void {
  if (method === 'GET' || method === 'HEAD') return
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') throw new AppError('cross_site')
  if (headers.origin !== `${secure ? 'https' : 'http'}://${headers.host}`) throw new AppError('cross_site')
}
