/**
 * `link psi`: two organisations find the people they share, by files they hand each other. Exact: offer → answer → finish → read. Fuzzy: key → encode →
 * compare, where a third party that has no key compares. docs/private-linkage.md says what each side learns.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { FIELDS, type FieldValues } from '../linkage/fields.ts'
import { answer, finish, offer, readResult, type ExchangeState } from '../linkage/private/exchange.ts'
import { fingerprintOf, readExchangeFile, writeExchangeFile } from '../linkage/private/exchange-file.ts'
import { FILTER_RECIPE, FILTER_WORDS, filterOf, filtersFrom, KEY_BYTES, matchFilters, newFilterKey, packFilters } from '../linkage/private/filters.ts'
import { PRIVATE_KINDS, privateIdentifiers, type PrivateKind } from '../linkage/private/identifiers.ts'
import { csvLine } from '../api/csv.ts'
import { numberOf, textOf, type Command, type Words } from './command.ts'
import { openLinkEngine, withScratch } from './link.ts'
import { INPUT_TABLE, loadTables } from './link-input.ts'
import { showProgress } from './show-progress.ts'

/** Dice coefficient from which two filters are taken for one person; measured on FEBRL, docs/private-linkage.md. */
const LIKENESS = 0.65

const STEPS: Record<string, (words: Words) => Promise<string>> = {
  offer: runOffer,
  answer: runAnswer,
  finish: runFinish,
  read: runRead,
  key: async (words) => runKey(words),
  encode: runEncode,
  compare: async (words) => runCompare(words),
}

export const linkPsi: Command = {
  name: 'link psi',
  usage: 'offer|answer|finish|read|key|encode|compare … (--help lists each)',
  more: `
  offer INPUT --out FILE --state FILE           we ask: our identifiers, blinded, for the other side
  answer OFFER INPUT --out FILE --state FILE    they: ours blinded again, and theirs, for us
  finish ANSWER --state FILE --out shared.csv --result FILE   we learn which of ours are shared; FILE tells the other side
  read RESULT --state FILE --out shared.csv     they learn which of theirs are shared
    --kinds LIST      what to recognise people by, of ${PRIVATE_KINDS.join(',')} (both sides the same; default all)
    --pad             round the number of identifiers up to a full thousand, so that the size of the list is not told exactly
    --at-most N       answer: refuse an offer of more identifiers than agreed
    --id COLUMN       what numbers the rows (default: a column that does, or the row)
    The state file is secret: it stays with you, and is deleted when the exchange is over.

  For lists without common identifiers, names and dates as keyed filters, compared by a third party that must not have the key:
  key --out FILE                                once, by one side; hand it to the other, and to nobody else
  encode INPUT --key FILE --out FILE            each side, for the third party; FILE.ids.csv stays with you
  compare ONE OTHER --out pairs.csv [--likeness ${LIKENESS}]   the third party: numbers of the records that are alike

  shared.csv is id,kinds: your own rows, and what they were recognised by. Nothing is sent anywhere; read fingerprints to each other by telephone.`,
  options: {
    out: { type: 'string' },
    state: { type: 'string' },
    result: { type: 'string' },
    key: { type: 'string' },
    kinds: { type: 'string' },
    pad: { type: 'boolean' },
    'at-most': { type: 'string' },
    likeness: { type: 'string' },
    id: { type: 'string' },
  },
  run: async (words) => {
    const [step = '', ...rest] = words.rest
    const run = STEPS[step]
    if (!run) throw new AppError('usage', { problem: 'The step is offer, answer, finish, read, key, encode or compare; see `tocsin link psi --help`' })
    process.stdout.write(await run({ ...words, rest }))
    return 0
  },
}

/** What each identifier was taken from: kept in the state file, so that no value need be. */
type Known = { kind: PrivateKind; ids: string[] }
type StateFile = ExchangeState & { identifiers: Known[] }

async function runOffer(words: Words): Promise<string> {
  const [input] = inputs(words, 1, 'offer INPUT --out FILE --state FILE')
  const [out, statePath] = [target(words, 'out'), target(words, 'state')]
  const { texts, known } = await identifiersOf(input!, words)
  const { file, state } = await offer(texts, { isPadded: words.values['pad'] === true, report: progressOf('Blinding our identifiers') })
  save(out, file)
  saveState(statePath, { ...state, identifiers: known })
  return `${counted(texts.length, 'identifier')} of ${input} blinded.\nHand ${out} to the other side; keep ${statePath} to yourself.\nFingerprint: ${fingerprintOf(file)}\n`
}

