import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { RelaySettings } from '../send/relay.ts'
import type { Dns } from './dns.ts'
import { isRed, preflight } from './preflight.ts'
import { checkSpf } from './spf.ts'

const strong = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
const weak = generateKeyPairSync('rsa', { modulusLength: 768 })
const published = (key: typeof strong.publicKey) => `v=DKIM1; k=rsa; p=${key.export({ type: 'spki', format: 'der' }).toString('base64')}`

type Zone = Record<string, string[]>
const GOOD: Zone = {
  'mx harbour.example': ['mail.harbour.example'],
  'txt harbour.example': ['some other text', 'v=spf1 include:_spf.harbour.example -all'],
  'txt _spf.harbour.example': ['v=spf1 ip4:192.0.2.0/28 mx ~all'],
  'a mail.harbour.example': ['192.0.2.25'],
  'txt t1._domainkey.harbour.example': [published(strong.publicKey)],
  'txt _dmarc.harbour.example': ['v=DMARC1; p=reject'],
  'ptr 192.0.2.10': ['out.harbour.example'],
  'a out.harbour.example': ['192.0.2.10'],
}
const dnsOf = (zone: Zone): Dns => ({
  txt: async (name) => zone[`txt ${name}`] ?? [],
  mx: async (name) => zone[`mx ${name}`] ?? [],
  addresses: async (name) => zone[`a ${name}`] ?? [],
  ptr: async (ip) => zone[`ptr ${ip}`] ?? [],
})
const relay = (change: object = {}) =>
  RelaySettings.parse({
    host: 'relay',
    from: 'data@harbour.example',
    returnPath: 'bounces@harbour.example',
    dkimDomain: 'harbour.example',
    dkimSelector: 't1',
    sendingIp: '192.0.2.10',
    ...change,
  })

test('[NOT21] what is in order is green throughout', async () => {
  const checks = await preflight(dnsOf(GOOD), relay(), strong.publicKey)
  assert.deepEqual(
    checks.filter(({ state }) => state !== 'green'),
    [],
  )
})

const deep: Zone = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`txt d${index}.harbour.example`, [`v=spf1 include:d${index + 1}.harbour.example -all`]]),
)
const FAULTS: [string, Zone, object, string, RegExp][] = [
  ['no SPF record', { 'txt harbour.example': [] }, {}, 'spf', /no SPF record/],
  ['SPF with more than ten look-ups', { ...deep, 'txt harbour.example': ['v=spf1 include:d0.harbour.example -all'] }, {}, 'spf', /more than 10 look-ups/],
  ['two SPF records', { 'txt harbour.example': ['v=spf1 -all', 'v=spf1 mx -all'] }, {}, 'spf', /2 SPF records/],
  ['SPF that does not name the relay', { 'txt _spf.harbour.example': ['v=spf1 ip4:198.51.100.0/24 -all'] }, {}, 'spf', /may not send/],
  ['SPF with a slip of the pen', { 'txt harbour.example': ['v=spf1 ipv4:192.0.2.10 -all'] }, {}, 'spf', /not understood/],
  ['a wrong selector', {}, { dkimSelector: 't2' }, 'dkim', /no DKIM key at t2/],
  ['a withdrawn key', { 'txt t1._domainkey.harbour.example': ['v=DKIM1; p='] }, {}, 'dkim', /withdrawn/],
  ['a key of 768 bits', { 'txt t1._domainkey.harbour.example': [published(weak.publicKey)] }, {}, 'dkim', /768 bits/],
  ['another key than ours', { 'txt t1._domainkey.harbour.example': [published(other.publicKey)] }, {}, 'dkim', /does not belong/],
  ['no DMARC record', { 'txt _dmarc.harbour.example': [] }, {}, 'dmarc', /no DMARC/],
  ['DMARC without p', { 'txt _dmarc.harbour.example': ['v=DMARC1; rua=mailto:x@harbour.example'] }, {}, 'dmarc', /no policy/],
  [
    'a From that nothing is aligned with',
    {
      'txt other.example': ['v=spf1 ip4:192.0.2.10 -all'],
      'mx other.example': ['mail.harbour.example'],
      'txt t1._domainkey.other.example': [published(strong.publicKey)],
    },
    { returnPath: 'b@other.example', dkimDomain: 'other.example' },
    'alignment',
    /Nothing proves/,
  ],
  ['a From domain that takes no mail', { 'mx harbour.example': [] }, {}, 'from', /takes no mail/],
  ['no reverse name', { 'ptr 192.0.2.10': [] }, {}, 'reverse', /no name/],
  ['a reverse name that does not point back', { 'a out.harbour.example': ['192.0.2.99'] }, {}, 'reverse', /does not point back/],
]
for (const [fault, zone, change, name, says] of FAULTS)
  test(`[NOT21] ${fault} is red, and said`, async () => {
    const checks = await preflight(dnsOf({ ...GOOD, ...zone }), relay(change), strong.publicKey)
    const check = checks.find((one) => one.name === name)!
    assert.equal(check.state, 'red')
    assert.match(check.says, says)
    assert.notEqual(check.settle, '')
    assert.ok(isRed(checks))
  })

test('[NOT21] name servers that do not answer are red, not green', async () => {
  const away: Dns = {
    txt: () => Promise.reject(Object.assign(new Error(), { code: 'ETIMEOUT' })),
    mx: () => Promise.reject(new Error()),
    addresses: () => Promise.reject(new Error()),
    ptr: () => Promise.reject(new Error()),
  }
  assert.ok((await preflight(away, relay(), null)).every(({ state }) => state === 'red'))
})

test('[NOT21] Ed25519 keys are read as they are published', async () => {
  const pair = generateKeyPairSync('ed25519')
  const bare = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(12).toString('base64')
  const checks = await preflight(
    dnsOf({ ...GOOD, 'txt t1._domainkey.harbour.example': [`v=DKIM1; k=ed25519; p=${bare}`] }),
    relay(),
    createPublicKey(pair.privateKey),
  )
  assert.equal(checks.find(({ name }) => name === 'dkim')!.state, 'green')
})

for (const [record, ip, result] of [
  ['v=spf1 ip4:192.0.2.1 -all', '192.0.2.1', 'pass'],
  ['v=spf1 ip4:192.0.2.1 -all', '192.0.2.2', 'fail'],
  ['v=spf1 ip6:2001:db8::/32 ~all', '2001:db8::7', 'pass'],
  ['v=spf1 a/24 -all', '192.0.2.200', 'pass'],
  ['v=spf1 ?all', '203.0.113.9', 'neutral'],
  ['v=spf1 redirect=_spf.harbour.example', '192.0.2.3', 'pass'],
] as const)
  test(`SPF: ${ip} by “${record}” is ${result}`, async () => {
    assert.equal((await checkSpf(dnsOf({ ...GOOD, 'txt x.example': [record], 'a x.example': ['192.0.2.9'] }), 'x.example', ip)).result, result)
  })
