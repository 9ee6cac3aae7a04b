/**
 * Trains the name tagger and writes src/evidence/names/name-tagger.bin. Run by hand, offline:
 *   node scripts/train-names.ts <folder with wnut17/ and broad-twitter/> [--try]
 * Corpora: WNUT17 train (leondz/emerging_entities_17) and the Broad Twitter Corpus (GateNLP), both CC BY 4.0, and letters, mails and forms
 * generated here from the lists of names. Held out: WNUT17 dev, and sentences generated with names that no training sentence has.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { classOf, COMMON, FAMILY, GIVEN } from '../src/evidence/names/name-words.ts'
import { BUCKET_BITS, FEATURE_COUNT, featuresAt, isCandidate } from '../src/evidence/names/tagger.ts'
import { tokenise } from '../src/evidence/names/tokens.ts'
import { GENERAL_SENTENCES } from './general-sentences.ts'
import { NAME_SENTENCES } from './name-sentences.ts'

type Sample = { text: string; spans: [number, number][] }
const EPOCHS = 8
/** Sentences made here, and the share of their names that the lists are made to forget. */
const GENERATED = 24_000
const FORGOTTEN = 0.2
const corpora = process.argv[2]
if (!corpora) throw new Error('name the folder with wnut17/ and broad-twitter/')

/** Sentences of a CoNLL file, tokens joined by spaces. */
function samplesOf(file: string): Sample[] {
  return readFileSync(file, 'utf8')
    .split(/\n\s*\n/)
    .map((block) => {
      let text = ''
      const spans: [number, number][] = []
      for (const line of block.split('\n')) {
        const [token, tag] = line.split('\t')
        if (!token?.trim() || !tag) continue
        const isSign = /^(?:[.,!?;:)]|['’]\p{L}{1,2}|n['’]t)$/u.test(token)
        if (text && !isSign) text += ' '
        if (/^[BI]-(?:person|PER)$/.test(tag.trim()) && !token.startsWith('@')) spans.push([text.length, text.length + token.length])
        text += token
      }
      return { text, spans }
    })
    .filter((sample) => sample.text)
}

