/** Records that are a mailbox or a phone, and little else. People are invented. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { link, type Row } from './link-for-test.ts'

const others: Row[] = Array.from({ length: 80 }, (_, at) => {
  const row = {
    full_name: `${['Agnes', 'Piers', 'Dilip', 'Morwen', 'Jory'][at % 5]} ${['Ashdown', 'Brock', 'Cardew', 'Dunnage'][at % 4]}${at}`,
    email: `p${at * 37}@post.example`,
    phone: `0770090${1000 + at}`,
    address: `${at + 1} Tanyard Hill`,
    postcode: `QA${at % 9} ${at % 7}AA`,
  }
  return [row, { ...row, email: at % 4 === 0 ? `q${at}@box.example` : row.email, phone: at % 5 === 0 ? '' : row.phone }]
}).flat()
const john = { full_name: 'John Smith', phone: '07700 900111', address: '140 Larch Row', postcode: 'QZ9 4RT' }
const mailbox = 'j.smith72@mail.example'

async function personsOf(...rows: Row[]): Promise<(number | null)[]> {
  const { links } = await link({ rows: [...others, ...rows] })
  return links.slice(-rows.length).map(({ person_no: person }) => person)
}

test('[LNK33] the name in a mailbox alone makes nobody of it', async () => {
  const [person, mail] = await personsOf(john, { email: mailbox })
  assert.notEqual(person, mail)
})

test('[LNK19] a mailbox with the phone that one person is known by goes to that person', async () => {
  const [person, mail] = await personsOf(john, { email: mailbox, phone: '+44 7700 900111' })
  assert.equal(person, mail)
})

test('[LNK19] a mailbox with the phone of a couple goes to neither', async () => {
  const [one, other, mail] = await personsOf(john, { ...john, full_name: 'Mary Smith' }, { email: mailbox, phone: john.phone })
  assert.equal(new Set([one, other, mail]).size, 3)
})

test('[LNK33] two of one name, one known by a mailbox made of it and a home, one by the same mailbox at another provider and the same phone, are one', async () => {
  const [one, other] = await personsOf({ ...john, email: mailbox }, { full_name: 'J Smith', email: 'j.smith72@post.example', phone: john.phone })
  assert.equal(one, other)
})
