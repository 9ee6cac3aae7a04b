import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openReaderCache } from './reader-cache.ts'

function compile(making: string, place: string): void {
  const entry = join(import.meta.dirname, 'compile-readers.ts')
  const args = ['--disable-warning=ExperimentalWarning', entry, making, place]
  const { status } = spawnSync(process.execPath, args, { env: { PATH: '/usr/bin:/bin', NODE_COMPILE_CACHE: making } })
  assert.equal(status, 0)
}

test('compiled code for readers is put in its place whole; older source and what stops left behind goes, work under way stays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-cache-'))
  const place = join(folder, 'readers-new')
  for (const name of ['readers-old', 'readers-new.1', 'readers-old.2', 'another']) mkdirSync(join(folder, name))
  utimesSync(join(folder, 'readers-old.2'), 0, 0)
  compile(`${place}.7`, place)
  assert.deepEqual(readdirSync(folder).sort(), ['another', 'readers-new', 'readers-new.1'])
  const kept = readdirSync(place, { recursive: true }).length
  assert.ok(kept > 50)
  compile(`${place}.8`, place)
  assert.deepEqual(readdirSync(folder).sort(), ['another', 'readers-new', 'readers-new.1'])
  assert.equal(readdirSync(place, { recursive: true }).length, kept)
  rmSync(folder, { recursive: true })
})

test('a reader is given a copy in its own folder, never the compiled code that others load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-cache-'))
  const shared = join(folder, 'readers-mark')
  const [one, other] = [join(folder, 'one'), join(folder, 'other')]
  for (const path of [shared, one, other]) mkdirSync(path)
  writeFileSync(join(shared, 'code'), 'compiled')
  assert.deepEqual(openReaderCache(shared).giveTo(one), { NODE_COMPILE_CACHE: join(one, 'compiled') })
  writeFileSync(join(one, 'compiled', 'code'), 'changed by a reader')
  openReaderCache(shared).giveTo(other)
  assert.equal(readFileSync(join(other, 'compiled', 'code'), 'utf8'), 'compiled')
  rmSync(folder, { recursive: true })
})
