/** The hostile corpus, at a fiftieth of its size, through the real sandbox. Whole: `npm run bench -- hostile`. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { hostileFiles } from './hostile/corpus.ts'
import { readCorpus, type CorpusReading } from './hostile/read-corpus.ts'

const SCALE = 1 / 50

let reading: CorpusReading
before(async () => {
  reading = await readCorpus(SCALE)
})

for (const { name, status, reason, records } of hostileFiles(SCALE)) {
  if (status.length === 0) continue
  test(`${name} is ${[...status].join(' or ')}${records === undefined ? '' : `, with its ${records} people`}`, () => {
    const outcome = reading.outcomes.find(({ file }) => file.name === name)!
    assert.ok(status.includes(outcome.status), `${outcome.status}: ${outcome.reason}`)
    assert.doesNotMatch(outcome.reason, /no progress|crashed|more than \d+ MB of memory and was stopped|gave an answer/, 'a parser had to be stopped')
    if (outcome.status !== 'read') assert.notEqual(outcome.reason, '', 'what is not read has a reason')
    if (reason !== undefined) assert.match(outcome.reason, reason)
    if (records !== undefined) assert.ok(outcome.records >= records, `${outcome.records} records`)
    assert.ok(outcome.bytesRead <= outcome.bytes)
  })
}

test('nothing was written outside the output, and the evidence is as it was', () => assert.deepEqual(reading.touched, []))
