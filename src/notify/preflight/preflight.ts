/**
 * Will receivers believe that the notices are ours? SPF, DKIM, DMARC, reverse DNS and that they agree on one domain, as large receivers ask of
 * whoever sends thousands of messages. Red refuses approval; amber is said and left to people.
 */
import { createPublicKey, type KeyObject } from 'node:crypto'
import type { RelaySettings } from '../send/relay.ts'
import type { Dns } from './dns.ts'
import { checkSpf } from './spf.ts'

export type Check = {
  name: 'from' | 'spf' | 'dkim' | 'dmarc' | 'reverse' | 'alignment' | 'return_path'
  state: 'green' | 'amber' | 'red'
  says: string
  settle: string
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
/** Relaxed alignment (RFC 7489, 3.1): the same domain, or one below the other. A list of public suffixes would allow more; this never allows too much. */
const isAligned = (a: string, b: string) => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)

/** `signKey`: the public half of the key we sign with; null when the relay signs, or nobody. */
export async function preflight(dns: Dns, relay: RelaySettings, signKey: KeyObject | null): Promise<Check[]> {
  const from = domainOf(relay.from)
  const envelope = domainOf(relay.returnPath)
  const spf = await safely('spf', () => checkSender(dns, envelope, relay.sendingIp))
  const dkim = await safely('dkim', () => checkDkim(dns, relay, signKey))
  const checks = [
    await safely('from', () => checkFrom(dns, from)),
    spf,
    dkim,
    await safely('dmarc', () => checkDmarc(dns, from)),
    await safely('reverse', () => checkReverse(dns, relay.sendingIp)),
    await safely('return_path', () => checkReturnPath(dns, envelope)),
  ]
  const spfAligned = spf.state === 'green' && isAligned(envelope, from)
  const dkimAligned = dkim.state === 'green' && isAligned(relay.dkimDomain, from)
  if (spfAligned || dkimAligned) return [...checks, { name: 'alignment', state: 'green', says: `The notices prove that they come from ${from}.`, settle: '' }]
  const isOpen = spf.state === 'amber' && isAligned(envelope, from)
  return [
    ...checks,
    {
      name: 'alignment',
      state: isOpen ? 'amber' : 'red',
      says: isOpen
        ? `Whether the notices prove that they come from ${from} was not checked.`
        : `Nothing proves that the notices come from ${from}: neither SPF nor DKIM is for that domain.`,
      settle: isOpen ? 'Say from which address the relay sends (--sending-ip).' : `Sign with DKIM as ${from}, or use a return path at ${from} whose SPF holds.`,
    },
  ]
}

export const isRed = (checks: readonly Check[]): boolean => checks.some(({ state }) => state === 'red')

async function safely(name: Check['name'], check: () => Promise<Omit<Check, 'name'>>): Promise<Check> {
  try {
    return { name, ...(await check()) }
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'no answer'
    return { name, state: 'red', says: `The name servers did not answer (${why}).`, settle: 'Check the network of this machine and look again.' }
  }
}

const green = (says: string) => ({ state: 'green' as const, says, settle: '' })
const amber = (says: string, settle: string) => ({ state: 'amber' as const, says, settle })
const red = (says: string, settle: string) => ({ state: 'red' as const, says, settle })

async function checkFrom(dns: Dns, domain: string): Promise<Omit<Check, 'name'>> {
  const reachable = (await dns.mx(domain)).length > 0 || (await dns.addresses(domain)).length > 0
  return reachable ? green(`${domain} takes mail.`) : red(`${domain} takes no mail: replies would come back.`, 'Write from a domain that has a mail server.')
}

async function checkReturnPath(dns: Dns, domain: string): Promise<Omit<Check, 'name'>> {
  const reachable = (await dns.mx(domain)).length > 0 || (await dns.addresses(domain)).length > 0
  return reachable
    ? green(`Bounces reach ${domain}.`)
    : red(`${domain} takes no mail: bounces would be lost.`, 'Name a return path whose domain has a mail server.')
}

async function checkSender(dns: Dns, domain: string, ip: string): Promise<Omit<Check, 'name'>> {
  if (ip === '') {
    const some = (await dns.txt(domain)).filter((text) => /^v=spf1( |$)/i.test(text))
    if (some.length === 0) return red(`${domain} has no SPF record.`, `Publish one at ${domain} that names the relay.`)
    return amber(`${domain} has an SPF record; whether it names the relay was not checked.`, 'Say from which address the relay sends (--sending-ip).')
  }
  const { result, why, lookups } = await checkSpf(dns, domain, ip)
  if (result === 'pass')
    return lookups >= 9
      ? amber(`SPF holds (${why}), with ${lookups} of 10 look-ups.`, 'Shorten the record before the next provider is added.')
      : green(`SPF holds: ${why}.`)
  if (result === 'none') return red(`${domain} has no SPF record.`, `Publish one at ${domain} that names ${ip}.`)
  if (result === 'permerror') return red(`The SPF record is broken: ${why}.`, 'Correct the record.')
  return red(`SPF says that ${ip} may not send for ${domain} (${result}: ${why}).`, `Add ${ip} to the SPF record of ${domain}.`)
}

