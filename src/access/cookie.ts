/**
 * The session cookie. Behind TLS its name starts with `__Host-`, so that a browser takes it only over TLS, for this host and path (RFC 6265bis,
 * 4.1.3.2); on plain loopback no browser would keep such a cookie, so it has another name there.
 */
export type CookieKind = { name: string; secure: boolean }

/** `name` tells one door's sessions from another's: two doors may stand on one host. */
export function cookieKind(secure: boolean, name = 'tocsin'): CookieKind {
  return { name: secure ? `__Host-${name}` : name, secure }
}

export function tokenOf(header: string | undefined, kind: CookieKind): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === kind.name) return part.slice(at + 1).trim() || null
  }
  return null
}

/** No Max-Age: it ends with the browser; how long a session lives is decided on our side. */
export function setCookie(token: string, kind: CookieKind): string {
  return `${kind.name}=${token}; Path=/; HttpOnly; SameSite=Strict${kind.secure ? '; Secure' : ''}`
}

export function clearCookie(kind: CookieKind): string {
  return `${kind.name}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${kind.secure ? '; Secure' : ''}`
}
