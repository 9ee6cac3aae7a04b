/**
 * Trains the name tagger and writes src/evidence/names/name-tagger.bin. Run by hand, offline:
 *   node scripts/train-names.ts <folder with wnut17/ and broad-twitter/> [--try]
 * Corpora: WNUT17 train (leondz/emerging_entities_17) and the Broad Twitter Corpus (GateNLP), both CC BY 4.0, and letters, mails and forms
 * generated here from the lists of names. Held out: WNUT17 dev, and sentences generated with names that no training sentence has.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { classOf, COMMON, FAMILY, GIVEN } from '../src/evidence/names/name-words.ts'
import { BUCKET_BITS, carriesOn, FEATURE_COUNT, featuresAt, isCandidate, LINKED_COUNT, PLAIN_COUNT, SCORE_UNIT } from '../src/evidence/names/tagger.ts'
import { tokenise, type Tokens } from '../src/evidence/names/tokens.ts'
import { GENERAL_SENTENCES } from './general-sentences.ts'
import { composed, foreignWord, heading, thing } from './name-grammar.ts'
import { NAME_SENTENCES } from './name-sentences.ts'

type Sample = { text: string; spans: [number, number][] }
const EPOCHS = 5
const PACE = 0.08
/** Sentences made here, and the share of their names that the lists are made to forget. */
const GENERATED = 24_000
const COMPOSED = 60_000
const FORGOTTEN = 0.25
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

const commonWords = listOf('common-words.txt').filter((word) => word.length > 2)
const ACRONYM = 'ABCDEFGHIKLMNOPRSTUVW'
/** What a key of a template stands for when it is nobody; it may hold keys itself. */
const OTHERS: Record<string, () => string> = {
  P: () => capital(pick(places)).replace(/ \p{L}/gu, (letter) => letter.toUpperCase()),
  O: () => (random() < 0.25 ? `${capital(pick(family))} ${pick(COMPANIES)}` : thing(pick, random)),
  B: () => thing(pick, random),
  H: () => (random() < 0.3 ? pick(ROLES) : heading(random)),
  R: () => pick(ROLES),
  W: () => capital(pick(commonWords)),
  w: () => pick(commonWords),
  X: () => foreignWord(pick, random),
  C: () => Array.from({ length: 2 + Math.floor(random() * 4) }, () => ACRONYM[Math.floor(random() * ACRONYM.length)]).join(''),
  f: () => capital(pick(family)),
  g: () => capital(pick(given)),
  S: () =>
    `${random() < 0.8 ? `${1 + Math.floor(random() * 200)} ` : ''}${capital(pick(random() < 0.5 ? family : given))} ${pick(['Road', 'Street', 'Avenue', 'Lane', 'Close', 'Drive', 'Court', 'Way'])}`,
  n: () => String(Math.floor(random() * 1e6)),
}

