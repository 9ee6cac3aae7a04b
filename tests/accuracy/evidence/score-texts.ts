/** What the detectors find in texts, against the truth: by kind, by confidence, and whose each finding is said to be. */
import { findInText } from '../../../src/evidence/detectors/registry.ts'
import { NO_CONTEXT, type Finding } from '../../../src/evidence/finding.ts'
import { DEFAULT_LIMITS } from '../../../src/evidence/formats/format.ts'
import { proseRecords } from '../../../src/evidence/prose-records.ts'
import { SPECIAL_CATEGORIES, type Kind } from '../../../src/kinds.ts'
import { NOBODY, type Document, type TrueSpan } from './make-documents.ts'

export type Tally = { right: number; wrong: number; missed: number }
export const newTally = (): Tally => ({ right: 0, wrong: 0, missed: 0 })

/** Findings less sure are not shown to anybody, and not counted here. */
const LEAST_CONFIDENCE = 0.5

/** Same kind, and half of the two together is shared; of what a sentence says of somebody, any part. */
export function fits(truth: TrueSpan, found: { kind: Kind; start: number; end: number }): boolean {
  if (truth.kind !== found.kind) return false
  const shared = Math.min(truth.end, found.end) - Math.max(truth.start, found.start)
  if (SPECIAL_CATEGORIES.has(truth.kind)) return shared > 0
  return shared / (Math.max(truth.end, found.end) - Math.min(truth.start, found.start)) >= 0.5
}

export type TextScore = { byKind: Map<Kind, Tally>; byRegister: Map<string, Tally>; bins: Bin[] }
/** Findings whose confidence lies in a step of a twentieth, of names, of what is said of a person and of everything else apart. */
export type Bin = { group: 'names' | 'special categories' | 'other kinds'; from: number; right: number; all: number }

/** `onlyMarked`: kinds that nobody marked in any of the texts are not judged on them. */
export function scoreTexts(documents: Document[], onlyMarked = false): TextScore {
  const marked = new Set(documents.flatMap(({ spans }) => spans.map(({ kind }) => kind)))
  const score: TextScore = { byKind: new Map(), byRegister: new Map(), bins: [] }
  const tally = <Key>(map: Map<Key, Tally>, key: Key) => map.get(key) ?? map.set(key, newTally()).get(key)!
  for (const { text, spans, register } of documents) {
    const found = findInText(text, NO_CONTEXT).filter(({ kind, confidence }) => confidence >= LEAST_CONFIDENCE && (!onlyMarked || marked.has(kind)))
    const used = new Set<Finding>()
    const count = (kind: Kind, what: keyof Tally) => {
      tally(score.byKind, kind)[what]++
      tally(score.byRegister, register)[what]++
    }
    for (const truth of spans) {
      const hit = found.find((finding) => !used.has(finding) && fits(truth, finding))
      if (hit) used.add(hit)
      count(truth.kind, hit ? 'right' : 'missed')
    }
    for (const finding of found) {
      const bin = binOf(score.bins, finding)
      bin.all++
      if (used.has(finding)) bin.right++
      else count(finding.kind, 'wrong')
    }
  }
  return score
}

function binOf(bins: Bin[], { kind, confidence }: Finding): Bin {
  const group = kind === 'person_name' ? 'names' : SPECIAL_CATEGORIES.has(kind) ? 'special categories' : 'other kinds'
  const from = Math.floor(confidence * 20 + 1e-9) / 20
  let bin = bins.find((one) => one.group === group && one.from === from)
  if (!bin) bins.push((bin = { group, from, right: 0, all: 0 }))
  return bin
}

/** Pairs of findings of one text: together or apart, in truth and as put to records. Only what has an owner in truth and was found counts. */
export function scoreOwners(documents: Document[]): Tally {
  const pairs = newTally()
  for (const { text, spans } of documents) {
    const owned: { person: number; row: number }[] = []
    const used = new Set<TrueSpan>()
    for (const { finding, rowNo } of attributed(text)) {
      const truth = spans.find((span) => span.person !== NOBODY && !used.has(span) && fits(span, finding))
      if (!truth) continue
      used.add(truth)
      // with nobody: in a group of its own
      owned.push({ person: truth.person, row: rowNo ?? -1 - owned.length })
    }
    for (let i = 0; i < owned.length; i++)
      for (let j = 0; j < i; j++) {
        const [isOne, isPut] = [owned[i]!.person === owned[j]!.person, owned[i]!.row === owned[j]!.row]
        if (isOne && isPut) pairs.right++
        else if (isPut) pairs.wrong++
        else if (isOne) pairs.missed++
      }
  }
  return pairs
}

function attributed(text: string): { finding: Finding; rowNo: number | null }[] {
  const all: { finding: Finding; rowNo: number | null }[] = []
  const sink = {
    source: () => 0,
    record: () => {},
    finding: (_: number, __: string, finding: Finding, rowNo: number | null) => void all.push({ finding, rowNo }),
    member: async () => {},
  }
  proseRecords(text, { sourceNo: 0, place: '' }, { detectors: NO_CONTEXT, depth: 0, limits: DEFAULT_LIMITS, today: '2026-01-15' }, sink)
  return all.filter(({ finding }) => finding.kind !== 'person_name')
}