async function runAnswer(words: Words): Promise<string> {
  const [offered, input] = inputs(words, 2, 'answer OFFER INPUT --out FILE --state FILE')
  const [out, statePath] = [target(words, 'out'), target(words, 'state')]
  const bytes = contentOf(offered!)
  // Refused before anything of ours is read.
  readExchangeFile(bytes, offered!, 'offer')
  const { texts, known } = await identifiersOf(input!, words)
  const atMost = numberOf(words, 'at-most', 1, 1_000_000_000)
  const { file, state, offeredCount } = await answer({ bytes, path: offered! }, texts, {
    isPadded: words.values['pad'] === true,
    ...(atMost === undefined ? {} : { atMost }),
    report: progressOf('Blinding'),
  })
  save(out, file)
  saveState(statePath, { ...state, identifiers: known })
  return `They asked with ${counted(offeredCount, 'identifier')}; we answered with ${counted(texts.length, 'identifier')} of ours, blinded.\nThe offer’s fingerprint: ${fingerprintOf(bytes)}\nHand ${out} back; keep ${statePath} to yourself until their result comes.\nFingerprint: ${fingerprintOf(file)}\n`
}

async function runFinish(words: Words): Promise<string> {
  const [answered] = inputs(words, 1, 'finish ANSWER --state FILE --out shared.csv --result FILE')
  const [out, resultPath, statePath] = [target(words, 'out'), target(words, 'result'), needed(words, 'state')]
  const bytes = contentOf(answered!)
  const state = stateAt(statePath)
  const { shared, theirCount, result } = await finish({ bytes, path: answered! }, state, progressOf('Blinding theirs'))
  const rows = saveShared(out, state, shared)
  save(resultPath, result)
  rmSync(statePath)
  return `The answer’s fingerprint: ${fingerprintOf(bytes)}\nOf ${counted(state.identifiers.length, 'identifier')} of ours and ${counted(theirCount, 'identifier')} of theirs, ${counted(shared.length, 'identifier')} are shared: ${counted(rows, 'row')} in ${out}.\nHand ${resultPath} to the other side, so that they learn the same of theirs. ${statePath} is deleted.\n`
}

async function runRead(words: Words): Promise<string> {
  const [result] = inputs(words, 1, 'read RESULT --state FILE --out shared.csv')
  const [out, statePath] = [target(words, 'out'), needed(words, 'state')]
  const state = stateAt(statePath)
  const shared = readResult({ bytes: contentOf(result!), path: result! }, state)
  const rows = saveShared(out, state, shared)
  rmSync(statePath)
  return `${counted(shared.length, 'identifier')} of ours are shared: ${counted(rows, 'row')} in ${out}. ${statePath} is deleted.\n`
}

function runKey(words: Words): string {
  const out = target(words, 'out')
  save(out, newFilterKey())
  return `${out} holds the key. Hand it to the other side by a way of its own; never to who compares.\n`
}

async function runEncode(words: Words): Promise<string> {
  const [input] = inputs(words, 1, 'encode INPUT --key FILE --out FILE')
  const [out, keyPath] = [target(words, 'out'), needed(words, 'key')]
  const key = contentOf(keyPath)
  if (key.length !== KEY_BYTES) throw new AppError('exchange_invalid', { path: keyPath, problem: `a key has ${KEY_BYTES} bytes` })
  const filters: Uint32Array[] = []
  const lines = [csvLine(['no', 'id'])]
  let without = 0
  for (const { id, values } of await rowsOf(input!, words)) {
    const filter = filterOf(key, values)
    if (filter === null) without++
    else lines.push(csvLine([String(filters.push(filter)), id]))
  }
  const { words: bits } = packFilters(filters)
  const file = writeExchangeFile({ step: 'filters', exchange: '00000000-0000-4000-8000-000000000000', made: { recipe: FILTER_RECIPE, words: FILTER_WORDS } }, [
    new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength),
  ])
  save(out, file)
  save(`${out}.ids.csv`, Buffer.from(lines.join('')))
  return `${counted(filters.length, 'record')} encoded; ${counted(without, 'record')} say too little (no name, or fewer than three fields).\nHand ${out} to who compares; keep ${out}.ids.csv and the key to yourself.\nFingerprint: ${fingerprintOf(file)}\n`
}

function runCompare(words: Words): string {
  const [one, other] = inputs(words, 2, 'compare ONE OTHER --out pairs.csv')
  const out = target(words, 'out')
  const likeness = Number(textOf(words, 'likeness') ?? LIKENESS)
  if (!(likeness >= 0.5 && likeness <= 1)) throw new AppError('usage', { problem: '--likeness is a number from 0.5 to 1' })
  const [left, right] = [one!, other!].map((path) => {
    const { header, parts } = readExchangeFile(contentOf(path), path, 'filters')
    if (header.made?.['recipe'] !== FILTER_RECIPE || parts[0]!.length % (FILTER_WORDS * 4) !== 0)
      throw new AppError('exchange_invalid', { path, problem: 'it was encoded by another recipe; both sides need the same version' })
    return filtersFrom(new Uint32Array(Uint8Array.from(parts[0]!).buffer))
  })
  const pairs = matchFilters(left!, right!, likeness, progressOf('Comparing'))
  save(
    out,
    Buffer.from(
      [csvLine(['one', 'other', 'likeness']), ...pairs.map((pair) => csvLine([String(pair.left + 1), String(pair.right + 1), pair.likeness.toFixed(4)]))].join(
        '',
      ),
    ),
  )
  return `${counted(pairs.length, 'pair')} of ${counted(left!.count, 'record')} and ${counted(right!.count, 'record')} are alike (${likeness} or more): ${out}.\nGive each side its own column; the numbers are those of its .ids.csv.\n`
}

