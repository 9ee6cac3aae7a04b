/** Nicknames by code: which names stand for one another, as numbers that the innermost loop compares. */
import { GROUPS_OF } from '../standardise/nicknames.ts'
import { sharedInts, type Dictionary } from './dictionary.ts'
import { GROUPS_A_NAME } from './vocabulary.ts'

export function groupsOfNames(names: Dictionary): Int32Array {
  const groups = sharedInts(names.size * GROUPS_A_NAME)
  for (const [form, numbers] of GROUPS_OF) {
    const code = names.find(form)
    if (code !== 0) groups.set(numbers, code * GROUPS_A_NAME)
  }
  return groups
}

export function haveGroupInCommon(groups: Int32Array, left: number, right: number): boolean {
  const [from1, from2] = [left * GROUPS_A_NAME, right * GROUPS_A_NAME]
  if (groups[from1] === 0 || groups[from2] === 0) return false
  for (let at1 = from1; at1 < from1 + GROUPS_A_NAME && groups[at1] !== 0; at1++) {
    for (let at2 = from2; at2 < from2 + GROUPS_A_NAME && groups[at2] !== 0; at2++) if (groups[at1] === groups[at2]) return true
  }
  return false
}
