/** The address of the store as the public pages get it: never with our own password in it. */

/** The same server under the pages' own role, without any password; or the operator's own address for it (TOCSIN_PORTAL_DATABASE_URL). */
export function portalStoreUrl(storeUrl: string, own: string | null): string {
  if (own !== null) return own
  const [address, query = ''] = storeUrl.split('?')
  const kept = new URLSearchParams(query)
  for (const name of ['user', 'password', 'passfile', 'sslkey', 'sslcert']) kept.delete(name)
  const rest = kept.toString()
  return `${address!.replace(/^(postgres(?:ql)?:\/\/)(?:[^/]*@)?/, '$1tocsin_portal@')}${rest === '' ? '' : `?${rest}`}`
}
