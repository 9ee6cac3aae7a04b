/**
 * Fills the sentences of claim-templates/. One line is a family: its fillings are learnt or held out together.
 * `(a|b|)` one of these; `{N}` a full name, `{G}` given, `{F}` family, `{T}` Mr or Mrs and a family name, `{S}` whoever the sentence begins with, `{s}` the
 * same further on, `{SM}` `{SF}` a man, a woman, `{GM}` `{GF}` the given name of one, `{R}` a relation, `{W}` `{role}` a role; `{h}` `{hm}` `{hs}` he, him, his;
 * `{C}` `{c}` a child's name, `{A}` `{a}` an adult's; `{illness}` and the like a word of that class (src/evidence/detectors/terms).
 */
import { readFileSync } from 'node:fs'
import { CLAIM_GROUPS, TERMS, type ClaimGroup } from '../src/evidence/detectors/claim-units.ts'
import { termsOf } from '../src/evidence/detectors/terms/term-list.ts'
import { classOf, COMMON } from '../src/evidence/names/name-words.ts'
import * as child from './claim-templates/child.ts'
import * as criminal from './claim-templates/criminal.ts'
import * as danger from './claim-templates/danger.ts'
import * as ethnicity from './claim-templates/ethnicity.ts'
import * as health from './claim-templates/health.ts'
import { ORDINARY } from './claim-templates/ordinary.ts'
import * as letters from './claim-templates/letters.ts'
import * as politics from './claim-templates/politics.ts'
import * as religion from './claim-templates/religion.ts'
import * as sexual from './claim-templates/sexual.ts'
import * as union from './claim-templates/union.ts'

/** A sentence of a family. `names`: where children and adults are named, for the question who is a child. */
export type ClaimSentence = { family: string; group: ClaimGroup; isSaid: boolean; text: string; names: { start: number; end: number; isChild: boolean }[] }

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
const SETS: Record<ClaimGroup, { said: string[]; not: string[] }> = {
  health: { said: lines(health.SAID + letters.SAID.health), not: lines(health.NOT_SAID + letters.NOT_SAID.health) },
  politics: { said: lines(politics.SAID + letters.SAID.politics), not: lines(politics.NOT_SAID + letters.NOT_SAID.politics) },
  union: { said: lines(union.SAID + letters.SAID.union), not: lines(union.NOT_SAID + letters.NOT_SAID.union) },
  religion: { said: lines(religion.SAID + letters.SAID.religion), not: lines(religion.NOT_SAID + letters.NOT_SAID.religion) },
  ethnicity: { said: lines(ethnicity.SAID + letters.SAID.ethnicity), not: lines(ethnicity.NOT_SAID + letters.NOT_SAID.ethnicity) },
  sexual: { said: lines(sexual.SAID + letters.SAID.sexual), not: lines(sexual.NOT_SAID + letters.NOT_SAID.sexual) },
  criminal: { said: lines(criminal.SAID + letters.SAID.criminal), not: lines(criminal.NOT_SAID + letters.NOT_SAID.criminal) },
  child: { said: lines(child.CHILDREN), not: lines(child.ADULTS) },
  risk: { said: lines(danger.SAID), not: lines(danger.NOT_SAID) },
}

