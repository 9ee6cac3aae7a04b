/** Facts, filings and the pack as commands, on a small invented breach: what was known, what was filed, what changed, and the proof. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { preparedData } from '../prepared-data.ts'
import { ROOT, tocsin, type Ran } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-accountability-'))
const at = (...names: string[]) => join(base, ...names)
const REFERENCE = 'HA-2026-03'
const run = (...words: string[]): Promise<Ran> => tocsin([...words, '--data', at('data')])
async function ran(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...words)
  assert.equal(code, 0, `${words.join(' ')}: ${stderr}`)
  return stdout
}
const json = async <Answer>(...words: string[]) => JSON.parse(await ran(...words, '--json')) as Answer
type Fact = { factNo: number; topic: string; says: string }

before(async () => {
  preparedData(at('data'))
  mkdirSync(at('evidence'))
  const people = ['Rhian Kowalczyk', 'Marek Okonjo', 'Adaeze Prydderch', 'Tomos Marchbanks', 'Zainab Tallentire']
  const rows = people.map((name, index) => `HA-${index + 1},${name},${name.toLowerCase().replace(' ', '.')}@mail.example,${index + 1} Quay Street,BS1 4ZZ`)
  writeFileSync(at('evidence', 'members.csv'), ['member_id,name,email,address,postcode', ...rows].join('\n'))
  writeFileSync(at('roster.csv'), ['member_id,name,email,address,postcode', ...rows].join('\n'))
  const example = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs', 'incident-file.md'), 'utf8'))![1]!
  writeFileSync(at('incident.yaml'), example)
  await ran('investigate', at('evidence'), '--roster', at('roster.csv'), '--incident', at('incident.yaml'), '--out', at('out'))
})
after(() => rmSync(base, { recursive: true, force: true }))

test('investigate leaves the record under Article 33(5) and every filing that may be owed', () => {
  const record = JSON.parse(readFileSync(at('out', 'breach-record.json'), 'utf8')) as { article: string; decisions: unknown[] }
  assert.deepEqual([record.article, record.decisions.length], ['UK GDPR, Article 33(5)', 2])
  assert.equal(readFileSync(at('out', 'breach-record.pdf')).subarray(0, 5).toString(), '%PDF-')
  assert.equal(readFileSync(at('out', 'filing-ico.docx')).subarray(0, 2).toString(), 'PK')
  assert.ok(readFileSync(at('out', 'filings', 'filing-ncsc.json'), 'utf8').includes('Northgate'))
})

test('a filing is recorded as filed; the fact behind it changes; the document is listed with the words before and after', async () => {
  assert.match(
    await ran(
      'facts',
      'add',
      REFERENCE,
      '--topic',
      'exfiltration',
      '--says',
      '40 GB left the file server',
      '--grade',
      'seen',
      '--source',
      'Our IT lead',
      '--set',
      'whatHappened.exfiltration=seen',
    ),
    /^F-\d+ is in the ledger\./,
  )
  writeFileSync(at('confirms.eml'), 'Thank you for your report.\n')
  const sent = ['filing', 'filed', REFERENCE, '--form', 'ico']
  const filed = await ran(...sent, '--at', '2026-10-23T09:00:00Z', '--reference', 'IC-000001', '--receipt-file', at('confirms.eml'))
  assert.match(filed, /^ico, version \d+: recorded\./)
  assert.match(await ran('filing', 'list', REFERENCE), /ico +v\d+ initial +filed Fri 23 Oct 2026, 10:00 BST, IC-000001/)
  assert.match(await ran('filing', 'receipts', REFERENCE, '--form', 'ico', '--out', at('receipts')), /ico-v\d+-1-confirms\.eml: SHA-256 [0-9a-f]{64}/)
  const [kept] = readdirSync(at('receipts'))
  assert.equal(readFileSync(at('receipts', kept!), 'utf8'), 'Thank you for your report.\n')
  assert.match(await ran('filing', 'receipts', REFERENCE, '--form', 'ncsc', '--out', at('receipts')), /^No receipt of ncsc is kept/)
  const { factNo } = (await json<Fact[]>('facts', 'list', REFERENCE)).find(({ says }) => says === '40 GB left the file server')!
  const corrected = await ran(
    'facts',
    'correct',
    REFERENCE,
    `F-${factNo}`,
    '--says',
    'It was a backup run; whether anything left is not known',
    '--set',
    'whatHappened.exfiltration=unknown',
    '--reason',
    'Report 2',
  )
  assert.match(corrected, new RegExp(`F-${factNo} is corrected by F-\\d+`))
  assert.match(corrected, /New drafts: .*ico v\d+/)
  assert.match(corrected, /filing:ico:\d+ \(.*\) said: [\s\S]*40 GB left the file server[\s\S]*It was a backup run; whether anything left is not known/)
  const open = await json<{ document: string }[]>('facts', 'documents', REFERENCE)
  const { document } = open.find((one) => one.document.startsWith('filing:ico:'))!
  await ran('facts', 'documents', REFERENCE, '--settle', document, '--fact', `F-${factNo}`, '--how', 'The follow-up goes out today')
  assert.ok(!(await json<{ document: string }[]>('facts', 'documents', REFERENCE)).some((one) => one.document === document))
})

test('what was not understood is refused with the way out, and nothing is changed', async () => {
  const count = (await json<Fact[]>('facts', 'list', REFERENCE, '--all')).length
  for (const [words, says] of [
    [['facts', 'correct', REFERENCE, 'F-999', '--reason', 'x'], /There is no fact F-999/],
    [
      ['facts', 'add', REFERENCE, '--topic', 't', '--says', 's', '--source', 'us', '--set', 'whatHappened.exfiltration=perhaps'],
      /exfiltration is one of seen, likely/,
    ],
    [['filing', 'export', REFERENCE, '--form', 'moon', '--out', at('x.pdf')], /There is no filing moon/],
  ] as const) {
    const { code, stderr } = await run(...words)
    assert.notEqual(code, 0)
    assert.match(stderr, says)
  }
  assert.equal((await json<Fact[]>('facts', 'list', REFERENCE, '--all')).length, count)
})

test('the pack is made, holds, holds no person, and is found out when it was touched', async () => {
  assert.match(await ran('pack', 'make', REFERENCE, '--out', at('pack.zip')), /log entries with their proofs/)
  const whole = await tocsin(['pack', 'verify', at('pack.zip')])
  assert.deepEqual([whole.code, whole.stdout.includes('The pack is whole.')], [0, true], whole.stdout)
  const bytes = readFileSync(at('pack.zip'))
  bytes[Math.floor(bytes.length / 3)]! ^= 0xff
  writeFileSync(at('touched.zip'), bytes)
  assert.equal((await tocsin(['pack', 'verify', at('touched.zip')])).code, 1)
})

test('VERIS goes in and gives duties', async () => {
  writeFileSync(
    at('veris.json'),
    JSON.stringify({
      action: { malware: { variety: ['Ransomware'] } },
      attribute: { confidentiality: { data_disclosure: 'Potentially', data: [{ variety: 'Medical' }] } },
      victim: { country: ['GB'] },
    }),
  )
  const { code, stderr } = await tocsin(['facts', 'from-veris', at('veris.json'), '--out', at('facts.json')])
  assert.deepEqual([code, stderr.includes('coarser')], [0, true])
  const duties = JSON.parse((await tocsin(['obligations', at('facts.json'), '--now', '2026-10-22T17:00:00Z'])).stdout) as { rule: string; status: string }[]
  assert.equal(duties.find(({ rule }) => rule === 'uk-gdpr.34.1')!.status, 'due')
})

test('an exercise plays through from answers, and says which it does not know', async () => {
  writeFileSync(at('answers.json'), JSON.stringify({ authority: { choice: 'yes', hour: 2 }, people: { choice: 'yes' } }))
  const { code, stdout } = await tocsin(['exercise', 'run', 'labour-2021', '--answers', at('answers.json')])
  assert.equal(code, 0)
  assert.match(stdout, /Debrief: 2 of 4 as advised, 2 in time\.[\s\S]*What became of it/)
  writeFileSync(at('wrong.json'), JSON.stringify({ authority: { choice: 'maybe' } }))
  const wrong = await tocsin(['exercise', 'run', 'labour-2021', '--answers', at('wrong.json')])
  assert.deepEqual([wrong.code, wrong.stderr.includes('the choice must be one of yes, wait, no')], [2, true])
  assert.equal((await tocsin(['exercise', 'run', 'atlantis'])).code, 1)
})
