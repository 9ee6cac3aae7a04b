/** What the room's pages load: the public pages' style and typefaces, our own small style, and the script that sends files. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readAssets, type Asset } from '../portal/assets.ts'

const SCRIPT = 'text/javascript; charset=utf-8'
/** The audited hash as its package ships it; a browser loads the few files that it is made of. */
const HASH_FILES = ['sha2.js', '_md.js', '_u64.js', 'utils.js']

export function roomAssets(): Map<string, Asset> {
  const assets = readAssets()
  const own = (name: string, type: string) => assets.set(`/assets/${name}`, { type, bytes: readFileSync(join(import.meta.dirname, 'browser', name)) })
  own('room.css', 'text/css; charset=utf-8')
  own('send-files.js', SCRIPT)
  own('hash-worker.js', SCRIPT)
  const folder = dirname(createRequire(import.meta.url).resolve('@noble/hashes/sha2.js'))
  for (const name of HASH_FILES) assets.set(`/assets/noble/${name}`, { type: SCRIPT, bytes: readFileSync(join(folder, name)) })
  return assets
}