// ── rows ──

async function rowsOf(path: string, words: Words): Promise<{ id: string; values: FieldValues }[]> {
  return withScratch(async (scratch) => {
    const engine = await openLinkEngine(availableParallelism(), scratch)
    try {
      const { input } = await loadTables(engine, { inputs: [path], roster: null, idColumn: textOf(words, 'id') ?? null, truthColumn: null }, scratch)
      const fields = FIELDS.filter((field) => input.columns[field])
      const rows = await engine.rows<Record<string, string>>(`select id, ${fields.join(', ')} from ${INPUT_TABLE} order by record_no`)
      return rows.map((row) => ({ id: String(row['id']), values: Object.fromEntries(fields.map((field) => [field, row[field] ?? ''])) }))
    } finally {
      engine.close()
    }
  })
}

async function identifiersOf(path: string, words: Words): Promise<{ texts: string[]; known: Known[] }> {
  const kinds = (textOf(words, 'kinds') ?? PRIVATE_KINDS.join(',')).split(',')
  const unknown = kinds.find((kind) => !PRIVATE_KINDS.includes(kind as PrivateKind))
  if (unknown !== undefined) throw new AppError('usage', { problem: `--kinds has no ${unknown}; it takes ${PRIVATE_KINDS.join(', ')}` })
  const found = new Map<string, Known>()
  for (const { id, values } of await rowsOf(path, words))
    for (const { kind, text } of privateIdentifiers(values, kinds as PrivateKind[])) {
      const known = found.get(text)
      if (known) known.ids.push(id)
      else found.set(text, { kind, ids: [id] })
    }
  if (found.size === 0) throw new AppError('exchange_empty', { path })
  return { texts: [...found.keys()], known: [...found.values()] }
}

/** Rows that share an identifier with the other side, with what they share; gives their number. */
function saveShared(path: string, { identifiers }: StateFile, shared: readonly number[]): number {
  const kindsOf = new Map<string, Set<PrivateKind>>()
  for (const index of shared)
    for (const id of identifiers[index]!.ids) {
      const kinds = kindsOf.get(id)
      if (kinds) kinds.add(identifiers[index]!.kind)
      else kindsOf.set(id, new Set([identifiers[index]!.kind]))
    }
  save(path, Buffer.from([csvLine(['id', 'kinds']), ...[...kindsOf].map(([id, kinds]) => csvLine([id, [...kinds].toSorted().join(' ')]))].join('')))
  return kindsOf.size
}

// ── files and words ──

function inputs(words: Words, count: number, usage: string): string[] {
  if (words.rest.length !== count) throw new AppError('usage', { problem: `Usage: tocsin link psi ${usage}` })
  return words.rest.map((path) => {
    if (!existsSync(path)) throw new AppError('file_missing', { path })
    return resolve(path)
  })
}

function needed(words: Words, name: string): string {
  const path = textOf(words, name)
  if (!path) throw new AppError('usage', { problem: `--${name} FILE is missing; see \`tocsin link psi --help\`` })
  if (!existsSync(path)) throw new AppError('file_missing', { path })
  return resolve(path)
}

/** A file that will be written; nothing is ever written over. */
function target(words: Words, name: string): string {
  const path = textOf(words, name)
  if (!path) throw new AppError('usage', { problem: `--${name} FILE is missing; see \`tocsin link psi --help\`` })
  if (existsSync(path)) throw new AppError('usage', { problem: `${path} exists already; name another file for --${name}` })
  if (!existsSync(dirname(resolve(path)))) throw new AppError('folder_missing', { path: dirname(resolve(path)) })
  return resolve(path)
}

const contentOf = (path: string): Uint8Array => readFileSync(path)
const save = (path: string, bytes: Uint8Array) => writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' })
const saveState = (path: string, state: StateFile) => save(path, Buffer.from(JSON.stringify(state)))

function stateAt(path: string): StateFile {
  try {
    const state = JSON.parse(readFileSync(path, 'utf8')) as StateFile
    if (typeof state.exchange === 'string' && Array.isArray(state.places) && Array.isArray(state.identifiers)) return state
  } catch {
    // told below
  }
  throw new AppError('exchange_invalid', { path, problem: 'it is not the state file of an exchange' })
}

const counted = (count: number, noun: string) => `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`

function progressOf(title: string): (done: number, total: number) => void {
  const progress = showProgress({ step: title })
  return (done, total) => progress.show({ stage: 'step', done, total, unit: '' })
}
