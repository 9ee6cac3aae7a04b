import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { builtConsole } from './built-console.ts'
import { ROOT } from './door-process.ts'

test('the console is built once for all who ask, newer than its source, whole, and nothing is left beside it', async () => {
  const [folder, same] = await Promise.all([builtConsole(), builtConsole()])
  assert.equal(folder, same)
  const index = join(folder, 'index.html')
  const sources = globSync(['console/**/*.{ts,tsx,css}', 'src/api/contract/*.ts'], { cwd: ROOT, exclude: ['console/dist*/**'] })
  assert.ok(sources.length > 50)
  const newestMs = Math.max(...sources.map((path) => statSync(join(ROOT, path)).mtimeMs))
  assert.ok(statSync(index).mtimeMs >= newestMs)
  const named = [...readFileSync(index, 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path]) => path!)
  assert.ok(named.length >= 2)
  for (const path of named) assert.ok(existsSync(join(folder, path)), path)
  assert.deepEqual(globSync(`console/dist-${process.pid}`, { cwd: ROOT }), [])
  const builtAtMs = statSync(index).mtimeMs
  await builtConsole()
  assert.equal(statSync(index).mtimeMs, builtAtMs, 'what is new enough is left')
})
