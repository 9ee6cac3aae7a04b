/**
 * One typesetter, in its own process (see typeset.ts). Data comes in as a shadow file and is read by `json("data.json")`: it is text, never
 * markup, and that way the typesetter does not leak (265 KB a letter through `inputs`). No network, no file but these, fixed fonts.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { TypesetAnswer, TypesetTask } from './typeset.ts'

/** Not a folder on disk: everything the typesetter may read lies in memory under this name. */
const WORKSPACE = '/tocsin-typeset'
const SOURCE = `${WORKSPACE}/main.typ`
const DATA = `${WORKSPACE}/data.json`
const WAY = `${WORKSPACE}/way.json`
/** Every so many documents, what has not been used since is dropped from the typesetter's cache. */
const EVICT_EVERY = 10

const FONTS = [
  'source-sans-3/400Regular/SourceSans3_400Regular',
  'source-sans-3/600SemiBold/SourceSans3_600SemiBold',
  'source-sans-3/700Bold/SourceSans3_700Bold',
  'source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic',
  'source-serif-4/400Regular/SourceSerif4_400Regular',
  'source-serif-4/600SemiBold/SourceSerif4_600SemiBold',
  'source-serif-4/700Bold/SourceSerif4_700Bold',
]

function readFonts(): Buffer[] {
  const root = dirname(dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json')))
  return FONTS.map((name) => readFileSync(join(root, `${name}.ttf`)))
}

const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: readFonts() }] })
let sourceNow = ''
let sinceEviction = 0

function setOne(source: string, { json, ways }: TypesetTask['documents'][number]): Buffer {
  if (source !== sourceNow) {
    compiler.mapShadow(SOURCE, Buffer.from(source))
    sourceNow = source
  }
  compiler.mapShadow(DATA, Buffer.from(json))
  for (const [index, way] of ways.entries()) {
    compiler.mapShadow(WAY, Buffer.from(way.json))
    const compiled = compiler.compile({ mainFilePath: SOURCE })
    const document = compiled.result
    if (document === null) throw new Error(problemsOf(compiled.takeDiagnostics()))
    // The time stamp is fixed: the same data gives the same bytes.
    if (document.numOfPages === way.pages || index === ways.length - 1) return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: 0 })
  }
  throw new Error('there is nothing to set')
}

function problemsOf(diagnostics: { shortDiagnostics: { message: string }[] } | null): string {
  return diagnostics?.shortDiagnostics.map(({ message }) => message).join('; ') ?? 'it has no pages'
}

/** The typesetter's own words, without what it quotes from the data. */
function problemOf(error: unknown): string {
  // Its errors carry the text in `code`: one line, or a printed list of diagnostics.
  const text = String((error as { code?: unknown }).code ?? (error instanceof Error ? error.message : error))
  const message = /message: "((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text.replace(/^0: /, '')
  return message
    .replace(/`[^`]*`/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, 200)
}

async function answer({ id, source, documents }: TypesetTask): Promise<TypesetAnswer> {
  const pdfs: Buffer[] = []
  for (const [index, one] of documents.entries()) {
    try {
      pdfs.push(setOne(source, one))
      if (++sinceEviction >= EVICT_EVERY) {
        compiler.evictCache(10)
        sinceEviction = 0
      }
    } catch (error) {
      return { id, problem: problemOf(error), index }
    }
    await setImmediate() // lets finished buffers go
  }
  return { id, pdfs }
}

process.on('message', (task: TypesetTask) => void answer(task).then((reply) => process.send?.(reply)))
process.on('disconnect', () => process.exit(0))
