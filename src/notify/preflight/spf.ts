/** SPF (RFC 7208): may a server with this address send for this domain? With the limits that receivers apply: ten look-ups, two empty answers. */
import { BlockList, isIP } from 'node:net'
import type { Dns } from './dns.ts'

export type SpfResult = { result: 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'permerror'; why: string; lookups: number }

const MOST_LOOKUPS = 10
const RESULT_OF: Record<string, 'pass' | 'fail' | 'softfail' | 'neutral'> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' }
class SpfError extends Error {}
type Count = { lookups: number }

export async function checkSpf(dns: Dns, domain: string, ip: string): Promise<SpfResult> {
  const count = { lookups: 0 }
  try {
    const result = await evaluate(dns, domain, ip, count, 0)
    return { ...result, lookups: count.lookups }
  } catch (error) {
    if (error instanceof SpfError) return { result: 'permerror', why: error.message, lookups: count.lookups }
    throw error
  }
}

async function evaluate(dns: Dns, domain: string, ip: string, count: Count, depth: number): Promise<Omit<SpfResult, 'lookups'>> {
  const records = (await dns.txt(domain)).filter((text) => /^v=spf1( |$)/i.test(text))
  if (records.length === 0) return { result: 'none', why: `${domain} has no SPF record` }
  if (records.length > 1) throw new SpfError(`${domain} has ${records.length} SPF records; receivers read that as none`)
  const terms = records[0]!
    .split(/\s+/)
    .slice(1)
    .filter((term) => term !== '')
  for (const term of terms) {
    const found = /^([+\-~?]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?::([^/]*(?:\/\/?.*)?))?((?:\/\d+)?(?:\/\/\d+)?)?$/i.exec(term)
    if (found === null) {
      if (/^(redirect|exp|[a-z][\w.-]*)=/i.test(term)) continue
      throw new SpfError(`${domain}: “${term}” is not understood`)
    }
    const [, sign, mechanism, value, prefix] = found
    if (await matches(dns, mechanism!.toLowerCase(), value ?? '', prefix ?? '', { domain, ip, count, depth }))
      return { result: RESULT_OF[sign || '+']!, why: `${domain}: “${term}”` }
  }
  const redirect = terms.map((term) => /^redirect=(.+)$/i.exec(term)?.[1]).find((target) => target !== undefined)
  if (redirect === undefined) return { result: 'neutral', why: `${domain}: nothing in it matches` }
  spend(count, domain)
  const end = await evaluate(dns, redirect, ip, count, depth + 1)
  if (end.result === 'none') throw new SpfError(`redirect to ${redirect}, which has no SPF record`)
  return end
}

type At = { domain: string; ip: string; count: Count; depth: number }

async function matches(dns: Dns, mechanism: string, value: string, prefix: string, { domain, ip, count, depth }: At): Promise<boolean> {
  if (mechanism === 'all') return true
  if (mechanism === 'ip4' || mechanism === 'ip6') return isWithin(ip, value, prefix)
  spend(count, domain)
  const slash = value.indexOf('/')
  const target = (slash < 0 ? value : value.slice(0, slash)) || domain
  const width = slash < 0 ? prefix : value.slice(slash)
  // Macros need the sender and the HELO of a real message; a record with them is left to real receivers.
  if (target.includes('%')) throw new SpfError(`“${target}” has a macro, which is not checked here`)
  if (mechanism === 'include') {
    if (depth > MOST_LOOKUPS) throw new SpfError('include goes in a circle')
    const inner = await evaluate(dns, target, ip, count, depth + 1)
    if (inner.result === 'none') throw new SpfError(`include:${target}, which has no SPF record`)
    return inner.result === 'pass'
  }
  const names = mechanism === 'mx' ? (await dns.mx(target)).slice(0, 10) : [target]
  for (const name of names) for (const address of await dns.addresses(name)) if (isWithin(ip, address, width)) return true
  return mechanism === 'exists' && (await dns.addresses(target)).length > 0
}

function spend(count: Count, domain: string): void {
  if (++count.lookups > MOST_LOOKUPS) throw new SpfError(`${domain} needs more than ${MOST_LOOKUPS} look-ups; receivers stop there`)
}

function isWithin(ip: string, address: string, prefix: string): boolean {
  const [base, given] = address.split('/')
  const family = isIP(base!) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(base!) === 0) throw new SpfError(`“${address}” is not an address`)
  if (isIP(ip) !== (family === 'ipv6' ? 6 : 4)) return false
  const widths = /^\/?(?:(\d+))?(?:\/\/(\d+))?$/.exec(prefix) ?? []
  const bits = Number(given ?? (family === 'ipv4' ? (widths[1] ?? 32) : (widths[2] ?? 128)))
  const list = new BlockList()
  list.addSubnet(base!, bits, family)
  return list.check(ip, family)
}
