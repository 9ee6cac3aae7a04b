/**
 * A language of notices that the organisation gives by file: `languages/<tag>.yaml` (or `.json`) in the data folder. It has every text of a notice, or it
 * is not used: a notice is never half in one language. The texts that are asked for, with their English, are in words-texts.ts.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { stableJson } from './campaign.ts'
import { isPrintable } from './glyphs.ts'
import { isBuiltIn } from './write-notice.ts'
import { pluralRulesOf, type LanguageTexts } from './words-fill.ts'
import { LISTS, TEXTS_EN, YEARS_EN } from './words-texts.ts'

export type LanguageFile = LanguageTexts & {
  path: string
  /** What the language is called, in itself: polski. */
  name: string
  /** Who has read all of it, in their own words; empty: nobody has said so. */
  reviewedBy: string
  /** Why it cannot be used, exactly; none: it can. */
  problems: string[]
  /** Texts that are the same as in English: perhaps meant so, perhaps forgotten. */
  sameAsEnglish: string[]
}

/** As BCP 47 has it, and safe as the name of a file. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/
const MOST_BYTES = 1_048_576
const MOST_LETTERS = 2_000
const ENDINGS = ['.yaml', '.yml', '.json']
const KEYS = ['language', 'name', 'reviewed_by', 'texts', 'sentences']

export const languageFolder = (dataFolder: string): string => join(dataFolder, 'languages')

/** Every file of the folder, also those that cannot be used; in order of their tags. */
export function listLanguageFiles(dataFolder: string): LanguageFile[] {
  const folder = languageFolder(dataFolder)
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return names
    .filter((name) => ENDINGS.includes(extname(name)))
    .sort()
    .map((name) => readLanguageFile(join(folder, name), name.slice(0, -extname(name).length)))
}

/** Null: there is no file for this language. */
export function findLanguageFile(dataFolder: string, tag: string): LanguageFile | null {
  return LANGUAGE_TAG.test(tag) ? (listLanguageFiles(dataFolder).find(({ language }) => language === tag) ?? null) : null
}

/** What a telling keeps of a file: neither who read it nor where it lies. */
export const textsOfFile = ({ language, texts, sentences, letters }: LanguageFile): LanguageTexts => ({ language, texts, sentences, letters })

export function readLanguageFile(path: string, tag: string): LanguageFile {
  const broken = (problem: string): LanguageFile => ({
    path,
    language: tag,
    name: '',
    reviewedBy: '',
    texts: {},
    sentences: {},
    letters: false,
    problems: [problem],
    sameAsEnglish: [],
  })
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    return broken(`The file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no access'}).`)
  }
  if (bytes.length > MOST_BYTES) return broken(`The file is larger than ${MOST_BYTES} bytes.`)
  const lines = new LineCounter()
  const document = parseDocument(bytes.toString('utf8'), { lineCounter: lines, uniqueKeys: true })
  const [error] = document.errors
  if (error !== undefined) return broken(`Line ${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]!.replace(/ at line .*$/, '')}.`)
  let content: unknown
  try {
    content = document.toJS({ maxAliasCount: 0 })
  } catch {
    return broken('The file refers to itself (YAML anchors); write each text out.')
  }
  if (!isMap(content)) return broken('The file has no keys: begin with `tocsin notify language --template`.')
  return checkLanguage(content, path, tag)
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function checkLanguage(content: Record<string, unknown>, path: string, tag: string): LanguageFile {
  const problems: string[] = []
  for (const key of Object.keys(content)) if (!KEYS.includes(key)) problems.push(`${key}: there is no such key; there are ${KEYS.join(', ')}.`)
  if (content['language'] !== tag) problems.push(`language: must be ${tag}, as the file is called.`)
  if (!LANGUAGE_TAG.test(tag) || !isRealTag(tag)) problems.push(`language: ${tag} is no language tag (BCP 47), like pl or pt-BR.`)
  if (isBuiltIn(tag)) problems.push(`language: ${tag} comes with the program. Its words are changed block by block, in a campaign.`)
  const name = lineOf(content['name'])
  if (name === '') problems.push('name: is empty; write what the language is called, in itself.')
  const given = sectionOf(content['texts'], 'texts', problems)
  const asked = textsAskedOf(tag)
  problems.push(...missingOf(given, asked), ...Object.keys(given).flatMap((key) => (key in asked ? [] : [`${key}: there is no such text.`])))
  for (const [key, text] of Object.entries(given)) if (text !== '' && key in asked) problems.push(...problemsOf(key, text, asked[key]!))
  const sentences = Object.fromEntries(Object.entries(sectionOf(content['sentences'] ?? {}, 'sentences', problems)).filter(([, text]) => text !== ''))
  for (const [english, text] of Object.entries(sentences))
    if (text.length > MOST_LETTERS) problems.push(`“${english.slice(0, 40)}…”: is longer than ${MOST_LETTERS} letters.`)
  const letters = [...Object.values(given), ...Object.values(sentences)].every(isPrintable)
  const sameAsEnglish = Object.keys(given).filter((key) => given[key] === asked[key] && /[a-z]{4}/.test(withoutPlaces(given[key]!)))
  return { path, language: tag, name, reviewedBy: lineOf(content['reviewed_by']), texts: given, sentences, letters, problems, sameAsEnglish }
}

function isRealTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}

const lineOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
        .normalize('NFC')
        .replace(/[\p{Cc}\p{Z}\s]+/gu, ' ')
        .trim()
    : ''
const withoutPlaces = (text: string) => text.replace(/\{\w+\}/g, '')

/** Texts on one line each; a number is text too (YAML reads 159 as one). */
function sectionOf(section: unknown, name: string, problems: string[]): Record<string, string> {
  if (!isMap(section)) {
    problems.push(`${name}: is missing or is no list of texts.`)
    return {}
  }
  return Object.fromEntries(
    Object.entries(section).map(([key, value]) => {
      if (value !== null && typeof value !== 'string' && typeof value !== 'number') problems.push(`${key}: is not a text; put it in quotation marks.`)
      return [name === 'sentences' ? key.normalize('NFC') : key, lineOf(value)]
    }),
  )
}

/** The texts of English, and one for each form that numbers have in this language. */
export function textsAskedOf(tag: string): Record<string, string> {
  const years = pluralRulesOf(tag)
    .resolvedOptions()
    .pluralCategories.map((form): [string, string] => [`years.${form}`, YEARS_EN[form] ?? YEARS_EN['other']!])
  return Object.fromEntries(Object.entries(TEXTS_EN).flatMap((entry) => (entry[0] === 'minutes' ? [...years, entry] : [entry])))
}

function missingOf(given: Record<string, string>, asked: Record<string, string>): string[] {
  return Object.keys(asked).flatMap((key) => (given[key] === undefined ? [`${key}: is missing.`] : given[key] === '' ? [`${key}: is empty.`] : []))
}

function problemsOf(key: string, text: string, english: string): string[] {
  const problems: string[] = []
  const [places, wanted] = [placesIn(text), placesIn(english)]
  const strange = [...places].filter((place) => !wanted.has(place))
  // “In one year” may be said without its number.
  const lacking = key.startsWith('years.') ? [] : [...wanted].filter((place) => !places.has(place))
  if (strange.length > 0) problems.push(`${key}: ${inBraces(strange)} stands for nothing here${wanted.size > 0 ? `; there is ${inBraces([...wanted])}` : ''}.`)
  if (lacking.length > 0) problems.push(`${key}: lacks ${inBraces(lacking)}.`)
  if (/[{}]/.test(text.replace(/\{\w+\}/g, ''))) problems.push(`${key}: has a brace without its other half.`)
  if (/[[\]]/.test(text)) problems.push(`${key}: has square brackets, which mark what nobody has filled in.`)
  if (countOf(text, '**') % 2 === 1) problems.push(`${key}: has ** without its other half.`)
  if (countOf(text, '`') !== countOf(english, '`')) problems.push(`${key}: has other \` than the English.`)
  if (text.length > MOST_LETTERS) problems.push(`${key}: is longer than ${MOST_LETTERS} letters.`)
  const wantedItems = LISTS[key]
  const items = text.split(',').filter((item) => item.trim() !== '').length
  if (wantedItems !== undefined && items !== wantedItems) problems.push(`${key}: has ${items} words divided by commas; ${wantedItems} are needed.`)
  return problems
}

const placesIn = (text: string): Set<string> => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place!))
const inBraces = (places: string[]) => places.map((place) => `{${place}}`).join(', ')
const countOf = (text: string, what: string) => text.split(what).length - 1

/** Languages of a telling whose file is another than when it was planned, or is gone. */
export function changedSince(dataFolder: string, languages: Readonly<Record<string, LanguageTexts>> = {}): string[] {
  const files = listLanguageFiles(dataFolder)
  return Object.values(languages).flatMap((planned) => {
    const file = files.find(({ language }) => language === planned.language)
    return file !== undefined && file.problems.length === 0 && stableJson(textsOfFile(file)) === stableJson(planned) ? [] : [planned.language]
  })
}
