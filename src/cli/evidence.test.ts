import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { findInLongText } from '../evidence/detect-lines.ts'
import { NO_CONTEXT } from '../evidence/finding.ts'
import { KINDS } from '../kinds.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-detect-'))
after(() => rmSync(folder, { recursive: true }))
const MAIN = new URL('./main.ts', import.meta.url).pathname

function tocsin(...words: string[]): { code: number; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...words], { encoding: 'utf8', cwd: folder })
  return { code: status ?? -1, out: stdout, err: stderr }
}
const keep = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return name
}

test('detect answers each text on its own line, in order, with offsets in UTF-16 code units', () => {
  const texts = [
    { id: 'a', text: '🙂 jo@post.example' },
    { id: 2, text: 'nothing here' },
    { id: 'c', text: 'line\u2028end, jo@post.example' },
  ]
  keep('in.ndjson', texts.map((text) => JSON.stringify(text)).join('\n'))
  assert.equal(tocsin('detect', '--in', 'in.ndjson', '--out', 'out.ndjson').code, 0)
  const answers = readFileSync(join(folder, 'out.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown; spans: { start: number; end: number; kind: string }[] })
  assert.deepEqual(
    answers.map(({ id }) => id),
    ['a', 2, 'c'],
  )
  assert.deepEqual(
    answers.map(({ spans }) => spans.map(({ start, end, kind }) => [start, end, kind])),
    [[[3, 18, 'email']], [], [[10, 25, 'email']]],
  )
})

test('a line that is not what was asked for is named, and no answer is left behind', () => {
  keep('bad.ndjson', '{"id":1,"text":"x"}\n{"id":2}\n')
  const { code, err } = tocsin('detect', '--in', 'bad.ndjson', '--out', 'bad.out')
  assert.equal(code, 1)
  assert.match(err, /Line 2 of .*bad\.ndjson is not an object with "id" and "text"/)
  assert.equal(existsSync(join(folder, 'bad.out')) || existsSync(join(folder, 'bad.out.part')), false)
  assert.equal(tocsin('detect', '--in', 'none.ndjson', '--out', 'x').code, 1)
  assert.equal(tocsin('detect').code, 2)
})

test('detect --only finds the kinds that were asked for, and names one that is none', () => {
  keep('only.ndjson', '{"id":1,"text":"jo@post.example, tel 07700 900123"}\n')
  assert.equal(tocsin('detect', '--in', 'only.ndjson', '--out', 'only.out', '--only', 'phone, iban').code, 0)
  const [answer] = readFileSync(join(folder, 'only.out'), 'utf8').trim().split('\n')
  assert.deepEqual(
    (JSON.parse(answer!) as { spans: { kind: string }[] }).spans.map(({ kind }) => kind),
    ['phone'],
  )
  const { code, err } = tocsin('detect', '--in', 'only.ndjson', '--out', 'only.out', '--only', 'phone,fax')
  assert.equal(code, 2)
  assert.match(err, /no kind of data is called "fax"/)
})

test('detect --kinds lists every kind', () => {
  assert.deepEqual(tocsin('detect', '--kinds').out.trim().split('\n'), [...KINDS])
})

test('a text of millions of signs is searched in pieces without losing a place', () => {
  const text = `${'some words that say nothing\n'.repeat(120_000)}write to jo@post.example\n`
  assert.deepEqual(
    [...findInLongText(text, NO_CONTEXT)].filter(({ kind }) => kind === 'email').map(({ start, end }) => text.slice(start, end)),
    ['jo@post.example'],
  )
})

test('columns says what each column holds, as text and as JSON', () => {
  keep('members.csv', 'Member No,Surname,E-mail,Colour\nHA-100,Farrow,o.farrow@post.example,red\nHA-101,Dew,c.dew@post.example,blue\n')
  const list = JSON.parse(tocsin('columns', 'members.csv', '--json').out) as {
    index: number
    header: string
    kind: string | null
    confidence: number
    why: string
  }[]
  assert.deepEqual(
    list.map(({ index, header, kind }) => [index, header, kind]),
    [
      [0, 'Member No', 'membership_number'],
      [1, 'Surname', 'family_name'],
      [2, 'E-mail', 'email'],
      [3, 'Colour', null],
    ],
  )
  assert.ok(list[2]!.confidence > 0.8 && list[2]!.why !== '')
  assert.match(tocsin('columns', 'members.csv').out, /^members\.csv\n {2}0 {2}Member No {2}membership_number/)
  keep('letter.txt', 'Dear Sir,\n\nno table here.\n')
  assert.match(tocsin('columns', 'letter.txt').err, /holds no table/)
})
