/** What is known of single words: given name, family name, place, common word, title, part of an organisation's name. Read once, when first asked. */
import { readFileSync } from 'node:fs'
import { hashWord } from '../detectors/signs.ts'

/** Bits; a word can be several things (Grace, Bath, Young). */
export const GIVEN = 1
export const FAMILY = 2
export const COMMON = 4
export const PLACE = 8
export const TITLE = 16
export const ORGANISATION = 32
/** Months, days, peoples, roles: a capital, but nobody's name. */
export const NEVER = 64
/** Small words inside names: de, van, bin. */
export const PARTICLE = 128

export const TITLES =
  'mr mrs ms miss mx dr prof professor sir lady lord dame frau herr monsieur mme mlle senor senora signor signora rev reverend revd cllr cllrs councillor councillors drs captain capt sgt sergeant major colonel col lt lieutenant judge justice pc baroness baron master mister madame messrs hon canon imam rabbi pastor detective inspector constable nurse sen senator president herrn fr smt shri sri dott avv mevrouw meneer dhr mej uncle aunt auntie aunty madam pc dc wpc fraulein hajia alhaji shrimati'
const ORGANISATIONS =
  'ltd limited plc llp inc corp corporation company co council party union trust school university college hospital church street road avenue lane drive close court crescent square terrace bank group association society club committee department office ministry service services foundation institute centre center team branch ward constituency house hotel museum library press times news park station airport agency authority academy partnership partners holdings industries systems technologies solutions consulting international federation alliance movement force army police charity fund network board commission parliament government assembly cathedral surgery pharmacy restaurant pub arms inn theatre stadium united city town fc afc gmbh ag sa bv llc holding campus faculty headquarters chambers clinic practice bros sons stores store supermarket logistics utilities homes holdings traders dairies foods builders electrical plumbing engineering consultancy transport haulage properties estates developments laboratories pharma pharmaceuticals bakery brewery garage cars taxis travel tours insurance energy airlines railway motors media studios records university telecom telecoms payroll nursery analytics wholesale hospice lettings freight housing recruitment catering nurseries kennels opticians dental primary inc software digital publishing arena gym café cafe bakers solicitors accountants architects surveyors consultants opticians plc vineyard room suite gallery gardens lounge restaurant'
const NEVERS =
  'january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun english british scottish welsh irish french german spanish italian chinese indian american european polish african asian labour conservative liberal christian muslim jewish hindu sikh member members secretary treasurer chair chairman chairwoman chairperson manager director officer tenant landlord customer client sir madam dear love e-mail roman catholic anglican protestant baptist methodist buddhist orthodox quaker pentecostal atheist agnostic regards sincerely faithfully yours thanks thank kind best hello hi hey colleague colleagues friend friends comrade comrades comrades all everyone team supporter supporters applicant claimant defendant respondent patient resident residents subject from to date re ref reference address name email phone tel telephone mobile postcode dob account number no page total invoice order notes note message sent received internet web server windows linux google microsoft apple facebook twitter amazon youtube iphone android monday i the a an and or but if when where what why how who this that these those it he she we you they there here please yes ok my our your his her their is was are were be has have had do does did will would can could should may might must not in on at by for of with as after before since until during about into over under new old north south east west christmas easter internet mum dad mummy daddy granny grandma grandad grandpa nan nana petitioner plaintiff appellant decedent deceased esq esquire adjuster supervisor assignee reporter assistant coordinator administrator analyst technician consultant surveyor solicitor attorney clerk executive queries enquiries bescheid kollege kollegin lovely signed hallo bonjour hola guten viele grüße grusse grüsse cheers ta thx ms phd bsc mother father god jesus alt'
/** Given names that are words as well, and that the lists of common words miss. */
const WORDS_TOO =
  'grant will may mark bill rose grace hope faith joy dawn june april drew chase pat rob sue frank art gene dean guy miles glen heath jack penny ruby violet ivy hazel holly iris lily olive ginger sandy rusty rich wade ward reed lane cliff dale brook crystal amber jade pearl melody harmony carol robin victor ernest norm buck colt chip skip lance pierce price case page major bishop king prince earl duke baron star stone sky summer autumn winter angel bliss destiny mercy patience prudence verity honour blessing precious sterling angus jersey chance'
const PARTICLES =
  'te op af av zu zur zum dello degli dal san santa ni nic bint ould della lo de del della der den di da du dos das van von vander bin binti ibn al el la le ap ab ferch ter ten zu y e ben abu mc mac st'

/** Open addressing by the hash of the word (`hashWord`); words that no list has share a slot's hash once in sixty thousand times. */
const TABLE_BITS = 18
const TABLE_MASK = (1 << TABLE_BITS) - 1
type Classes = { hashes: Int32Array; bits: Uint8Array }
let classes: Classes | null = null

function load(): Classes {
  const table = { hashes: new Int32Array(1 << TABLE_BITS), bits: new Uint8Array(1 << TABLE_BITS) }
  const add = (words: readonly string[], bit: number) => {
    for (const word of words) if (word) addClass(table, hashWord(word), bit)
  }
  const lines = (name: string) =>
    readFileSync(new URL(name, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
  const parts = (words: string[]) => words.flatMap((word) => (word.includes('-') ? [word, ...word.split('-').filter((part) => part.length > 2)] : [word]))
  add(parts(lines('given-names.txt')), GIVEN)
  add(parts(lines('more-given-names.txt')), GIVEN)
  add(lines('family-names.txt'), FAMILY)
  add(lines('more-family-names.txt'), FAMILY)
  add(lines('common-words.txt'), COMMON)
  add(WORDS_TOO.split(' '), COMMON)
  add(
    lines('places.txt').filter((place) => !place.includes(' ')),
    PLACE,
  )
  add(TITLES.split(' '), TITLE)
  add(ORGANISATIONS.split(' '), ORGANISATION)
  add(NEVERS.split(' '), NEVER)
  add(PARTICLES.split(' '), PARTICLE)
  return table
}

function addClass({ hashes, bits }: Classes, hash: number, bit: number): void {
  let slot = slotOf(hash)
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & TABLE_MASK
  hashes[slot] = hash
  bits[slot]! |= bit
}
function slotOf(hash: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> (32 - TABLE_BITS)) & TABLE_MASK
}

/** The bits of a folded word, by its hash. */
export function classOfHash(hash: number): number {
  const { hashes, bits } = (classes ??= load())
  const wanted = hash === 0 ? 1 : hash
  for (let slot = slotOf(wanted); hashes[slot] !== 0; slot = (slot + 1) & TABLE_MASK) if (hashes[slot] === wanted) return bits[slot]!
  return 0
}

/** A word as the lists hold it: lower case, no accents, no apostrophe. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  // oxlint-disable-next-line no-control-regex
  if (/^[a-z]*$/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/[\p{M}’']/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/đ/g, 'd')
}

/** The bits of a word; 0: nothing known. */
export function classOf(word: string): number {
  const folded = foldWord(word)
  const bits = classOfHash(hashWord(folded))
  if (bits !== 0) return bits
  const dash = folded.indexOf('-')
  return dash > 0 ? classOfHash(hashWord(folded.slice(0, dash))) & (GIVEN | FAMILY) : 0
}

export function isGivenName(word: string): boolean {
  return (classOf(word) & GIVEN) !== 0
}
export function isFamilyName(word: string): boolean {
  return (classOf(word) & FAMILY) !== 0
}
/** True for a town, county or country of one word. */
export function isPlace(word: string): boolean {
  return (classOf(word) & PLACE) !== 0
}
