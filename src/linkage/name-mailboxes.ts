/**
 * Mailboxes are made from names: `j.smith` at one provider and `j.smith` at another say little of two people who are both called J Smith. So how often
 * strangers' mailboxes are alike is known apart for those whose names agree. docs/rules/linkage.md, [LNK33].
 */
import { EMAIL, FAMILY, GIVEN } from './comparisons.ts'
import type { LinkModel } from './model.ts'

/**
 * How often strangers have mailboxes alike (levels 2 and 3 of the e-mail comparison) when their family names, their given names, or both agree. Own
 * judgement, after the ways in which addresses are made: full name, initial and name, name and a number, at some ten providers.
 */
export const NAME_MAILBOXES: readonly number[] = [0.002, 0.001, 0.005, 0.002, 0.01, 0.02]
/** Pairs that this belief weighs, and above which the data may not go: two mailboxes alike are then no evidence at all. */
export const NAME_MAILBOX_PAIRS = 300
export const NAME_MAILBOX_AT_MOST = 0.2

/** 0: names do not agree; 1: family names; 2: given names; 3: both. */
export function agreementOfNames(given: number, family: number): number {
  if (given === SWAPPED) return 3
  return (given >= GIVEN_AGREES ? 2 : 0) + (family >= FAMILY_AGREES ? 1 : 0)
}
const [GIVEN_AGREES, SWAPPED, FAMILY_AGREES] = [3, 6, 3]

/** Place in the list of a model; -1: the pattern says nothing of the kind. */
export function mailboxPlace(given: number, family: number, email: number): number {
  if (email !== 2 && email !== 3) return -1
  const names = agreementOfNames(given, family)
  return names === 0 ? -1 : (names - 1) * 2 + email - 2
}

/** How much likelier two strangers' mailboxes are alike as they are because their names agree; 1: no likelier. */
export function mailboxFactor(model: LinkModel, levels: readonly number[]): number {
  const place = mailboxPlace(levels[GIVEN]!, levels[FAMILY]!, levels[EMAIL]!)
  if (place < 0) return 1
  const share = (model.nameMailboxes ?? NAME_MAILBOXES)[place]!
  return Math.max(1, share / model.comparisons[EMAIL]!.chance[levels[EMAIL]!]!)
}
