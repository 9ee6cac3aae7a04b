import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { referenceFor } from '../notify/reference.ts'
import { isInCodeBook, writeCodeBook, type CodeEntry } from './code-book.ts'
import { answerGenuine, GENUINE_ANSWERS, initialOf, initialsOf } from './genuine.ts'
import { genuineAnswers } from './pages/genuine.ts'
import { siteDraft } from './sample-site.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-codes-'))
const path = join(folder, 'codes.bin')
after(() => rmSync(folder, { recursive: true, force: true }))

const KEY = Buffer.alloc(32, 7)
const codeOf = (personNo: number) => referenceFor(KEY, '01999999-0000-7000-8000-000000000001', personNo)
async function* many(count: number): AsyncGenerator<CodeEntry> {
  for (let no = 1; no <= count; no++) yield { reference: codeOf(no), initial: no === 5 ? '' : 'T' }
}

test('[GEN1] every code in the book is found with its letter, and neither with another letter nor without being in it', async () => {
  assert.equal(await writeCodeBook(path, many(5_000)), 5_000)
  for (let no = 1; no <= 5_000; no++) assert.ok(isInCodeBook(path, codeOf(no), 'T'), String(no))
  for (let no = 6; no <= 500; no++) assert.ok(!isInCodeBook(path, codeOf(no), 'S'), String(no))
  for (let no = 5_001; no <= 8_000; no++) assert.ok(!isInCodeBook(path, codeOf(no), 'T'), String(no))
})

test('[GEN1] a person without a name is found with any letter', () => assert.ok(isInCodeBook(path, codeOf(5), 'Q')))

test('[GEN2] the book is for our eyes only, whole buckets, and holds no code; another publication blinds anew', async () => {
  const first = readFileSync(path)
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.equal(first.length, 4_096 * (1 + Math.ceil(5_000 / 160)))
  assert.ok(!first.includes(codeOf(1)) && !first.includes(codeOf(1).replaceAll('-', '')))
  await writeCodeBook(path, many(5_000))
  const second = readFileSync(path)
  assert.ok(!second.subarray(4_096).equals(first.subarray(4_096)))
})

test('[GEN1] without a book, or with a damaged one, no code is known', async () => {
  assert.ok(!isInCodeBook(join(folder, 'none.bin'), codeOf(1), 'T'))
  const empty = join(folder, 'empty.bin')
  await writeCodeBook(empty, many(0))
  assert.ok(!isInCodeBook(empty, codeOf(1), 'T'))
})

for (const [typed, expected] of [
  [{ code: codeOf(1), initial: 'T' }, 'ours'],
  [{ code: ` ${codeOf(1).toLowerCase().replaceAll('-', ' ')} `, initial: ' tallis' }, 'ours'],
  [{ code: codeOf(1).replaceAll('-', ''), initial: 'Ť' }, 'ours'],
  [{ code: codeOf(1), initial: 'S' }, 'unknown'],
  [{ code: codeOf(9_999), initial: 'T' }, 'unknown'],
  [{ code: codeOf(1).slice(0, -1), initial: 'T' }, 'code'],
  [{ code: '', initial: 'T' }, 'code'],
  [{ code: codeOf(1), initial: '' }, 'letter'],
  [{ code: codeOf(1), initial: '7' }, 'letter'],
  [{ code: 'x'.repeat(9_000), initial: '' }, 'both'],
] as const) {
  test(`[GEN3] ${JSON.stringify(typed).slice(0, 60)} is answered "${expected}"`, () =>
    assert.equal(answerGenuine(path, new URLSearchParams(typed).toString()), expected))
}

for (const [name, letters] of [
  [{ givenName: 'Ana', familyName: 'de la Cruz', fullName: '' }, ['D', 'L', 'C']],
  [{ givenName: 'Rory', familyName: "O'Neill-Tait", fullName: '' }, ['O', 'N', 'T']],
  [{ givenName: '', familyName: '', fullName: 'Lowri Øst' }, ['L', 'O']],
  [{ givenName: 'Cher', familyName: '', fullName: '' }, ['C']],
  [{ givenName: '', familyName: '', fullName: '' }, ['']],
] as const) {
  test(`[GEN1] ${Object.values(name).join(' ').trim() || 'no name'} may be asked for by ${letters.join(', ') || 'any letter'}`, () =>
    assert.deepEqual(initialsOf(name), letters))
}

test('[GEN1] letters are told without accents, in every script', () =>
  assert.deepEqual(['élan', 'ß', 'Ñandú', '  ʼAli', 'Жуков', '李', '3'].map(initialOf), ['E', 'S', 'N', 'ʼ', 'Ж', '李', '']))

test('[GEN4] all answers in a language have one size, echo nothing and name nobody', () => {
  for (const language of ['en', 'cy'] as const) {
    const answers = genuineAnswers({ language, facts: { ...siteDraft(), version: 1, publishedAt: new Date(0), earlier: [], change: null } })
    assert.equal(new Set(Object.values(answers).map((page) => Buffer.byteLength(page))).size, 1)
    assert.equal(new Set(Object.values(answers)).size, GENUINE_ANSWERS.length)
  }
})
