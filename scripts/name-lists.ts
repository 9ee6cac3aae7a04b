/**
 * Makes the lists of names, places and common words that src/evidence/names/ reads. Run by hand, offline, when a list should grow:
 *   node scripts/name-lists.ts <@faker-js/faker package folder> <@cspell/dict-people-names folder> <folder of WNUT17 and Broad Twitter> <folder of lists>
 * Both packages are MIT and are no dependency of the product: only the words are kept, in Latin script, one a line, sorted.
 * The folder of lists holds, one word a line, taken from Python packages and from SCOWL as docs/rules/detection.md says: given.txt, family.txt,
 * frequent-family.txt and frequent-given.txt (those of many bearers in the United States, which are names even where they are words) and words.txt.
 * Common words are those that two corpora (CC BY 4.0, see docs/rules/detection.md) write in lower case outside names.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [fakerFolder, cspellFolder, corpora, lists] = process.argv.slice(2)
if (!fakerFolder || !cspellFolder || !corpora || !lists) throw new Error('name the two package folders, the folder of corpora and the folder of lists')
const OUT = new URL('../src/evidence/names/', import.meta.url)

type Locale = { person?: Record<string, unknown>; location?: Record<string, unknown>; word?: Record<string, unknown> }
const { allLocales } = (await import(pathToFileURL(join(fakerFolder, 'dist/index.js')).href)) as { allLocales: Record<string, Locale> }

/** Every text inside a nested definition. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}
const LATIN_NAME = /^\p{Lu}[\p{Script=Latin}]+(?:['’-]\p{Lu}?\p{Script=Latin}+){0,2}$/u

/** Single words of names as they are matched: no accents, lower case. */
function words(list: string[]): string[] {
  return list
    .flatMap((text) => text.split(/\s+/))
    .filter((word) => word.length >= 2 && word.length <= 20 && LATIN_NAME.test(word))
    .map(fold)
}
function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, '')
    .replace(/ß/g, 'ss')
    .replace(/ł/gi, 'l')
    .replace(/ø/gi, 'o')
    .replace(/đ/gi, 'd')
    .toLowerCase()
}
function write(name: string, list: Iterable<string>) {
  const sorted = [...new Set(list)].filter((word) => /^[a-zæœþðıə-]+( [a-z-]+)*$/.test(word)).sort()
  writeFileSync(new URL(name, OUT), sorted.join('\n') + '\n')
  process.stdout.write(`${name}: ${sorted.length}\n`)
}
const handMade = (name: string) =>
  readFileSync(new URL(name, OUT), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))

const listed = (name: string) => readFileSync(join(lists, name), 'utf8').split('\n').filter(Boolean)

const locales = Object.values(allLocales)
const common = new Set(
  texts(allLocales['en']?.word)
    .map((word) => word.toLowerCase())
    .filter((word) => /^[a-z]{2,}$/.test(word)),
)
const seen = new Map<string, number>()
for (const file of readdirSync(corpora, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.conll'))) {
  for (const line of readFileSync(join(corpora, file), 'utf8').split('\n')) {
    const [token, tag] = line.trim().split('\t')
    if (tag === 'O' && token && /^[a-z]{2,}$/.test(token)) seen.set(token, (seen.get(token) ?? 0) + 1)
  }
}
for (const [word, count] of seen) if (count >= 2) common.add(word)
const given = words(listed('given.txt').filter((name) => name.length > 2)).concat(
  words(locales.flatMap((locale) => texts(locale.person?.['first_name']).concat(texts(locale.person?.['middle_name'])))),
)
const family = words(listed('family.txt')).concat(words(locales.flatMap((locale) => texts(locale.person?.['last_name']))))
const mixed = readFileSync(join(cspellFolder, 'dict/people-names.txt'), 'utf8')
  .split('\n')
  .filter((line) => /^\p{Lu}\p{Ll}{2,}$/u.test(line))
const givenSet = new Set(given.concat(handMade('more-given-names.txt')))
// words that nobody, or hardly anybody, is called
const frequent = new Set(words(listed('frequent-family.txt').concat(listed('frequent-given.txt'))))
for (const word of listed('words.txt')) if (!frequent.has(word)) common.add(word)
const extraFamily = words(mixed).filter((word) => !givenSet.has(word) && !common.has(word))
const towns = texts(locales.map((locale) => locale.location?.['city_name']))
  .filter((town) => /^[A-Z][a-z-]+(?: [A-Za-z-]+){0,3}$/.test(town))
  .map((town) => town.toLowerCase())

write('given-names.txt', givenSet)
write('family-names.txt', family.concat(extraFamily, handMade('more-family-names.txt')))
write('common-words.txt', common)
write('places.txt', towns.concat(handMade('more-places.txt')))
