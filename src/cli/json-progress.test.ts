/** Progress for programs. */
import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { showJsonProgress } from './json-progress.ts'

test('a line comes when a stage begins and once a second, also when nothing moves, with the time left as soon as it can be told', () => {
  const out = new PassThrough()
  let nowMs = 1_000
  const progress = showJsonProgress(out, () => nowMs)
  progress.show({ stage: 'read', done: 0, total: 100, unit: 'bytes' })
  nowMs += 400
  progress.show({ stage: 'read', done: 10, total: 100, unit: 'bytes' })
  nowMs += 700
  progress.show({ stage: 'read', done: 20, total: 100, unit: 'bytes' })
  nowMs += 1_000
  progress.tick()
  progress.end()
  const lines = String(out.read())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual(lines, [
    { stage: 'read', done: 0, total: 100, unit: 'bytes', seconds: 0, secondsLeft: null },
    { stage: 'read', done: 20, total: 100, unit: 'bytes', seconds: 1.1, secondsLeft: 6 },
    { stage: 'read', done: 20, total: 100, unit: 'bytes', seconds: 2.1, secondsLeft: 14 },
    { stage: 'end' },
  ])
})