const words = (text: string) => text.split('|')
const SLOTS: Record<string, readonly string[]> = {
  M: words('January|February|March|April|May|June|July|August|September|October|November|December'),
  D: words('Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'),
  Y: words('1987|1994|2001|2008|2011|2015|2017|2019|2020|2021|2022|2023|2024'),
  P: words('Leeds|Otley|Hull|Bath|Whitby|Swansea|Bangor|Derby|Stoke|Leith|Perth|Truro|Ely|Luton|Bury|Newry|Fife|Rhyl|Oldham|Dover'),
  W: words(
    'tenant|client|claimant|applicant|employee|resident|member|student|customer|caller|complainant|volunteer|donor|driver|worker|lodger|trainee|appellant|service user|patient',
  ),
  care2: words('hospital|clinic|surgery|hospice'),
  R: words('mother|father|wife|husband|brother|sister|son|daughter|partner|uncle|aunt|mum|dad'),
  benefit: words('PIP|attendance allowance|a blue badge|disability living allowance|carers'),
  leaveremain: words('Leave|Remain|to leave|to remain|Brexit|independence'),
  religionname: words('Islam|Judaism|Christianity|Hinduism|Sikhism|Buddhism|Catholicism'),
  garment: words('hijab|turban|headscarf|niqab|kippah|crucifix|kirpan|skullcap'),
  feast: words('Eid|Diwali|Ramadan|Passover|Yom Kippur|Vaisakhi|Hanukkah|Rosh Hashanah|Good Friday|Lent|Holi|Wesak'),
  diet: words('halal|kosher|vegetarian for religious reasons|halal meat|no pork'),
  slur: words('name|foreigner|slur'),
  colour: words('Black|White|Brown|black|white|green|brown|grey'),
  order: words('community order|restraining order|suspended sentence|tag|curfew|supervision order|driving ban|football banning order|criminal behaviour order'),
  punishment: words('on probation|on bail|in prison|in custody|on remand|on licence|behind bars|on tag|locked up|in a young offender institution|doing time'),
  cyillness: words('canser|asthma|epilepsi|iselder|diabetes|dementia|arthritis|gorbryder'),
  cystate: words('anabl|ddall|fyddar|feichiog|sâl|awtistig'),
  cytreatment: words('lawdriniaeth|driniaeth|gemotherapi'),
  cyparty: words('Blaid Cymru|Llafur|y Ceidwadwyr|y Blaid Werdd|Reform'),
  cyfaith: words('Gristion|Fwslim|Iddew|Gatholig|Fwdhydd|Hindŵ'),
  cypeople: words('Somali|Pacistanaidd|Tsieineaidd|Iddewig|Bwylaidd'),
  cypeople2: words('ddu|groenwyn|Sipsi|hil gymysg'),
  cyoffence: words('dwyn|dwyll|ymosod|lofruddiaeth|yfed a gyrru'),
  y: words('1|2|3|4|5|6|7|8|9|10|11'),
  k: words('3|4|5|6|7|8|9|10|11|12|13|14|15|16'),
  kw: words('three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen'),
  ow: words('twenty|thirty|forty|fifty|sixty|seventy|eighty|thirty-four|fifty-one|sixty-eight'),
  o: words('19|23|27|31|34|38|42|45|51|56|60|63|67|72|78|84|91'),
  u: words('7|8|9|10|11|12|13|14|16'),
}
for (const group of CLAIM_GROUPS)
  for (const [name, list] of Object.entries(TERMS[group].doors)) SLOTS[name] ??= termsOf(list).map((term) => capitals(name, term))
/** Words of these classes are written with capitals. */
function capitals(name: string, term: string): string {
  if (name === 'union')
    return term.length < 7 && !['unite', 'equity', 'amicus'].includes(term)
      ? term.toUpperCase()
      : term.replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase())
  return ['party', 'faith', 'people', 'country'].includes(name) ? term.replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase()) : term
}

const LEADS = words(
  'Update: |Note: |As discussed, |For the file: |FYI |Hi all, |I should mention that |The caller explained that |Just to let you know, |Please note that |Background: |14.02 |[{G}] |Also |Confidential: |Per {G}: |Spoke to {G}, |It turns out that |According to {G}, |As you know, |We understand that ',
)
const TAILS = words(
  ' (see file)| and asked for a call back| and would like it noted|, {G} said|, according to {G}|, which is why we are writing| - {G}|, he said|, she said| and has rung twice| and sends apologies|; no further action|; please note',
)

export type Random = () => number
/** Names by lists, so that the model learns no name by heart. */
export type Filler = (line: string, group: ClaimGroup, isSaid: boolean) => ClaimSentence

