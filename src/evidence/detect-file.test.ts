import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { AppError } from '../errors.ts'
import { detectFile } from './detect-file.ts'
import { NO_CONTEXT } from './finding.ts'
import { readModulusTable } from './modulus-check.ts'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-detect-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

const line = (no: number) =>
  no % 1_000 === 999
    ? ''
    : JSON.stringify({ id: no, text: `sign-in of jo${no}@example.org from 198.51.100.${no % 250}, NHS number 943 476 5919, ${'so it goes '.repeat(20)}` })
const LINES = Array.from({ length: 12_000 }, (_, no) => line(no))

test('the answers are the same, in the same order, from one thread and from three', async () => {
  const path = join(folder, 'texts.ndjson')
  writeFileSync(path, LINES.join('\n'))
  const outs = [1, 3].map((threads) => join(folder, `spans-${threads}.ndjson`))
  const one = await detectFile(path, outs[0]!, NO_CONTEXT, { threads: 1 })
  const three = await detectFile(path, outs[1]!, NO_CONTEXT, { threads: 3 })
  assert.deepEqual(one, { texts: 11_988, spans: 3 * 11_988 })
  assert.deepEqual(three, one)
  const answers = readFileSync(outs[0]!, 'utf8')
  assert.equal(readFileSync(outs[1]!, 'utf8'), answers)
  assert.equal(JSON.parse(answers.split('\n')[999]!).id, 1_000)
})

test('threads are told all that is to be looked for', async () => {
  const path = join(folder, 'few.ndjson')
  writeFileSync(path, LINES.slice(0, 10).join('\n'))
  const context = { ...NO_CONTEXT, only: new Set(['email' as const]), membershipShape: /HA\d{5}/, modulus: readModulusTable('').table }
  const outs = [1, 2].map((threads) => join(folder, `few-${threads}.ndjson`))
  for (const [index, out] of outs.entries()) assert.deepEqual(await detectFile(path, out, context, { threads: index + 1 }), { texts: 10, spans: 10 })
  assert.equal(readFileSync(outs[0]!, 'utf8'), readFileSync(outs[1]!, 'utf8'))
})

for (const [what, wrong, expected] of [
  ['no JSON', '{"id": 1, "text": ', 'JSON'],
  ['no text', '{"id": 1}', 'an object with "id" and "text"'],
] as const)
  test(`a line that is ${what} is named by its number, empty lines counted, and nothing is left behind`, async () => {
    const path = join(folder, 'wrong.ndjson')
    writeFileSync(path, [...LINES.slice(0, 8_000), wrong, ...LINES.slice(0, 3_000), wrong].join('\n'))
    for (const threads of [1, 3]) {
      const out = join(folder, 'wrong-out.ndjson')
      await assert.rejects(
        detectFile(path, out, NO_CONTEXT, { threads }),
        (error) => error instanceof AppError && error.code === 'line_invalid' && error.message.includes('8001') && error.message.includes(expected),
      )
      assert.deepEqual([existsSync(out), existsSync(`${out}.part`)], [false, false])
    }
  })
