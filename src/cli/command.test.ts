import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingWords, readWords } from './command.ts'
import { COMMANDS } from './registry.ts'

const INVESTIGATE = 'EVIDENCE_FOLDER --roster FILE --out DIR [--manifest FILE] [--incident FILE | --of INCIDENT] [--workers N]'

for (const [typed, missing] of [
  ['', ['EVIDENCE_FOLDER', '--roster FILE', '--out DIR']],
  ['files', ['--roster FILE', '--out DIR']],
  ['--roster members.csv --out results', ['EVIDENCE_FOLDER']],
  ['files --out=results --workers 2', ['--roster FILE']],
  ['files --roster members.csv --out results', []],
] as const)
  test(`of investigate, "${typed}" lacks ${missing.join(', ') || 'nothing'}`, () =>
    assert.deepEqual(missingWords(INVESTIGATE, typed === '' ? [] : typed.split(' ')), missing))

test('what may be left out is never missing, and where there are several ways nothing is guessed', () => {
  assert.deepEqual(missingWords('[--require ROLES | --reset EMAIL] [--data DIR]', []), [])
  assert.deepEqual(missingWords('[--as EMAIL [--code CODE]] FILE', []), ['FILE'])
  assert.deepEqual(missingWords('--in FILE --out FILE | --kinds', []), [])
})

test('what a command asks for is made of names and values, so that what is missing can be told', async () => {
  for (const { name, load } of COMMANDS) {
    const { usage } = await load()
    for (const word of missingWords(usage, [])) assert.match(word, /^(?:--[a-z-]+(?: "[^"]*")?|(?:--[a-z-]+ )?\p{L}[\p{L}\d_.,:=/…-]*)$/u, `${name}: ${word}`)
  }
})

test('a word is refused by every command that asks for none', async () => {
  const refused: string[] = []
  for (const { name, load } of COMMANDS) {
    const command = await load()
    try {
      readWords(command, ['stray'])
    } catch (error) {
      assert.match((error as Error).message, /^"stray" is not understood here\. Usage: /)
      refused.push(name)
    }
  }
  for (const name of ['demo', 'serve', 'incident list', 'suppliers list', 'access list', 'audit verify']) assert.ok(refused.includes(name), name)
  for (const name of ['investigate', 'scan', 'link', 'access end', 'facts correct', 'laws show']) assert.ok(!refused.includes(name), name)
})