let seed = 20240607
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}
function pick<T>(list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!
}
const listOf = (name: string) =>
  readFileSync(new URL(`../src/evidence/names/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((word) => /^[a-z][a-z-]+$/.test(word))
const capital = (word: string) => word.replace(/(?:^|-)\p{L}/gu, (letter) => letter.toUpperCase())
const given = [...listOf('given-names.txt'), ...listOf('more-given-names.txt')].filter((word) => word.length > 2 && !(classOf(word) & COMMON && random() < 0.5))
const family = [...listOf('family-names.txt'), ...listOf('more-family-names.txt')].filter(
  (word) => word.length > 2 && !(classOf(word) & COMMON && random() < 0.5),
)
const places = readFileSync(new URL('../src/evidence/names/places.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((place) => place.length > 3 && !(classOf(place) & GIVEN))
const unseen = (word: string) => word.length % 7 === 0

/** A family name that no list has: syllables, so that the tagger learns to trust the words about it. */
function inventedName(): string {
  const start = pick(['Bra', 'Kor', 'Ta', 'Mes', 'Ol', 'Zan', 'Fer', 'Thu', 'Wex', 'Ny', 'Ab', 'Gri', 'Hol', 'Pra', 'Dun', 'Sko', 'Vel', 'Chi', 'Ere', 'Jus'])
  return (
    start +
    pick(['bar', 'nel', 'mo', 'dri', 'lo', 'gan', 'wo', 'ster', 'ni', 'ke', 'ra', 'tha', 'vi', 'shu', 'be']) +
    pick(['ton', 'ley', 'ski', 'wicz', 'son', 'oglu', 'esan', 'ides', 'man', 'vic', 'enko', 'field', 'zade', 'ola', 'mba', 'worth'])
  )
}
function nameOf(isTest: boolean, form: string): string {
  const one = (list: string[]) => {
    for (;;) {
      const word = pick(list)
      if (unseen(word) === isTest) return capital(word)
    }
  }
  const last = random() < 0.2 ? inventedName() : random() < 0.06 ? `${one(family)}-${one(family)}` : random() < 0.05 ? `O'${one(family)}` : one(family)
  if (form === 'G') return one(given)
  if (form === 'F') return last
  const style = random()
  if (style < 0.72) return `${one(given)} ${last}`
  if (style < 0.8) return `${one(given)} ${String.fromCharCode(65 + Math.floor(random() * 26))}. ${last}`
  if (style < 0.87) return `${one(given)} ${one(given)} ${last}`
  if (style < 0.92) return `${String.fromCharCode(65 + Math.floor(random() * 26))}. ${last}`
  if (style < 0.96) return `${one(given)} ${pick(['de', 'van', 'bin', 'van der', 'al', 'von', 'da'])} ${last}`
  return `${one(given)} ${last}`.toUpperCase()
}
const COMPANIES = ['Ltd', 'Limited', 'plc', 'LLP', 'Group', 'Solutions', 'Services', 'Partners', 'Trust', 'Council', 'Bank', 'Systems']
const ROLES = [
  'Membership Secretary',
  'Branch Chair',
  'Treasurer',
  'Customer Services',
  'Data Protection Officer',
  'Area Manager',
  'Housing Officer',
  'Head Teacher',
  'Head of Finance',
  'Regional Organiser',
]

/** Fills {N} full name, {G} given, {F} family; names are marked as spans. Other braces are not people. */
function fill(template: string, isTest: boolean): Sample {
  let text = ''
  const spans: [number, number][] = []
  for (const part of template.split(/(\{\w+\})/)) {
    const key = /^\{(\w+)\}$/.exec(part)?.[1]
    if (!key) text += part
    else if (key === 'N' || key === 'G' || key === 'F') {
      const name = nameOf(isTest, key)
      spans.push([text.length, text.length + name.length])
      text += name
    } else if (key === 'P') text += capital(pick(places)).replace(/ \p{L}/gu, (letter) => letter.toUpperCase())
    else if (key === 'O') text += random() < 0.5 ? `${capital(pick(family))} ${pick(COMPANIES)}` : `${capital(pick(family))} & ${capital(pick(family))}`
    else if (key === 'R') text += pick(ROLES)
    else if (key === 'S')
      text += `${1 + Math.floor(random() * 200)} ${capital(pick(random() < 0.5 ? family : given))} ${pick(['Road', 'Street', 'Avenue', 'Lane', 'Close', 'Drive', 'Court', 'Way'])}`
    else text += String(Math.floor(random() * 1e6))
  }
  return { text, spans }
}
function generated(count: number, isTest: boolean): Sample[] {
  return Array.from({ length: count }, () => fill(pick(random() < 0.66 ? NAME_SENTENCES : GENERAL_SENTENCES), isTest))
}

/** Words to decide on, with the truth. */
function decisions(sample: Sample) {
  const shared = tokenise(sample.text, 0, sample.text.length)
  const { count } = shared
  // the tokeniser's arrays are used again by its next call
  const tokens = { ...shared }
  for (const name of ['start', 'end', 'hash', 'head', 'tail', 'tail2'] as const) tokens[name] = shared[name].slice(0, count)
  for (const name of ['bits', 'shape', 'length'] as const) tokens[name] = shared[name].slice(0, count)
  const isName = (start: number, end: number) => sample.spans.some(([from, to]) => start >= from && end <= to + 2 && start < to)
  return { tokens, truth: Array.from(tokens.start, (start, at) => isName(start, tokens.end[at]!)) }
}
type Decided = ReturnType<typeof decisions>

/** Makes the lists forget some names, so that the tagger learns to tell a name that no list has by the words about it. */
function forgetSome(samples: Decided[], share: number): Decided[] {
  for (const { tokens, truth } of samples)
    for (let at = 0; at < tokens.count; at++) {
      if (!truth[at] || random() >= share) continue
      tokens.bits[at] = tokens.bits[at]! & ~(GIVEN | FAMILY)
      tokens.hash[at] = (random() * 2 ** 32) | 0
    }
  return samples
}

function train(samples: Decided[]): Float64Array {
  const size = 1 << BUCKET_BITS
  const weights = new Float64Array(size)
  const sums = new Float64Array(size)
  let step = 0
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = samples.length - 1; i > 0; i--) {
      const other = Math.floor(random() * (i + 1))
      ;[samples[i], samples[other]] = [samples[other]!, samples[i]!]
    }
    for (const { tokens, truth } of samples) {
      let wasName = false
      for (let at = 0; at < tokens.count; at++) {
        if (!isCandidate(tokens, at)) {
          wasName = wasName && (tokens.bits[at]! & 128) !== 0
          continue
        }
        step++
        const buckets = featuresAt(tokens, at, wasName)
        let score = 0
        for (let i = 0; i < FEATURE_COUNT; i++) score += weights[buckets[i]!]!
        const isName = score > 0
        // a margin, so that a name lightly decided is learned again
        const change = truth[at] ? (score < 2 ? 1 : 0) : score > -1 ? -1 : 0
        if (change !== 0) {
          for (let i = 0; i < FEATURE_COUNT; i++) {
            weights[buckets[i]!]! += change
            sums[buckets[i]!]! += change * step
          }
        }
        wasName = random() < 0.5 ? truth[at]! : isName
      }
    }
  }
  return weights.map((weight, i) => weight - sums[i]! / step)
}

