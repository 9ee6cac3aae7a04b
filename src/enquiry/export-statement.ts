/**
 * The statement as files for any host or CDN: both languages, style and typefaces, with relative addresses. Forms and checks cannot be files: they
 * lead to the organisation's own pages. Made from what is published, so that the copy says what the original says.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { siteFolderOf } from './site-card.ts'

export type ExportedFile = { path: string; bytes: number }

/** `ownUrl`: where forms and checks live, like `https://harbour-alliance.example`. Errors: `statement_unpublished`. */
export function exportStatement(dataFolder: string, slug: string, outFolder: string, ownUrl: string, styleSheet: string): ExportedFile[] {
  const written: ExportedFile[] = []
  const write = (path: string, content: string | Buffer) => {
    const target = join(outFolder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, content)
    written.push({ path, bytes: Buffer.byteLength(content) })
  }
  for (const [from, to, up] of [
    ['index.html', 'index.html', ''],
    ['cy/index.html', 'cy/index.html', '../'],
  ] as const)
    write(to, relocated(readPublished(dataFolder, slug, from), slug, up, ownUrl.replace(/\/$/, '')))
  const style = readFileSync(styleSheet, 'utf8')
  write('assets/public.css', style)
  const find = createRequire(import.meta.url)
  for (const [, name, family] of style.matchAll(/url\('(([a-z0-9-]+?)-latin(?:-ext)?-[^']+)'\)/g)) {
    if (written.some(({ path }) => path === `assets/${name}`)) continue
    const source = find.resolve(`@fontsource-variable/${family}/files/${name}`)
    cpSync(source, join(outFolder, 'assets', name!))
    written.push({ path: `assets/${name}`, bytes: readFileSync(source).length })
  }
  return written
}

function readPublished(dataFolder: string, slug: string, path: string): string {
  try {
    return readFileSync(join(siteFolderOf(dataFolder), slug, path), 'utf8')
  } catch {
    throw new AppError('statement_unpublished', { slug })
  }
}

/** `up`: the way from the page to the top of the copy. */
function relocated(page: string, slug: string, up: string, ownUrl: string): string {
  return page.replace(/(href|action)="(\/[^"]*)"/g, (_, name: string, path: string) => {
    if (path.startsWith('/assets/')) return `${name}="${up}${path.slice(1)}"`
    const own = new RegExp(`^/${slug}/(cy/)?(#.*)?$`).exec(path)
    if (own !== null) return `${name}="${up}${own[1] ?? ''}index.html${own[2] ?? ''}"`
    return `${name}="${ownUrl}${path}"`
  })
}