const listOf = (name: string) =>
  readFileSync(new URL(`../src/evidence/names/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((word) => /^[a-z]{3,}$/.test(word) && !(classOf(word) & COMMON))
const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)

export function makeFiller(random: Random): Filler {
  const [given, family] = [listOf('given-names.txt'), listOf('family-names.txt')]
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const givenName = () => capital(pick(given))
  const familyName = () => capital(pick(family))
  return (line, group, isSaid) => {
    const isFemale = random() < 0.5
    const names: ClaimSentence['names'] = []
    const subject = (isStart: boolean): string => {
      const kind = random()
      const the = isStart ? 'The' : 'the'
      if (kind < 0.22) return `${givenName()} ${familyName()}`
      if (kind < 0.4) return `${pick(isFemale ? ['Mrs', 'Ms', 'Miss', 'Dr'] : ['Mr', 'Mr', 'Dr', 'Cllr'])} ${familyName()}`
      if (kind < 0.58) return givenName()
      if (kind < 0.8) return (isStart ? capital : (word: string) => word)(isFemale ? 'she' : 'he')
      if (kind < 0.9) return `${the} ${pick(SLOTS['W']!)}`
      return `${(isStart ? capital : (word: string) => word)(pick(['my', 'his', 'her', 'our']))} ${pick(SLOTS['R']!)}`
    }
    const slot = (key: string, at: number): string => {
      if (key === 'N') return `${givenName()} ${familyName()}`
      if (key === 'G' || key === 'c' || key === 'a' || key === 'GF' || key === 'GM') return givenName()
      if (key === 'F') return familyName()
      if (key === 'T') return `${pick(isFemale ? ['Mrs', 'Ms', 'Miss'] : ['Mr'])} ${familyName()}`
      if (key === 'C' || key === 'A') return random() < 0.75 ? `${givenName()} ${familyName()}` : givenName()
      if (key === 'S') return subject(at === 0)
      if (key === 's') return subject(false)
      if (key === 'SM') return random() < 0.5 ? `Mr ${familyName()}` : random() < 0.6 ? givenName() : 'He'
      if (key === 'SF') return random() < 0.5 ? `Mrs ${familyName()}` : random() < 0.6 ? givenName() : 'She'
      if (key === 'h') return isFemale ? 'she' : 'he'
      if (key === 'hm') return isFemale ? 'her' : 'him'
      if (key === 'hs') return isFemale ? 'her' : 'his'
      if (key === 'Hs') return isFemale ? 'Her' : 'His'
      if (key === 'n') return String(2 + Math.floor(random() * 30))
      return pick(SLOTS[key] ?? [key])
    }
    let template = line
    if (!line.startsWith('{n}') && group !== 'child' && !/^[^ ]+(?: [^ ]+)?:/.test(line)) {
      if (random() < 0.16) template = pick(LEADS) + template
      if (random() < 0.14 && !template.endsWith('?')) template = template.replace(/\.$/, '') + pick(TAILS) + '.'
    }
    template = template.replace(/\(([^()]*\|[^()]*)\)/g, (_, options: string) => pick(options.split('|')))
    let text = ''
    for (const part of template.split(/(\{\w+\})/)) {
      const key = /^\{(\w+)\}$/.exec(part)?.[1]
      if (key === undefined) {
        text += part
        continue
      }
      const value = slot(key, text.length)
      if (['C', 'c', 'A', 'a'].includes(key)) names.push({ start: text.length, end: text.length + value.length, isChild: key === 'C' || key === 'c' })
      text += value
    }
    if (group !== 'child')
      text = text
        .replace(/ +(?=[.,;])/g, '')
        .replace(/\b(He|he|She|she)['’]s /g, (_, who: string) => ({ He: 'His ', he: 'his ', She: 'Her ', she: 'her ' })[who]!)
    return { family: `${group} ${isSaid ? '+' : '-'} ${line}`, group, isSaid, text, names }
  }
}

export const ORDINARY_LINES: readonly string[] = lines(ORDINARY)

/** Every family of every group, filled `rounds` times. */
export function claimSentences(random: Random, rounds: number): ClaimSentence[] {
  const fill = makeFiller(random)
  const made: ClaimSentence[] = []
  for (const group of CLAIM_GROUPS)
    for (const isSaid of [true, false])
      for (const line of isSaid ? SETS[group].said : SETS[group].not) for (let round = 0; round < rounds; round++) made.push(fill(line, group, isSaid))
  return made
}
