/** One thing said of an incident: who says so, how well they know, when. A correction is a new fact that names the one it replaces. */
export const GRADES = ['forensic', 'seen', 'supplier', 'assumed', 'unknown'] as const
export type Grade = (typeof GRADES)[number]

export const GRADE_LABEL: Record<Grade, string> = {
  forensic: 'Established by forensic examination',
  seen: 'Seen by us',
  supplier: 'The supplier says so',
  assumed: 'Assumed',
  unknown: 'Not known',
}

export type Fact = {
  /** Counted from 1 within an incident; shown as F-12 and cited so. */
  factNo: number
  topic: string
  says: string
  grade: Grade
  source: string
  /** When it was stated, and when it reached the ledger. */
  statedAt: Date
  recordedAt: Date
  replacesNo: number | null
}

/** What somebody states, before the ledger gives it a number. */
export type StatedFact = { topic: string; says: string; grade: Grade; source: string; at: string | null }

/** Only what is established may stand in a statement or a filing as known: never a supplier's word, never an assumption. */
export function isEstablished(fact: Pick<Fact, 'grade'>): boolean {
  return fact.grade === 'forensic' || fact.grade === 'seen'
}

/** The facts that hold now: those that no later fact replaces, in the order of their numbers. */
export function currentFacts<One extends Fact>(ledger: readonly One[]): One[] {
  const replaced = new Set(ledger.map((fact) => fact.replacesNo))
  return ledger.filter((fact) => !replaced.has(fact.factNo)).toSorted((a, b) => a.factNo - b.factNo)
}

/** The fact that holds now in place of fact `factNo`; undefined: there was never such a fact. */
export function currentFactFor<One extends Fact>(ledger: readonly One[], factNo: number): One | undefined {
  let fact = ledger.find((entry) => entry.factNo === factNo)
  // A fact can only replace an earlier one, so this ends.
  for (let next = fact; next; next = ledger.find((entry) => entry.replacesNo === fact!.factNo && entry.factNo > fact!.factNo)) fact = next
  return fact
}

/** Topic of an entry that only takes an assumption out of force: it says nothing of the breach. */
export const WITHDRAWN = 'withdrawn'

/** `F-12`. */
export function factId(factNo: number): string {
  return `F-${factNo}`
}