/** Fills {N} full name, {G} given, {F} family; names are marked as spans. Other braces are not people. */
function fill(template: string, isTest: boolean): Sample {
  const made: Sample = { text: '', spans: [] }
  const put = (part: string) => {
    const key = /^\{(\w+)\}$/.exec(part)?.[1]
    if (!key) made.text += part
    else if (key === 'N' || key === 'G' || key === 'F') {
      const name = nameOf(isTest, key)
      made.spans.push([made.text.length, made.text.length + name.length])
      made.text += name
    } else for (const inner of OTHERS[key]!().split(/(\{\w+\})/)) put(inner)
  }
  for (const part of template.split(/(\{\w+\})/)) put(part)
  return made
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

/** The chains of words to decide on: those that follow each other, with nothing but particles between. */
function chainsOf(tokens: Tokens): number[][] {
  const chains: number[][] = []
  let chain: number[] = []
  for (let at = 0; at < tokens.count; at++) {
    if (isCandidate(tokens, at)) chain.push(at)
    else if (chain.length > 0 && !carriesOn(tokens, at)) {
      chains.push(chain)
      chain = []
    }
  }
  if (chain.length > 0) chains.push(chain)
  return chains
}

const addLogs = (a: number, b: number) => (a > b ? a + Math.log1p(Math.exp(b - a)) : b === -Infinity ? a : b + Math.log1p(Math.exp(a - b)))

type Scores = { buckets: Int32Array; none: number[]; name: number[] }
/** Buckets of a chain's words one behind the other, and the score of each as a name after none and after a name. */
function scoresOf(tokens: Tokens, chain: number[], weights: Float64Array): Scores {
  const made: Scores = { buckets: new Int32Array(chain.length * FEATURE_COUNT), none: [], name: [] }
  for (const [i, at] of chain.entries()) {
    const buckets = featuresAt(tokens, at)
    made.buckets.set(buckets, i * FEATURE_COUNT)
    const sum = (from: number, to: number) => {
      let all = 0
      for (let feature = from; feature < to; feature++) all += weights[buckets[feature]!]!
      return all
    }
    const plain = sum(0, PLAIN_COUNT)
    made.none.push(plain + sum(PLAIN_COUNT, PLAIN_COUNT + LINKED_COUNT))
    made.name.push(plain + sum(PLAIN_COUNT + LINKED_COUNT, FEATURE_COUNT))
  }
  return made
}

/** How likely each word is a name after none, and after a name: forward and backward along the chain. */
function expected({ none, name }: Scores): { none: number; name: number }[] {
  const count = none.length
  const behind: [number, number][] = Array.from({ length: count }, () => [0, 0])
  for (let i = count - 2; i >= 0; i--) {
    const [noneNext, nameNext] = behind[i + 1]!
    behind[i] = [addLogs(noneNext, nameNext + none[i + 1]!), addLogs(noneNext, nameNext + name[i + 1]!)]
  }
  const whole = addLogs(behind[0]![0], behind[0]![1] + none[0]!)
  let [isNone, isName] = [0, -Infinity]
  return none.map((score, i) => {
    const [fromNone, fromName] = [isNone + score, isName + name[i]!]
    const odds = { none: Math.exp(fromNone + behind[i]![1] - whole), name: Math.exp(fromName + behind[i]![1] - whole) }
    ;[isNone, isName] = [addLogs(isNone, isName), addLogs(fromNone, fromName)]
    return odds
  })
}

/** Stochastic descent, each weight at its own pace (AdaGrad; Duchi, Hazan, Singer 2011). */
function train(samples: Decided[]): Float64Array {
  const size = 1 << BUCKET_BITS
  const weights = new Float64Array(size)
  const squares = new Float64Array(size).fill(1e-6)
  const learn = (buckets: Int32Array, from: number, to: number, miss: number) => {
    if (Math.abs(miss) < 0.002) return
    for (let i = from; i < to; i++) {
      const bucket = buckets[i]!
      squares[bucket]! += miss * miss
      weights[bucket]! += (PACE * miss) / Math.sqrt(squares[bucket]!)
    }
  }
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = samples.length - 1; i > 0; i--) {
      const other = Math.floor(random() * (i + 1))
      ;[samples[i], samples[other]] = [samples[other]!, samples[i]!]
    }
    for (const { tokens, truth } of samples)
      for (const chain of chainsOf(tokens)) {
        const scores = scoresOf(tokens, chain, weights)
        const odds = expected(scores)
        for (const [i, at] of chain.entries()) {
          const wasName = i > 0 && truth[chain[i - 1]!]!
          const none = (truth[at] && !wasName ? 1 : 0) - odds[i]!.none
          const name = (truth[at] && wasName ? 1 : 0) - odds[i]!.name
          const from = i * FEATURE_COUNT
          learn(scores.buckets, from, from + PLAIN_COUNT, none + name)
          learn(scores.buckets, from + PLAIN_COUNT, from + PLAIN_COUNT + LINKED_COUNT, none)
          learn(scores.buckets, from + PLAIN_COUNT + LINKED_COUNT, from + FEATURE_COUNT, name)
        }
      }
  }
  return weights
}

function measure(label: string, samples: Decided[], weights: Float64Array) {
  let [right, wrong, missed] = [0, 0, 0]
  for (const { tokens, truth } of samples)
    for (const chain of chainsOf(tokens))
      for (const [i, odds] of expected(scoresOf(tokens, chain, weights)).entries()) {
        const isName = odds.none + odds.name > 0.5
        if (isName && truth[chain[i]!]) right++
        else if (isName) wrong++
        else if (truth[chain[i]!]) missed++
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
  ...forgetSome(decide(Array.from({ length: COMPOSED }, () => fill(composed(pick, random), false))), FORGOTTEN),
])
const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * SCORE_UNIT))))
const kept = Float64Array.from(bytes, (step) => step / SCORE_UNIT)
measure('WNUT17 dev', decide(samplesOf(join(corpora, 'wnut17/emerging.dev.conll'))), kept)
measure('generated, unseen names', decide(generated(2_000, true)), kept)
if (!process.argv.includes('--try')) writeFileSync(new URL('../src/evidence/names/name-tagger.bin', import.meta.url), bytes)