function measure(label: string, samples: Decided[], weights: Int8Array) {
  let [right, wrong, missed] = [0, 0, 0]
  for (const { tokens, truth } of samples) {
    let wasName = false
    for (let at = 0; at < tokens.count; at++) {
      if (!isCandidate(tokens, at)) {
        wasName = wasName && (tokens.bits[at]! & 128) !== 0
        continue
      }
      const buckets = featuresAt(tokens, at, wasName)
      let score = 0
      for (let i = 0; i < FEATURE_COUNT; i++) score += weights[buckets[i]!]!
      wasName = score > 0
      if (wasName && truth[at]) right++
      else if (wasName) wrong++
      else if (truth[at]) missed++
    }
  }
  const [precision, recall] = [right / (right + wrong), right / (right + missed)]
  process.stdout.write(
    `${label}: capital words P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)} (n=${right + missed})\n`,
  )
}

const tweets = readdirSync(join(corpora, 'broad-twitter'))
  .filter((name) => name.endsWith('.conll'))
  .flatMap((name) => samplesOf(join(corpora, 'broad-twitter', name)))
const web = samplesOf(join(corpora, 'wnut17/wnut17train.conll'))
/** Natural sentences with other people in them: what is written about names is rarer than the names. */
function withOtherNames(samples: Sample[]): Sample[] {
  return samples
    .filter(({ spans }) => spans.length > 0)
    .map(({ text, spans }) => {
      const made: Sample = { text: '', spans: [] }
      let from = 0
      for (let i = 0; i < spans.length; i++) {
        const start = spans[i]![0]
        let end = spans[i]![1]
        // the words of one name come one by one
        while (i + 1 < spans.length && spans[i + 1]![0] <= end + 1) end = spans[++i]![1]
        const name = nameOf(false, text.slice(start, end).includes(' ') ? 'N' : random() < 0.7 ? 'G' : 'F')
        made.text += text.slice(from, start)
        made.spans.push([made.text.length, made.text.length + name.length])
        made.text += name
        from = end
      }
      made.text += text.slice(from)
      return made
    })
}

const decide = (samples: Sample[]): Decided[] => samples.map(decisions)
const weights = train([
  ...decide([...tweets, ...web]),
  ...decide(withOtherNames([...tweets, ...web])),
  ...forgetSome(decide(generated(GENERATED, false)), FORGOTTEN),
])
const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round((weight * 127) / Math.min(largest, 12)))))
measure('WNUT17 dev', decide(samplesOf(join(corpora, 'wnut17/emerging.dev.conll'))), bytes)
measure('generated, unseen names', decide(generated(2_000, true)), bytes)
if (!process.argv.includes('--try')) writeFileSync(new URL('../src/evidence/names/name-tagger.bin', import.meta.url), bytes)