async function checkDkim(dns: Dns, { dkimDomain, dkimSelector }: RelaySettings, signKey: KeyObject | null): Promise<Omit<Check, 'name'>> {
  if (dkimDomain === '' || dkimSelector === '')
    return red('No DKIM key is named.', 'Say which domain and selector the relay signs with (--dkim-domain, --dkim-selector), or give us a key (--dkim-key).')
  const name = `${dkimSelector}._domainkey.${dkimDomain}`
  const records = (await dns.txt(name)).filter((text) => /(^|;)\s*p=/.test(text))
  if (records.length === 0) return red(`There is no DKIM key at ${name}.`, 'Publish the public key there, or correct the selector.')
  const tags = new Map(records[0]!.split(';').map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s/g, '')]))
  if (tags.get('p') === '') return red(`The DKIM key at ${name} was withdrawn.`, 'Use a selector whose key is in force.')
  const key = publicKeyOf(tags.get('p')!, tags.get('k') ?? 'rsa')
  if (key === null) return red(`The DKIM key at ${name} cannot be read.`, 'Publish the key again; p= is its base64 without line breaks.')
  const bits = key.asymmetricKeyDetails?.modulusLength
  if (bits !== undefined && bits < 1024) return red(`The DKIM key at ${name} has ${bits} bits; receivers ignore it.`, 'Make a key of 2048 bits.')
  if (signKey !== null && !signKey.export({ type: 'spki', format: 'der' }).equals(key.export({ type: 'spki', format: 'der' })))
    return red(`The DKIM key at ${name} does not belong to the key we sign with.`, 'Publish the public half of our key, or give us the other key.')
  return bits !== undefined && bits < 2048 ? amber(`DKIM key at ${name}: ${bits} bits.`, 'Make a key of 2048 bits soon.') : green(`DKIM key found at ${name}.`)
}

function publicKeyOf(base64: string, kind: string): KeyObject | null {
  try {
    const der = Buffer.from(base64, 'base64')
    // Ed25519 keys are published bare (RFC 8463); SPKI has a fixed head before them.
    const spki = kind === 'ed25519' ? Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), der]) : der
    return createPublicKey({ key: spki, format: 'der', type: 'spki' })
  } catch {
    return null
  }
}

async function checkDmarc(dns: Dns, domain: string): Promise<Omit<Check, 'name'>> {
  // A subdomain without a record of its own goes by its parent's.
  const labels = domain.split('.')
  for (let from = 0; from < labels.length - 1; from++) {
    const name = `_dmarc.${labels.slice(from).join('.')}`
    const records = (await dns.txt(name)).filter((text) => /^v=DMARC1\s*(;|$)/i.test(text))
    if (records.length > 1) return red(`${name} has ${records.length} DMARC records; receivers read that as none.`, 'Leave one.')
    if (records.length === 0) continue
    const policy = /(?:^|;)\s*p\s*=\s*(\w+)/i.exec(records[0]!)?.[1]?.toLowerCase()
    if (!policy || !['none', 'quarantine', 'reject'].includes(policy)) return red(`The DMARC record at ${name} has no policy (p=).`, 'Add p=none at least.')
    return policy === 'none'
      ? amber(`DMARC at ${name} asks for nothing (p=none).`, 'With p=reject nobody else can write as you: look-alike notices then fail.')
      : green(`DMARC at ${name}: p=${policy}.`)
  }
  return red(`${domain} has no DMARC record.`, `Publish one at _dmarc.${domain}; large receivers refuse thousands of messages without.`)
}

async function checkReverse(dns: Dns, ip: string): Promise<Omit<Check, 'name'>> {
  if (ip === '') return amber('Reverse DNS was not checked.', 'Say from which address the relay sends (--sending-ip).')
  const names = await dns.ptr(ip)
  if (names.length === 0) return red(`${ip} has no name (PTR).`, 'Ask whoever runs the network to give it one.')
  for (const name of names) if ((await dns.addresses(name)).includes(ip)) return green(`${ip} is ${name}, both ways.`)
  return red(`${ip} says it is ${names[0]}, which does not point back.`, `Add an address record for ${names[0]}.`)
}
