/** What the preflight asks of the DNS; a test answers instead. An empty list: there is no such record. Throws when no server answered. */
import { Resolver } from 'node:dns/promises'

export type Dns = {
  txt(name: string): Promise<string[]>
  mx(name: string): Promise<string[]>
  /** A and AAAA. */
  addresses(name: string): Promise<string[]>
  ptr(ip: string): Promise<string[]>
}

/** `servers`: those to ask instead of this machine's, where inside the house the DNS looks otherwise than outside. */
export function systemDns(servers: readonly string[] = []): Dns {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  return {
    txt: async (name) => (await orNone(resolver.resolveTxt(name))).map((parts) => parts.join('')),
    mx: async (name) => (await orNone(resolver.resolveMx(name))).map(({ exchange }) => exchange),
    addresses: async (name) => [...(await orNone(resolver.resolve4(name))), ...(await orNone(resolver.resolve6(name)))],
    ptr: (ip) => orNone(resolver.reverse(ip)),
  }
}

async function orNone<Answer>(asked: Promise<Answer[]>): Promise<Answer[]> {
  try {
    return await asked
  } catch (error) {
    if (['ENODATA', 'ENOTFOUND'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  }
}
