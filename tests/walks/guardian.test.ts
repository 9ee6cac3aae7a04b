/** Whose home a row tells: the child's postcode is not put down as the parent's. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { preparedData } from '../prepared-data.ts'
import { tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-guardian-'))
after(() => rmSync(base, { recursive: true, force: true }))

test('[REG2] a parent on a child’s row stands in the register without the child’s postcode, which counts as nothing of theirs', async () => {
  mkdirSync(join(base, 'evidence'))
  writeFileSync(
    join(base, 'evidence', 'juniors.csv'),
    'first_name,last_name,dob,guardian_name,guardian_phone,postcode\nStanley,Morgan,2014-09-07,June Prydderch,07700 900111,ZZ1 7RG\nMegan,Marworth,2015-08-18,Andrew Tallentire,07700 900222,ZZ2 4ZX\n',
  )
  writeFileSync(join(base, 'roster.csv'), 'member_id,first_name,last_name,dob,postcode\nHA-1,Rhian,Kowalczyk,1984-07-30,ZZ9 4ZZ\n')
  const ran = await tocsin([
    'investigate',
    join(base, 'evidence'),
    '--roster',
    join(base, 'roster.csv'),
    '--out',
    join(base, 'out'),
    '--data',
    preparedData(join(base, 'data')),
  ])
  assert.equal(ran.code, 0, ran.stderr)
  const [head, ...rows] = readFileSync(join(base, 'out', 'register.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
  const at = head!.replace('\uFEFF', '').split(',').indexOf('postcode')
  const postcodeOf = (family: string) => rows.find((row) => row.includes(family))!.split(',')[at]
  assert.deepEqual(
    ['Morgan', 'Marworth', 'Prydderch', 'Tallentire'].map((family) => postcodeOf(family)!.replaceAll('"', '')),
    ['ZZ1 7RG', 'ZZ2 4ZX', '', ''],
  )
})
