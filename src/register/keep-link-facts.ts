/** Keeps what the last linkage of an incident found out, beside its analysis. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { COMPARISONS } from '../linkage/comparisons.ts'
import type { LinkResult } from '../linkage/fields.ts'
import { FIRST_COMPARISONS, modelHash, operatingPointOf } from '../linkage/model.ts'
import { BITS_PER_NAT, matchWeightBits } from '../linkage/weights.ts'
import type { LinkFacts } from './link-facts.ts'

const pathOf = (ctx: Context, incidentId: IncidentId) => join(ctx.dataFolder, 'incidents', incidentId, 'link-facts.json')

export function saveLinkFacts(ctx: Context, incidentId: IncidentId, link: LinkResult): void {
  writeFileSync(pathOf(ctx, incidentId), JSON.stringify(linkFacts(link)), { mode: 0o600 })
}

/** Null before the first register, and for registers of an earlier version. */
export function readLinkFacts(ctx: Context, incidentId: IncidentId): LinkFacts | null {
  const path = pathOf(ctx, incidentId)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as LinkFacts) : null
}

/** Only levels that could be compared: the first of each comparison is "not given" and weighs nothing. */
export function linkFacts({ model, pairsCompared, unidentifiable, histograms, keys, cappedBlocks }: LinkResult): LinkFacts {
  return {
    modelHash: modelHash(model),
    trainedOn: model.trainedOn,
    thresholdBits: operatingPointOf(model).edge * BITS_PER_NAT,
    pairsCompared,
    unidentifiable,
    // Records of evidence know no place of birth and no occupation as fields of their own (link-columns.ts).
    comparisons: model.comparisons
      .slice(0, FIRST_COMPARISONS)
      .map(({ name, match, chance, household }, index) => ({
        name,
        levels: COMPARISONS[index]!.levels.slice(1).map((says, at) => ({
          says,
          match: match[at + 1]!,
          chance: chance[at + 1]!,
          household: household[at + 1]!,
          bits: matchWeightBits(match[at + 1]!, chance[at + 1]!),
        })),
      })),
    pairs: histograms.pairs,
    records: histograms.records,
    keys,
    capped: cappedBlocks,
  }
}
