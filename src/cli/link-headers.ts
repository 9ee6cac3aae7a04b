/**
 * What databases put round a header: `res_street_address`, `lname_c1`, `sex_code`, `dob_orig`. Where a header says nothing as it stands, it is read once more
 * without that; and a few headers are common in lists to be linked, but nowhere else.
 */
import type { Field } from '../linkage/fields.ts'

const BEFORE = new Set(
  'res resident residence residential mail mailing postal perm permanent curr current prim primary orig original std clean raw voter reg patient pat pers indiv cust txt str fld db src name'.split(
    ' ',
  ),
)
const BEHIND = new Set('desc description cd code txt text lbl label val value fld field fake orig original std clean raw norm c 1 2 cur current'.split(' '))
const SPELT: Readonly<Record<string, string>> = {
  midl: 'middle',
  mid: 'middle',
  frst: 'first',
  fst: 'first',
  lst: 'last',
  snm: 'surname',
  fnm: 'firstname',
  nm: 'name',
  bth: 'birth',
}
const WHOLE: Readonly<Record<string, string>> = { family: 'family name', 'second name': 'middle name', 'date birth': 'date of birth', birth: 'date of birth' }

/** The header as it would read without what was put round it; the same header where nothing was. */
export function plainHeader(header: string): string {
  const words = header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/([\p{L}])(\d)/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
    .map((word) => SPELT[word] ?? word)
  let [from, to] = [0, words.length]
  while (to - from > 1 && BEHIND.has(words[to - 1]!)) to--
  while (to - from > 1 && BEFORE.has(words[from]!)) from++
  const plain = words.slice(from, to).join(' ')
  return WHOLE[plain] ?? plain
}

/** Numbers that a state gives to one person, by header alone: a misspelt one fails its check, and says who it is all the same. */
const STATE_NUMBER =
  /^(?:ssn|s s n|soc(?:ial)? sec(?:urity)?(?: (?:id|no|num|number|nr))?|nin|nino|national (?:id|insurance)(?: (?:no|num|number))?|nid|nhs (?:no|num|number)|passport(?: (?:no|num|number))?)$/

export function isStateNumber(header: string): boolean {
  return STATE_NUMBER.test(plainHeader(header))
}

const BIRTH_PLACE =
  /^(?:birth ?(?:place|town|city|parish|county|state|country|location)|place ?of ?birth|pob|(?:town|city|county|state|country|parish) of birth|born (?:in|at)|native (?:place|town)|geburtsort|lieu de naissance|lugar de nacimiento|luogo di nascita|geboorteplaats|miejsce urodzenia)$/
const OCCUPATION = /^(?:occupation|profession|job|job title|trade|calling|beruf|m[ée]tier|profesi[oó]n|professione|beroep|zaw[oó]d)$/
const WORKPLACE = /^(?:affiliation|institution|institute|organi[sz]ation|employer|company|school|university|assignee|workplace|place of work)$/

/**
 * A place of birth or an occupation, by its header. Where somebody works tells as much where no address is known; beside one it says the same again. [LNK32]
 */
export function traitOf(header: string, hasAddress: boolean): Extract<Field, 'birth_place' | 'occupation'> | null {
  const plain = plainHeader(header)
  const words = header
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .join(' ')
  if (BIRTH_PLACE.test(plain) || BIRTH_PLACE.test(words)) return 'birth_place'
  return OCCUPATION.test(plain) || (!hasAddress && WORKPLACE.test(plain)) ? 'occupation' : null
}
