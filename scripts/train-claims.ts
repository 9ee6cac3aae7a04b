/**
 * Trains the model of claims and writes src/evidence/detectors/claim-weights.bin. Run by hand, offline, about a minute:
 *   node scripts/train-claims.ts [--try] [--errors] [health, politics …: only one, with --try]
 * Learns from the sentences of claim-templates/ and from those of tests/accuracy/evidence that the detectors had learnt from before. Held out in turn,
 * whole families at a time: a fifth of them, from which the figures printed and the calibration come. The fresh sentences of
 * tests/accuracy/evidence/fresh are never read here.
 */
import { writeFileSync } from 'node:fs'
import { readSentence, RULES_OF, signsOf } from '../src/evidence/detectors/claim.ts'
import { BUCKETS, featuresOf, WEIGHT_STEP, type Signs } from '../src/evidence/detectors/claim-model.ts'
import { CLAIM_GROUPS, unitsOf, type ClaimGroup, type Units } from '../src/evidence/detectors/claim-units.ts'
import { holdsChildWords, holdsRiskWords } from '../src/evidence/risk-words.ts'
import '../src/evidence/detectors/registry.ts'
import type { Kind } from '../src/kinds.ts'
import { CLAIMS, NO_CLAIMS } from '../tests/accuracy/evidence/claim-sentences.ts'
import { MORE_CLAIMS, MORE_NO_CLAIMS } from '../tests/accuracy/evidence/claim-sentences-more.ts'
import { HARD_CLAIMS } from '../tests/accuracy/evidence/hard/index.ts'
import { claimSentences, makeFiller, ORDINARY_LINES, type ClaimSentence } from './claim-sentences.ts'
import { GENERAL_SENTENCES } from './general-sentences.ts'
import { NAME_SENTENCES } from './name-sentences.ts'

const EPOCHS = 8
const PACE = 0.06
/** Weight decay a step, for those features that a sentence has. */
const DECAY = 2e-4
const ROUNDS = 12
const FOLDS = 5
/** How often the doors' own words are hidden, so that a word no sentence had is told by its class. */
const FORGOTTEN = 0.4
/** Sentences that were not made from a template count for as many as these. */
const NATURAL = 5
const NATURAL_ROUNDS = Array.from({ length: 12 }, (_, round) => round)

let seed = 20260722
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

type Example = {
  family: string
  group: ClaimGroup
  isSaid: boolean
  /** With and without the doors' own words. */ buckets: Int32Array
  forgot: Int32Array
  rule: number
  text: string
}
const GROUP_OF: Partial<Record<Kind, ClaimGroup>> = {
  health: 'health',
  political_opinion: 'politics',
  trade_union: 'union',
  religion: 'religion',
  ethnicity: 'ethnicity',
  sexual_life: 'sexual',
  criminal: 'criminal',
}
const SENTENCE_GROUPS = Object.values(GROUP_OF)

function exampleOf(text: string, group: ClaimGroup, isSaid: boolean, family: string, skipIfRule: boolean): Example | null {
  const isNote = random() < 0.5
  const rules = RULES_OF.get(group as never)
  let cleaned = text
  let person: Signs['person'] = 'own'
  let confidence = 0
  if (rules) {
    // "You" is somebody in a letter to one person only.
    const letter = /\byour?\b/i.test(text) ? 'Dear Ms Quill,\n\n' : ''
    const read = (isOfNote: boolean) => readSentence(letter + text, letter.length, letter.length + text.length, rules, isOfNote)
    const reading = read(isNote) ?? read(true)
    if (reading === null) return null
    ;({ cleaned } = reading)
    person = reading.person === 'note' && !isNote ? 'before' : reading.person
    confidence = reading.rule?.confidence ?? 0
  } else confidence = holdsRiskWords(text) ? 0.8 : 0
  if (skipIfRule && confidence >= 0.7) return null
  const units = unitsOf(cleaned, group)
  if (units.doors.length === 0) return null
  return { family, group, isSaid, ...bucketsOf(units, signsOf(cleaned, units, person, confidence)), rule: confidence, text }
}
function bucketsOf(units: Units, signs: Signs): Pick<Example, 'buckets' | 'forgot'> {
  const whole = featuresOf(units, signs)
  const buckets = whole.buckets.slice(0, whole.count)
  const left = featuresOf(units, signs, true)
  return { buckets, forgot: left.buckets.slice(0, left.count) }
}
function childExamples({ text, names, family }: ClaimSentence): Example[] {
  return names.flatMap(({ start, end, isChild }) => {
    const units = unitsOf(text, 'child', { start, end })
    if (units.doors.length === 0) return []
    const rule = holdsChildWords(text, start, end) ? 0.8 : 0
    return [
      {
        family,
        group: 'child' as const,
        isSaid: isChild,
        ...bucketsOf(units, signsOf(text, units, 'own', rule)),
        rule,
        text: `${text} <${text.slice(start, end)}>`,
      },
    ]
  })
}

