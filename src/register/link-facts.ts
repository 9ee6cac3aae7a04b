/** What the last linkage of an incident found out, without any personal value: what each agreement weighs, how pairs spread, which keys found them. */
export type LinkFacts = {
  modelHash: string
  trainedOn: { records: number; pairs: number }
  thresholdBits: number
  pairsCompared: number
  unidentifiable: number
  comparisons: { name: string; levels: { says: string; match: number; chance: number; household: number; bits: number }[] }[]
  pairs: { fromBits: number; count: number }[]
  records: { fromBits: number; count: number }[]
  keys: { name: string; pairs: number }[]
  capped: { rule: string; records: number; treatment: string }[]
}
