/** How well persons found agree with known ones, in the engine: for millions of records. Truth is never used to fit. */
import type { Engine } from '../engine/engine.ts'
import type { Agreement } from './accuracy.ts'

export type Measured = Agreement & {
  /** Records with a known truth; the others are left out. */
  records: number
  truePeople: number
  foundPeople: number
  /** Expected calibration error over kept pairs above PROBABLE: how far, on average over ten bins, the said chance is from the share that is true. */
  calibrationError: number | null
  calibration: { from: number; pairs: number; said: number; true: number }[]
}

/** Pairs below this chance are strangers without end; they say nothing of how good the chances are. */
const PROBABLE = 0.1

/** `records`: a relation with columns `found` and `truth`, both never null; `pairs`: one with `probability` and `is_one`. */
export async function measureAgreement(engine: Engine, records: string, pairs: string): Promise<Measured> {
  const pairsOf = (by: string) => `(select coalesce(sum(n * (n - 1) / 2), 0)::double from (select count(*) as n from ${records} group by ${by}))`
  const [sums] = await engine.rows<{
    agreed: number
    found: number
    truth: number
    records: number
    found_people: number
    true_people: number
    bp: number
    br: number
  }>(`
    with both_sides as (select found, truth, count(*)::double as n from ${records} group by found, truth),
    found_size as (select found, sum(n) as n from both_sides group by found),
    truth_size as (select truth, sum(n) as n from both_sides group by truth)
    select
      (select coalesce(sum(n * (n - 1) / 2), 0)::double from both_sides) as agreed, ${pairsOf('found')} as found, ${pairsOf('truth')} as truth,
      (select count(*) from ${records}) as records,
      (select count(*) from found_size) as found_people, (select count(*) from truth_size) as true_people,
      (select coalesce(sum(b.n * b.n / f.n), 0)::double from both_sides as b join found_size as f using (found)) as bp,
      (select coalesce(sum(b.n * b.n / t.n), 0)::double from both_sides as b join truth_size as t using (truth)) as br
  `)
  const { agreed, found, truth, records: count, bp, br } = sums!
  const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
  const harmonic = (a: number, b: number) => (a + b === 0 ? 0 : (2 * a * b) / (a + b))
  const [precision, recall] = [ratio(agreed, found), ratio(agreed, truth)]
  const calibration = await engine.rows<{ bin: number; pairs: number; said: number; true_share: number }>(`
    select least(9, floor(probability * 10))::integer as bin, count(*) as pairs, avg(probability)::double as said, avg(is_one::integer)::double as true_share
    from ${pairs} where probability > ${PROBABLE} group by bin order by bin`)
  const total = calibration.reduce((sum, { pairs: n }) => sum + n, 0)
  return {
    records: count,
    truePeople: sums!.true_people,
    foundPeople: sums!.found_people,
    precision,
    recall,
    f1: harmonic(precision, recall),
    bCubed: harmonic(ratio(bp, count), ratio(br, count)),
    calibrationError: total === 0 ? null : calibration.reduce((sum, { pairs: n, said, true_share: share }) => sum + (n / total) * Math.abs(said - share), 0),
    calibration: calibration.map(({ bin, pairs: n, said, true_share: share }) => ({ from: bin / 10, pairs: n, said, true: share })),
  }
}
