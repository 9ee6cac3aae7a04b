import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { scoreRegister } from './score-register.ts'
import { wilson } from './wilson.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-score-'))
after(() => rmSync(folder, { recursive: true }))

/** Three affected people: 0 on the roster in two rows; 1 a stranger by row; 2 in a letter. Person 3 is on the roster only. */
function writeTruth(): string {
  const truth = join(folder, 'truth')
  mkdirSync(truth, { recursive: true })
  const person = (no: number, roster: string, relationship: string, kinds: string[], sources: number[][]) =>
    JSON.stringify({
      person: no,
      relationship,
      roster_id: roster,
      given_name: '',
      family_name: '',
      date_of_birth: '',
      emails: [`p${no}@example.org`],
      phones: [],
      address: '',
      postcode: '',
      sources,
      kinds,
      flags: [],
      affected: kinds.length > 0,
    })
  writeFileSync(
    join(truth, 'sources.json'),
    JSON.stringify({
      kinds: ['email', 'person_name', 'health'],
      sources: [
        { path: 'a.csv', name: '', readable: true },
        { path: 'b.sql', name: 'note', readable: true },
        { path: 'l.pdf', name: '', readable: true },
      ],
    }),
  )
  writeFileSync(
    join(truth, 'people.ndjson'),
    [
      person(
        0,
        'M1',
        'member',
        ['email', 'health'],
        [
          [0, 1],
          [1, 4],
        ],
      ),
      person(1, '', 'other', ['email'], [[0, 1]]),
      person(2, '', 'other', ['person_name'], [[2, 2]]),
      person(3, 'M2', 'member', [], []),
    ].join('\n'),
  )
  writeFileSync(join(truth, 'records.csv'), 'source_no,row,person,kinds\n0,1,0,1\n1,1,0,4\n0,2,1,1\n2,1,2,2\n')
  return truth
}
const HEAD = 'person_id,roster_id,relationship,given_name,family_name,date_of_birth,emails,phones,address,postcode,kinds,flags,confidence,records,files\n'
function writeOut(rows: string[], exposures: [string, string, string, string][]): string {
  const out = mkdtempSync(join(folder, 'out-'))
  writeFileSync(join(out, 'register.csv'), HEAD + rows.join('\n'))
  writeFileSync(join(out, 'exposures.ndjson'), exposures.map(([person_id, kind, path, place]) => JSON.stringify({ person_id, kind, path, place })).join('\n'))
  return out
}
const row = (id: string, roster: string, relationship: string, kinds: string) => `${id},${roster},${relationship},,,,,,,,${kinds},,1,1,`
const truth = writeTruth()

test('a register that says what is true scores one in everything', async () => {
  const out = writeOut(
    [row('P-1', 'M1', 'member', 'email;health'), row('P-2', '', 'other', 'email'), row('P-3', '', 'other', 'person_name')],
    [
      ['P-1', 'email', 'a.csv', 'row 1 › e'],
      ['P-1', 'health', 'b.sql', 'note › row 1 › text'],
      ['P-2', 'email', 'a.csv', 'row 2 › e'],
      ['P-3', 'person_name', 'l.pdf', 'page 1'],
    ],
  )
  const score = await scoreRegister({ out, truth })
  assert.deepEqual([score.precision.share, score.recall.share, score.kinds.f1, score.relationship.share, score.pairs.f1, score.countError], [1, 1, 1, 1, 1, 0])
})

test('one person made two costs precision, and the pair is not found', async () => {
  const out = writeOut(
    [row('P-1', 'M1', 'member', 'email'), row('P-2', '', 'other', 'email'), row('P-3', '', 'other', 'person_name'), row('P-4', '', 'unknown', 'health')],
    [
      ['P-1', 'email', 'a.csv', 'row 1 › e'],
      ['P-4', 'health', 'b.sql', 'note › row 1 › text'],
      ['P-2', 'email', 'a.csv', 'row 2 › e'],
      ['P-3', 'person_name', 'l.pdf', ''],
    ],
  )
  const score = await scoreRegister({ out, truth })
  assert.deepEqual([score.precision.hits, score.precision.of, score.recall.hits, score.kinds.recall.hits, score.kinds.recall.of], [3, 4, 3, 3, 4])
  assert.equal(score.pairs.recall.share, 0)
  assert.equal(score.wrongPeople[0]?.what, 'second one of member: b.sql')
})

test('two people made one cost recall; someone only on the roster costs precision', async () => {
  const out = writeOut(
    [row('P-1', 'M1', 'member', 'email;health'), row('P-3', '', 'other', 'person_name'), row('P-4', 'M2', 'member', 'email')],
    [
      ['P-1', 'email', 'a.csv', 'row 1 › e'],
      ['P-1', 'email', 'a.csv', 'row 2 › e'],
      ['P-3', 'person_name', 'l.pdf', 'page 1'],
      ['P-4', 'email', 'x.csv', 'row 9'],
    ],
  )
  const score = await scoreRegister({ out, truth })
  assert.deepEqual([score.precision.hits, score.precision.of, score.recall.hits, score.recall.of], [2, 3, 2, 3])
  assert.equal(score.pairs.precision.share, 0)
})

test('Wilson: 8 of 10 lies between 0.490 and 0.943', () => {
  const { low, high } = wilson(8, 10)
  assert.deepEqual([low.toFixed(3), high.toFixed(3)], ['0.490', '0.943'])
})
