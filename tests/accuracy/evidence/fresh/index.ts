/**
 * Sentences that nobody learnt from, as caseworkers, tenants and friends plainly write: written after the model of claims was last taught
 * (scripts/train-claims.ts never reads this folder), and since then only counted.
 */
import { setOf, type ClaimSet } from '../hard/index.ts'
import * as criminal from './criminal.ts'
import * as ethnicity from './ethnicity.ts'
import * as health from './health.ts'
import * as politics from './politics.ts'
import * as religion from './religion.ts'
import * as sexual from './sexual.ts'
import * as union from './union.ts'

export const FRESH_CLAIMS: readonly ClaimSet[] = [
  setOf('health', health),
  setOf('political_opinion', politics),
  setOf('trade_union', union),
  setOf('religion', religion),
  setOf('ethnicity', ethnicity),
  setOf('sexual_life', sexual),
  setOf('criminal', criminal),
]
