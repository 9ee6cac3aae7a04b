/** What the pages load: one style sheet, the typefaces and the one script there is, read once. Nothing else on this machine can be asked for. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export type Asset = { type: string; bytes: Buffer }

const FAMILIES = ['source-sans-3', 'source-serif-4', 'jetbrains-mono']
/** latin-ext holds ŵ and ŷ. */
const SCRIPTS = ['latin', 'latin-ext']

/** By path, as the pages ask for them. */
export function readAssets(): Map<string, Asset> {
  const assets = new Map<string, Asset>([
    ['/assets/public.css', { type: 'text/css; charset=utf-8', bytes: readFileSync(join(import.meta.dirname, 'public.css')) }],
    ['/assets/gate.js', { type: 'text/javascript; charset=utf-8', bytes: readFileSync(join(import.meta.dirname, 'gate.js')) }],
  ])
  const find = createRequire(import.meta.url)
  for (const family of FAMILIES) {
    for (const script of SCRIPTS) {
      const name = `${family}-${script}-wght-normal.woff2`
      assets.set(`/assets/${name}`, { type: 'font/woff2', bytes: readFileSync(find.resolve(`@fontsource-variable/${family}/files/${name}`)) })
    }
  }
  return assets
}
