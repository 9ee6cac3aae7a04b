import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { askIncident } from './ask-incident.ts'

/** Types each answer when its question stands on the screen. */
async function answered(answers: string[]) {
  const input = new PassThrough()
  const output = new PassThrough()
  let screen = ''
  output.on('data', (piece: Buffer) => {
    screen += String(piece)
    if (/[?)] $/.test(String(piece))) input.write(`${answers.shift() ?? ''}\n`)
  })
  return { file: await askIncident(input, output), screen: () => screen }
}

test('who we are, which supplier and what kind are asked; a kind that is none is asked again', async () => {
  const { file, screen } = await answered(['Harbour Alliance', 'Northgate', 'a club', 'political party'])
  assert.deepEqual([file.organisation.name, file.organisation.kind, file.supplier?.name], ['Harbour Alliance', 'political_party', 'Northgate'])
  assert.match(screen(), /Choose one of the list/)
})

test('Enter leaves what is not known, and what is assumed is said', async () => {
  const { file } = await answered(['', '', ''])
  assert.equal(file.organisation.kind, 'unknown')
  assert.ok(file.assumptions.length > 0)
})
