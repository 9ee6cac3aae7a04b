/** Fathers and sons of one name under one roof. People are invented. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { link, type Row } from './link-for-test.ts'
import { fullNameParts } from './standardise/name.ts'

const NAMES = ['Ashdown', 'Brock', 'Cardew', 'Dunnage', 'Ellery', 'Fosdyke', 'Garth', 'Hallam', 'Ingle', 'Jessop', 'Kettle', 'Lunn']
/** Sixty people with two records each, so that the list knows what one person's records look like. */
const others: Row[] = Array.from({ length: 60 }, (_, at) => {
  const row = {
    full_name: `${['Agnes', 'Piers', 'Dilip', 'Morwen', 'Jory'][at % 5]} ${NAMES[at % 12]}${at}`,
    email: `p${at * 37}@post.example`,
    phone: `0770090${1000 + at}`,
    address: `${at + 1} Tanyard Hill`,
    postcode: `QA${at % 9} ${at % 7}AA`,
  }
  return [row, { ...row, email: at % 4 === 0 ? `q${at}@box.example` : row.email, phone: at % 5 === 0 ? '' : row.phone }]
}).flat()
const home = { address: '140 Larch Row', postcode: 'QZ9 4RT' }

async function areJoined(one: Row, other: Row): Promise<boolean> {
  const { links } = await link({ rows: [...others, { ...home, ...one }, { ...home, ...other }] })
  const [left, right] = links.slice(-2)
  return left!.person_no === right!.person_no
}

for (const [one, other] of [
  ['Wilmot Hartigan Snr', 'Wilmot Hartigan Jr'],
  ['Wilmot Hartigan the elder', 'Wilmot Hartigan the younger'],
  ['Wilmot Hartigan (senior)', 'Wilmot Hartigan (junior)'],
] as const)
  test(`[LNK37] ${one} and ${other} of one home are two people`, async () => assert.equal(await areJoined({ full_name: one }, { full_name: other }), false))

test('[LNK37] a junior and one of the same name at the same home with another phone and mailbox are not joined; with the same mailbox they are', async () => {
  const [father, son] = [
    { full_name: 'Wilmot Hartigan', email: 'wh1@a.example', phone: '07700900111' },
    { full_name: 'Wilmot Hartigan Jr', email: 'quay77@b.example', phone: '07700900222' },
  ]
  assert.equal(await areJoined(father, son), false)
  assert.equal(await areJoined(father, { ...son, email: father.email, phone: father.phone }), true)
})

test('[LNK37] a senior and a junior who were born on the same day are one person whose list got one of the words wrong', async () => {
  const born = { date_of_birth: '1961-04-17', phone: '07700900111' }
  assert.equal(await areJoined({ full_name: 'Wilmot Hartigan Snr', ...born }, { full_name: 'Wilmot Hartigan Jr', ...born }), true)
})

for (const [text, generation, family] of [
  ['Wilmot Hartigan the elder', 2, 'hartigan'],
  ['Wilmot Hartigan yr ieuengaf', 1, 'hartigan'],
  ['Master Wilmot Hartigan', 1, 'hartigan'],
  ['Margaret Elder', 0, 'elder'],
  ['Wilmot Hartigan (junior)', 1, 'hartigan'],
  ['Ada Master', 0, 'master'],
] as const)
  test(`[LNK2] ${text}: generation ${generation}`, () => {
    const parts = fullNameParts(text)
    assert.deepEqual([parts.generation, parts.family], [generation, family])
  })
