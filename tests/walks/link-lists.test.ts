/** `tocsin link` on lists that name and write things each in its own way. People are invented. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-link-lists-'))
after(() => rmSync(base, { recursive: true, force: true }))
const file = (name: string, content: string) => {
  const path = join(base, name)
  writeFileSync(path, content)
  return path
}
type Summary = { rosterMatched: number; truth: { truePeople: number; foundPeople: number; f1: number }; sources: { columns: Record<string, string[]> }[] }

async function link(...words: string[]): Promise<{ summary: Summary; rows: string[][] }> {
  const out = join(base, 'clusters.csv')
  const { code, stdout, stderr } = await tocsin(['link', ...words, '--out', out, '--json'])
  assert.equal(code, 0, stderr)
  const rows = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  return { summary: JSON.parse(stdout) as Summary, rows }
}

test('[LNK4] a list that puts the month first meets one that writes ISO days: the day that could be read both ways decides', async () => {
  const american = file(
    'american.csv',
    'voter_id,last_name,first_name,birth_dt\nv1,Halloran,June,03/04/1961\nv2,Ostrow,Pieter,12/25/1980\nv3,Quill,Ada,07/30/1976\nv4,Venn,Idris,01/31/1990\n',
  )
  const roster = file('iso.csv', 'ref,surname,forename,dob\nr1,Halloran,June,1961-03-04\nr2,Halloran,June,1961-04-03\nr3,Ostrow,Pieter,1980-12-25\n')
  const { rows } = await link(american, '--roster', roster, '--id', 'voter_id')
  assert.deepEqual(Object.fromEntries(rows.map(([, id, , , rosterId]) => [id, rosterId])), { v1: 'r1', v2: 'r3', v3: '', v4: '' })
})

test('with a roster, the people of the truth are those of the records, not those whom only the roster knows', async () => {
  const roster = file('members.csv', 'ref,name,dob,who\nm1,June Halloran,1961-03-04,1\nm2,Pieter Ostrow,1980-12-25,2\nm3,Ada Quill,1976-07-30,3\n')
  const leaked = file('leaked.csv', 'no,name,born,who\na,Halloran June,4 Mar 1961,1\nb,"Halloran, June",1961-03-04,1\n')
  const { summary } = await link(leaked, '--roster', roster, '--id', 'no', '--truth', 'who')
  assert.deepEqual([summary.truth.truePeople, summary.truth.foundPeople, summary.rosterMatched, summary.truth.f1], [1, 1, 1, 1])
})
