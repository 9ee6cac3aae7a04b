/** [LNK33] People are invented. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COMPARISONS, EMAIL } from './comparisons.ts'
import { explainPair } from './explain.ts'
import { link, type Row } from './link-for-test.ts'
import { parseModel, startingModel } from './model.ts'
import { agreementOfNames, mailboxFactor, mailboxPlace } from './name-mailboxes.ts'

const levelsWith = (given: number, family: number, email: number) => {
  const levels = COMPARISONS.map(() => 0)
  ;[levels[0], levels[2], levels[EMAIL]] = [given, family, email]
  return levels
}

test('[LNK33] which names agree: none, the family’s, the given, both; swapped ones are both', () => {
  assert.deepEqual([agreementOfNames(1, 1), agreementOfNames(1, 5), agreementOfNames(7, 1), agreementOfNames(3, 4), agreementOfNames(6, 0)], [0, 1, 2, 3, 3])
})

test('[LNK33] mailboxes alike say less where names agree; the very same mailbox, or another one, says what it says', () => {
  const model = startingModel()
  assert.ok(mailboxFactor(model, levelsWith(7, 5, 3)) > 1000)
  assert.ok(mailboxFactor(model, levelsWith(7, 1, 3)) < mailboxFactor(model, levelsWith(7, 5, 3)))
  for (const levels of [levelsWith(7, 5, 4), levelsWith(7, 5, 1), levelsWith(1, 1, 3)]) assert.equal(mailboxFactor(model, levels), 1)
  assert.deepEqual([mailboxPlace(1, 5, 2), mailboxPlace(7, 5, 3), mailboxPlace(7, 5, 4)], [0, 5, -1])
})

test('[LNK33] two of one first name, each with a number behind it at their own provider, are two people', async () => {
  const GIVEN = ['Julian', 'Anneke', 'Graeme', 'Lynne']
  const FAMILY = ['Powell', 'Cook', 'Barker', 'Poole', 'Ashdown', 'Venn', 'Tallow', 'Quill', 'Ostrow', 'Halloran']
  const rows: Row[] = GIVEN.flatMap((given, at) =>
    FAMILY.map((family, index) => ({
      full_name: `${given} ${family}`,
      email: `${given.toLowerCase()}${80 + index}@${['post', 'mail', 'letter'][(index + at) % 3]}.example`,
    })),
  )
  const { result, links } = await link({ rows: [...rows, ...rows.map((row) => ({ ...row, full_name: `Ms ${row.full_name}` }))] })
  assert.equal(result.people, 40)
  assert.equal(new Set(links.map(({ person_no: person }) => person)).size, 40)
})

test('[LNK24] the explanation has a step for mailboxes made from names, and adds up', () => {
  const { bits, parts } = explainPair(
    startingModel(),
    { full_name: 'Lee Butler', email: 'lee.butler@post.example' },
    { full_name: 'Lee Butler', email: 'lee.butler@mail.example' },
  )
  assert.ok(parts.some(({ level }) => level === 'but mailboxes are often made from names'))
  assert.ok(Math.abs(parts.reduce((sum, part) => sum + part.bits, 0) - bits) < 1e-9)
})

test('a model that says how often mailboxes are alike needs a chance for each case; one without it is read', () => {
  const { nameMailboxes: _, ...without } = startingModel()
  assert.equal(mailboxFactor(parseModel(JSON.stringify(without), 'm.json'), levelsWith(7, 5, 3)), mailboxFactor(startingModel(), levelsWith(7, 5, 3)))
  assert.throws(() => parseModel(JSON.stringify({ ...without, nameMailboxes: [0.1, 2] }), 'm.json'), { code: 'model_invalid' })
})
