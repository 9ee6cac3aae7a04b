/** Names in prose: who is a person, and what only looks like one. People are invented. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NO_CONTEXT } from '../finding.ts'
import { findInText } from './registry.ts'

const NAMES: readonly [string, string, string[]][] = [
  ['DET32', 'Dear Ms Okonkwo,\n\nThank you.', ['Okonkwo']],
  ['DET32', 'Name: priya raman\nTown: Otley', ['priya raman']],
  ['DET32', 'Yours sincerely,\n\nMargaret O’Neill\nMembership Secretary', ['Margaret O’Neill']],
  ['DET32', 'My name is Ian Wetherby and I write about a bill.', ['Ian Wetherby']],
  ['DET32', 'We saw Mrs Fairclough and Dr Iqbal there.', ['Fairclough', 'Iqbal']],
  ['DET32', 'Mr Jacob Hunt\n125 Mill Bypass', ['Jacob Hunt']],
  ['DET32', 'Mrs J Hunt and Mr A B Stone', ['J Hunt', 'A B Stone']],
  ['DET33', 'Priya Raman told Tom Ackroyd that the hall was full.', ['Priya Raman', 'Tom Ackroyd']],
  ['DET33', 'The parcel for Agnieszka Kowalczyk came on Monday.', ['Agnieszka Kowalczyk']],
  ['DET33', 'Ask Chukwuemeka Obi or Nguyen Thi Mai.', ['Chukwuemeka Obi']],
  ['DET33', 'Ludwig van Aken lives here.', ['Ludwig van Aken']],
  ['DET33', 'Escalated to Pieter van der Broek on Monday.', ['Pieter van der Broek']],
  ['DET33', 'The order of Amber Holroyd came late, but Amber did not mind.', ['Amber Holroyd', 'Amber']],
  ['DET32', 'Holroyd, Amber\nÓ Murchú, Niamh\nter Horst, Joke', ['Holroyd, Amber', 'Ó Murchú, Niamh', 'ter Horst, Joke']],
  ['DET32', "(4481,'Wenzel','Gruber','x')", ['Wenzel', 'Gruber']],
  ['DET32', '12/03/2024, 18:22 - Teppo: who has the key', ['Teppo']],
  ['DET32', 'Bill to: Deste Uzunoğlu\nAttn: Karin Lund', ['Deste Uzunoğlu', 'Karin Lund']],
  ['DET32', '{"firstName":"Xanthia","lastName":"Schultheiss"}', ['Xanthia', 'Schultheiss']],
  ['DET32', 'Nom : Jacquot\nPrénom : Guy', ['Jacquot', 'Guy']],
  ['DET33', 'Alexandra Harrison\tDriver\tBradley Brown\t2019', ['Alexandra Harrison', 'Bradley Brown']],
  ['DET33', 'M. Foster was beaten by A. Hughes in the final.', ['M. Foster', 'A. Hughes']],
  ['DET32', 'Sehr geehrte Frau Lindqvist,', ['Lindqvist']],
  ['DET32', 'Title: Ms   First name(s): Bernadette   Last name: Oakes', ['Bernadette', 'Oakes']],
]
const NOBODY: readonly [string, string][] = [
  ['DET34', 'Dear Sir or Madam,'],
  ['DET34', 'Dear Member,'],
  ['DET34', 'Dear Colleagues,'],
  ['DET34', 'The Membership Secretary will reply.'],
  ['DET34', 'Labour Day is in May.'],
  ['DET34', 'Trains from Manchester to Bath and Reading.'],
  ['DET34', 'The tenant paid Harrison Ltd and Marks & Spencer.'],
  ['DET34', 'Windows Server was restarted on Monday.'],
  ['DET34', 'the Green Party and the Rose Garden'],
  ['DET34', 'University of Lancaster, Bailrigg Campus'],
  ['DET34', 'Will call later. May be late. Grant pending. Bill attached.'],
  ['DET34', 'Account Number and Sort Code'],
  ['DET34', 'Kind Regards,\nThe Team'],
  ['DET34', 'I am employed by Jameson Hargreaves plc and bank with Cobalt Payroll.'],
  ['DET34', 'Claims Adjuster\nBluebell Nursery'],
  ['DET34', 'Dear Granny,\n\nthank you for the jumper'],
  ['DET34', 'Title: Ms   First time user'],
]
for (const [rule, text, names] of NAMES) {
  test(`[${rule}] ${JSON.stringify(text)} names ${names.join(' and ')}`, () => {
    const found = findInText(text, NO_CONTEXT)
      .filter(({ kind }) => kind === 'person_name')
      .map(({ value }) => value)
    for (const name of names) assert.ok(found.includes(name), `found ${found.join(', ')}`)
  })
}
for (const [rule, text] of NOBODY) {
  test(`[${rule}] ${JSON.stringify(text)} names nobody`, () => {
    assert.deepEqual(
      findInText(text, NO_CONTEXT)
        .filter(({ kind }) => kind === 'person_name')
        .map(({ value }) => value),
      [],
    )
  })
}
