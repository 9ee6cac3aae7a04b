/** Evidence that comes later, as it comes: the same folder with one more file, investigated again. Nobody's number may move. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { preparedData } from '../prepared-data.ts'
import { tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-ids-walk-'))
after(() => rmSync(base, { recursive: true, force: true }))
const sample = join(base, 'sample')

/** Person id → roster id, names and birth date, as register.csv says them. */
function registerOf(out: string): Map<string, string> {
  const [, ...rows] = readFileSync(join(base, out, 'register.csv'), 'utf8')
    .trimEnd()
    .split('\n')
  return new Map(rows.map((row) => [row.split(',')[0]!, row.split(',').slice(1, 6).join(',')]))
}
const identityOf = (row: string) => row.split(',').toSpliced(1, 1).join(',')

/** Hash of the model by which the newest register was linked; one that was learnt anew from other records has another. */
function modelOf(data: string): string {
  const [incident] = readdirSync(join(base, data, 'incidents'))
  return (JSON.parse(readFileSync(join(base, data, 'incidents', incident!, 'link-facts.json'), 'utf8')) as { modelHash: string }).modelHash
}

async function investigate(out: string, data: string): Promise<string> {
  const words = ['investigate', join(sample, 'evidence'), '--roster', join(sample, 'roster.csv'), '--manifest', join(sample, 'manifest.csv')]
  const ran = await tocsin([...words, '--incident', join(sample, 'incident.yaml'), '--out', join(base, out), '--data', join(base, data)])
  assert.equal(ran.code, 0, ran.stderr)
  return ran.stdout
}

test('[LNK28] [LNK30] a file that comes later moves nobody’s number, and it is linked to what was there', async () => {
  assert.equal((await tocsin(['sample', '--people', '800', '--seed', '5', '--out', sample])).code, 0)
  for (const name of ['data', 'scratch-data']) preparedData(join(base, name))
  assert.doesNotMatch(await investigate('first', 'data'), /since the register before/)
  const before = registerOf('first')
  const firstModel = modelOf('data')

  // Read before all other files, so that every record gets another number; two people nobody had heard of, one who is on the list.
  const [id, known] = [...before].find(([, row]) => /^[^,]+,[^,]+,[A-Z][a-z]+,[A-Z][a-z]+,\d{4}-/.test(row))!
  const [, , given, family, born] = known.split(',')
  const late = [
    'First name,Surname,Date of birth,Email',
    `${given},${family},${born},late.address@post.example`,
    'Quintavia,Oxbarrow,1961-03-04,q.oxbarrow@post.example',
    'Leofric,Dunmallet,1957-11-30,leofric@dunmallet.example',
  ]
  writeFileSync(join(sample, 'evidence', '0-late.csv'), `${late.join('\n')}\n`)

  const said = await investigate('second', 'data')
  const now = registerOf('second')
  const moved = [...before].filter(([no, row]) => now.has(no) && identityOf(now.get(no)!) !== identityOf(row))
  assert.deepEqual(moved.length, 0, `another person under the same number: ${JSON.stringify(moved.slice(0, 3))}`)
  assert.equal(identityOf(now.get(id)!), identityOf(known))
  const highest = Math.max(...[...before.keys()].map((no) => Number(no.slice(2))))
  for (const name of ['Quintavia', 'Leofric']) {
    const [no] = [...now].find(([, row]) => row.includes(name))!
    assert.ok(Number(no.slice(2)) > highest, `${name} is ${no}`)
  }
  assert.match(said, /since the register before: \d+ new, [\d,]+ as before/)
  const changes = (JSON.parse(readFileSync(join(base, 'second', 'summary.json'), 'utf8')) as { register: { changes: { added: number; kept: number } } })
    .register.changes
  assert.ok(changes.added >= 2 && changes.kept > before.size - 5, JSON.stringify(changes))

  // Linked to what was there, by the weights learnt then.
  assert.equal(modelOf('data'), firstModel)

  // Investigated for the first time with all files, weights are learnt from two more people; that moves next to nobody.
  await investigate('scratch', 'scratch-data')
  const scratch = [...registerOf('scratch').values()]
  const alike = [...now.values()].filter((row) => scratch.includes(row)).length
  assert.ok(alike >= 0.99 * now.size && Math.abs(now.size - scratch.length) <= 3, `${alike} of ${now.size} alike, ${scratch.length} from scratch`)
})
