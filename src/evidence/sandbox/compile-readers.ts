/**
 * Entry of a process that reads nothing foreign: loads what readers are made of, so that its compiled code is kept, and puts it in its place whole. Arguments: the
 * folder where it is kept while this runs (also in NODE_COMPILE_CACHE), and its place. See reader-cache.ts.
 */
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { basename, dirname, join } from 'node:path'
import './unit-reader.ts'

/** What a stop left behind is older than any compiling that is still under way. */
const LEFT_BEHIND_MS = 3_600_000

const [making, place] = process.argv.slice(2) as [string, string]
flushCompileCache()
const kin = `${basename(place).split('-')[0]}-`
for (const name of readdirSync(dirname(place))) {
  const path = join(dirname(place), name)
  if (!name.startsWith(kin) || path === making || path === place) continue
  const isUnderWay = name.includes('.') && Date.now() - statSync(path).mtimeMs < LEFT_BEHIND_MS
  if (!isUnderWay) rmSync(path, { recursive: true, force: true })
}
try {
  renameSync(making, place)
} catch {
  // another process was faster
  rmSync(making, { recursive: true, force: true })
}
