/** The plan of the rooms (ARCHITECTURE.md), held against the code. `import type` counts; console/ is checked the same way. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..')
/** What every room may use. */
const GROUND = ['context.ts', 'errors.ts', 'errors', 'ids.ts', 'clock.ts', 'kinds.ts', 'html.ts']
const ROOMS = ['organisation', 'incident', 'evidence', 'linkage', 'register', 'obligation', 'notify', 'enquiry', 'accountability']
const MAY_IMPORT: Record<string, string[]> = {
  'app.ts': ['config.ts', 'store', 'engine', 'audit', 'vault'],
  // The vault's settings are read by the vault's own words: a process of ours that opens it reads them too.
  'config.ts': ['vault'],
  'context.ts': ['store', 'engine', 'vault'],
  'errors.ts': [],
  errors: [],
  'ids.ts': [],
  'clock.ts': [],
  'kinds.ts': [],
  'html.ts': [],
  store: [],
  engine: [],
  audit: ['store'],
  // Its second factor's secrets are sealed under the master key.
  access: ['store', 'audit', 'vault'],
  vault: ['store', 'audit'],
  organisation: ['store', 'audit'],
  incident: ['store', 'audit', 'organisation'],
  // What is under privilege: no other room may so much as name it, and no door but the console's.
  counsel: ['store', 'audit', 'access', 'vault'],
  evidence: ['store', 'engine', 'audit', 'vault', 'incident'],
  linkage: ['engine'],
  register: ['store', 'engine', 'audit', 'vault', 'incident', 'evidence', 'linkage'],
  obligation: ['store', 'audit', 'organisation', 'incident', 'register'],
  notify: ['store', 'audit', 'vault', 'organisation', 'incident', 'register', 'obligation'],
  enquiry: ['store', 'audit', 'vault', 'incident', 'evidence', 'register', 'obligation', 'notify'],
  accountability: ['store', 'audit', 'incident', 'register', 'obligation', 'notify', 'enquiry'],
  // Invents breaches; knows nothing of how they are read, so that its truth is its own.
  sample: [],
  api: [...ROOMS, 'counsel', 'supplier-room', 'store', 'audit', 'access', 'app.ts'],
  portal: ['enquiry', 'incident', 'app.ts'],
  // The supplier's own door: it cannot so much as name a file of the register.
  'supplier-room': ['store', 'audit', 'access', 'vault', 'organisation', 'incident', 'portal', 'app.ts'],
  jobs: [...ROOMS, 'store', 'audit', 'vault', 'app.ts'],
  cli: [...ROOMS, 'config.ts', 'store', 'engine', 'audit', 'access', 'vault', 'app.ts', 'jobs', 'api', 'portal', 'supplier-room', 'sample'],
}
const IMPORT = /(?:from|import\()\s*'(\.[^']+)'/g

test('every import follows the plan of the rooms', () => {
  const astray: string[] = []
  for (const file of globSync('src/**/*.ts', { cwd: ROOT })) {
    if (file.endsWith('.test.ts')) continue
    const room = file.split(sep)[1]!
    if (!Object.hasOwn(MAY_IMPORT, room)) astray.push(`${file}: the room ${room} is not in the plan`)
    for (const [, target] of readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)) {
      const reached = relative('src', join(dirname(file), target!))
      const to = reached.split(sep)[0]!
      if (to !== room && !GROUND.includes(to) && !MAY_IMPORT[room]?.includes(to)) astray.push(`${file} → ${target}`)
    }
  }
  assert.deepEqual(astray, [])
})

/** The contract, and the names of kinds: one name for a thing, in a filing and on a screen. */
const CONSOLE_KNOWS = [join('src', 'api', 'contract.ts'), join('src', 'kinds.ts')]

test('the console knows the contract of the API, the names of kinds, and nothing else of src/', () => {
  const astray: string[] = []
  for (const file of globSync('console/**/*.{ts,tsx}', { cwd: ROOT, exclude: ['console/dist/**'] })) {
    for (const [, target] of readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)) {
      const reached = join(dirname(file), target!)
      if (reached.startsWith(`src${sep}`) && !CONSOLE_KNOWS.includes(reached)) astray.push(`${file} → ${target}`)
    }
  }
  assert.deepEqual(astray, [])
})

test('a contract names nouns: nothing that it leads to touches the store, and nothing loaded with it needs a machine to run on', () => {
  const contract = globSync(['src/api/contract.ts', 'src/api/contract/*.ts'], { cwd: ROOT })
  const reached = reachedFrom(contract, /(?:from|import\()\s*'([^']+)'/g)
  assert.deepEqual(
    reached.filter((name) => ['store', 'engine', 'context.ts', 'app.ts'].includes(name.split(sep)[1]!)),
    [],
  )
  const loaded = reachedFrom(contract, /^(?:im|ex)port (?!type )[^']*?from '([^']+)'/gm)
  assert.deepEqual(
    loaded.filter((name) => name.startsWith('node:')),
    [],
  )
})

/** Files, what they import, what that imports, to the end; of packages and of the platform the names. */
function reachedFrom(files: readonly string[], imports: RegExp): string[] {
  const reached = new Set(files)
  for (const file of reached) {
    if (!file.startsWith('src')) continue
    for (const [, target] of readFileSync(join(ROOT, file), 'utf8').matchAll(imports))
      reached.add(target!.startsWith('.') ? join(dirname(file), target!) : target!)
  }
  return [...reached]
}