/** Groups whose sentences may well say something of another kind too. */
const NEAR: Partial<Record<ClaimGroup, readonly ClaimGroup[]>> = {
  criminal: ['risk'],
  risk: ['criminal', 'sexual', 'politics'],
  sexual: ['risk'],
  ethnicity: ['risk'],
  politics: ['risk'],
}

function examples(): Example[] {
  const made: (Example | null)[] = []
  const sentences = claimSentences(random, ROUNDS)
  for (const sentence of sentences) {
    if (sentence.group === 'child') {
      made.push(...childExamples(sentence))
      continue
    }
    made.push(exampleOf(sentence.text, sentence.group, sentence.isSaid, sentence.family, false))
    for (const other of [...SENTENCE_GROUPS, 'risk' as const])
      if (other !== sentence.group && !NEAR[sentence.group]?.includes(other) && random() < 0.5)
        made.push(exampleOf(sentence.text, other, false, sentence.family, true))
  }
  for (let round = 0; round < NATURAL; round++) {
    for (const [text, kind] of [...CLAIMS, ...MORE_CLAIMS]) {
      const group = GROUP_OF[kind]
      if (group) made.push(exampleOf(text, group, true, `natural ${text}`, false))
    }
    for (const { kind, said, notSaid } of HARD_CLAIMS) {
      for (const text of said) made.push(exampleOf(text, GROUP_OF[kind]!, true, `natural ${text}`, false))
      for (const text of notSaid) made.push(exampleOf(text, GROUP_OF[kind]!, false, `natural ${text}`, false))
    }
    for (const text of [...NO_CLAIMS, ...MORE_NO_CLAIMS])
      for (const group of [...SENTENCE_GROUPS, 'risk' as const]) made.push(exampleOf(text, group, false, `natural ${text}`, false))
  }
  const fill = makeFiller(random)
  for (const line of [...GENERAL_SENTENCES, ...NAME_SENTENCES, ...NATURAL_ROUNDS.flatMap(() => ORDINARY_LINES)]) {
    const { text } = fill(line, 'health', false)
    for (const group of [...SENTENCE_GROUPS, 'risk' as const]) made.push(exampleOf(text, group, false, `general ${line}`, !ORDINARY_LINES.includes(line)))
  }
  return made.filter((one) => one !== null)
}

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit))
function sumOf(weights: Float32Array, buckets: Int32Array): number {
  let sum = 0
  for (let i = 0; i < buckets.length; i++) sum += weights[buckets[i]!]!
  return sum
}

/** Stochastic descent on the log loss, each weight at its own pace (AdaGrad; Duchi, Hazan, Singer 2011). */
function train(all: readonly Example[]): Float32Array {
  const weights = new Float32Array(BUCKETS)
  const squares = new Float32Array(BUCKETS).fill(1e-3)
  const order = [...all]
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const other = Math.floor(random() * (i + 1))
      ;[order[i], order[other]] = [order[other]!, order[i]!]
    }
    for (const example of order) {
      const buckets = random() < FORGOTTEN ? example.forgot : example.buckets
      const miss = (example.isSaid ? 1 : 0) - sigmoid(sumOf(weights, buckets))
      if (Math.abs(miss) < 0.01) continue
      for (const bucket of buckets) {
        squares[bucket]! += miss * miss
        weights[bucket]! += (PACE * miss) / Math.sqrt(squares[bucket]!) - DECAY * weights[bucket]!
      }
    }
  }
  return weights
}

