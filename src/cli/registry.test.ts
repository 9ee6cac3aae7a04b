import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { COMMANDS } from './registry.ts'

test('every command of the list loads, under the name it is listed by, and says how it is used', async () => {
  for (const { name, summary, load } of COMMANDS) {
    const command = await load()
    assert.equal(command.name, name)
    assert.ok(summary.length > 10 && !summary.endsWith('.'), name)
    assert.equal(typeof command.usage, 'string', name)
  }
  assert.equal(new Set(COMMANDS.map(({ name }) => name)).size, COMMANDS.length)
})

test('the list itself loads nothing: a command waits for its own rooms only', () => {
  const text = readFileSync(join(import.meta.dirname, 'registry.ts'), 'utf8')
  assert.deepEqual(text.match(/^import (?!type ).*/gm), null)
})
