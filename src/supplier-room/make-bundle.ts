/** The supplier's side, where it serves many controllers: one statement, each controller's own share, one signed bundle each. Needs no store. */
import { createHash, type KeyObject } from 'node:crypto'
import { copyFileSync, createReadStream, existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { AppError } from '../errors.ts'
import { BUNDLE_FORMAT, publicKeyOf, signBundle, type Bundle, type BundleFile } from './bundle.ts'
import { readReport, type Report } from './report.ts'
import { uploadPath } from './upload.ts'

export type BundleRequest = {
  supplier: string
  /** One folder a controller, named after it, with its files and nobody else's. */
  shares: string
  statement: unknown
  out: string
  key: KeyObject
  now: Date
}
export type MadeBundle = { controller: string; folder: string; files: number; bytes: number }

/** Errors: `report_invalid`, `folder_missing`, `folder_empty`, `out_inside_evidence`, `folder_not_empty`. */
export async function makeBundles({ supplier, shares, statement, out, key, now }: BundleRequest): Promise<MadeBundle[]> {
  const report = statement === null ? null : checkedReport(statement, now)
  if (!statSync(shares, { throwIfNoEntry: false })?.isDirectory()) throw new AppError('folder_missing', { path: shares })
  if (!relative(shares, out).startsWith('..')) throw new AppError('out_inside_evidence', { path: out })
  const controllers = readdirSync(shares, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  if (controllers.length === 0) throw new AppError('folder_empty', { path: shares })
  const made: MadeBundle[] = []
  for (const { name } of controllers) made.push(await makeOne(name))
  return made

  async function makeOne(controller: string): Promise<MadeBundle> {
    const folder = join(out, controller)
    if (existsSync(folder) && readdirSync(folder).length > 0) throw new AppError('folder_not_empty', { path: folder, count: readdirSync(folder).length })
    const files: BundleFile[] = []
    for (const path of pathsIn(join(shares, controller))) files.push(await copyOne(join(shares, controller), path, join(folder, 'files')))
    const bundle: Bundle = {
      format: BUNDLE_FORMAT,
      supplier,
      controller,
      madeAt: now.toISOString(),
      publicKey: publicKeyOf(key).toString('base64'),
      statement: report,
      files,
    }
    const text = `${JSON.stringify(bundle, null, 1)}\n`
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'bundle.json'), text)
    // Last, so that a bundle cut off halfway has no signature.
    writeFileSync(join(folder, 'bundle.sig'), signBundle(key, text))
    return { controller, folder, files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) }
  }
}

function checkedReport(statement: unknown, now: Date): Report {
  const read = readReport(statement, now)
  if ('problem' in read) throw new AppError('report_invalid', { problem: read.problem })
  return read.report
}

/** Ordinary files only, in the order of their paths; a link could lead into another controller's share. */
function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted()
}

/** Copied, and hashed as copied: what is signed is what lies in the bundle. */
async function copyOne(from: string, path: string, to: string): Promise<BundleFile> {
  const [source, target] = [join(from, ...path.split('/')), join(to, ...uploadPath(path).split('/'))]
  mkdirSync(dirname(target), { recursive: true })
  copyFileSync(source, target)
  const { mtime, size } = statSync(source)
  utimesSync(target, mtime, mtime)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(target, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return { path: uploadPath(path), bytes: size, sha256: hash.digest('hex'), modifiedAt: mtime.toISOString() }
}