type Scored = { logit: number; example: Example }
/** Slope and shift that make the logit's probability true of held-out sentences (Platt 1999), by Newton's steps. */
function calibrate(scored: readonly Scored[]): [number, number] {
  let [slope, shift] = [1, 0]
  for (let step = 0; step < 60; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-3, 0, 1e-3]
    for (const { logit, example } of scored) {
      const p = sigmoid(slope * logit + shift)
      const miss = p - (example.isSaid ? 1 : 0)
      const curve = p * (1 - p)
      g0 += miss * logit
      g1 += miss
      h00 += curve * logit * logit
      h01 += curve * logit
      h11 += curve
    }
    const det = h00 * h11 - h01 * h01
    const [d0, d1] = [(h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det]
    slope -= Math.max(-0.5, Math.min(0.5, d0))
    shift -= Math.max(-0.5, Math.min(0.5, d1))
  }
  return [Math.max(0.05, slope), shift]
}

function foldOf(family: string): number {
  let hash = 0
  for (let i = 0; i < family.length; i++) hash = (Math.imul(hash, 31) + family.charCodeAt(i)) | 0
  return (hash >>> 4) % FOLDS
}

const print = (line: string) => process.stdout.write(`${line}\n`)
const isVerbose = process.argv.includes('--errors')
const only = process.argv.find((one) => (CLAIM_GROUPS as readonly string[]).includes(one))
const all = examples()
const bytes = new Uint8Array(CLAIM_GROUPS.length * BUCKETS + CLAIM_GROUPS.length * 8)
const steps = new Int8Array(bytes.buffer, 0, CLAIM_GROUPS.length * BUCKETS)
const calibration = new Float32Array(CLAIM_GROUPS.length * 2)
for (const [index, group] of CLAIM_GROUPS.entries()) {
  if (only && only !== group) continue
  const mine = all.filter((example) => example.group === group)
  const scored: Scored[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = train(mine.filter(({ family }) => foldOf(family) !== fold))
    for (const example of mine) if (foldOf(example.family) === fold) scored.push({ logit: sumOf(weights, example.buckets), example })
  }
  const [slope, shift] = calibrate(scored)
  const rate = (says: (one: Scored) => boolean) => {
    let [right, wrong, missed] = [0, 0, 0]
    for (const one of scored) {
      if (says(one) && one.example.isSaid) right++
      else if (says(one)) wrong++
      else if (one.example.isSaid) missed++
    }
    return `P ${(right / (right + wrong)).toFixed(3)} R ${(right / (right + missed)).toFixed(3)}`
  }
  const probability = ({ logit }: Scored) => sigmoid(slope * logit + shift)
  print(
    `${group}: ${mine.length} examples; held out, rules ${rate(({ example }) => example.rule >= 0.5)}, model ${rate((one) => probability(one) >= 0.5)}; slope ${slope.toFixed(2)} shift ${shift.toFixed(2)}`,
  )
  if (isVerbose) {
    const seen = new Map<string, { bad: number; all: number; one: Scored }>()
    for (const one of scored) {
      const entry = seen.get(one.example.family) ?? { bad: 0, all: 0, one }
      entry.all++
      if (probability(one) >= 0.5 !== one.example.isSaid) {
        entry.bad++
        entry.one = one
      }
      seen.set(one.example.family, entry)
    }
    for (const { bad, all: count, one } of [...seen.values()].filter(({ bad, all: count }) => bad * 2 > count).slice(0, 60))
      print(`   ${one.example.isSaid ? 'missed' : 'WRONG '} ${bad}/${count} ${probability(one).toFixed(2)} ${one.example.text}`)
  }
  const weights = train(mine)
  for (let i = 0; i < BUCKETS; i++) steps[index * BUCKETS + i] = Math.max(-127, Math.min(127, Math.round(weights[i]! / WEIGHT_STEP)))
  calibration[index * 2] = slope
  calibration[index * 2 + 1] = shift
}
bytes.set(new Uint8Array(calibration.buffer), CLAIM_GROUPS.length * BUCKETS)
if (!process.argv.includes('--try')) writeFileSync(new URL('../src/evidence/detectors/claim-weights.bin', import.meta.url), bytes)
