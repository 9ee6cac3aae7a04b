/**
 * The language that a cell says somebody wants to be written to in: a word for it in the commonest languages, or its code (ISO 639, BCP 47).
 * What is no language that we know says nothing: a wrong guess would send a letter that its reader cannot read.
 */
const WORDS: Record<string, string> = {
  en: 'english|saesneg|englisch|anglais|inglés|ingles|inglese|engels|angielski|eng|béarla|beurla',
  cy: 'welsh|cymraeg|walisisch|gallois|galés|gallese|wel|cym|w',
  ga: 'irish|gaeilge|gaelic irish|gle',
  gd: 'scottish gaelic|gàidhlig|gaidhlig|gla',
  de: 'german|almaeneg|deutsch|allemand|alemán|aleman|tedesco|duits|niemiecki|deu|ger',
  fr: 'french|ffrangeg|französisch|français|francais|francés|frances|francese|frans|francuski|fra|fre',
  es: 'spanish|sbaeneg|spanisch|espagnol|español|espanol|castellano|spagnolo|spaans|hiszpański|spa',
  it: 'italian|eidaleg|italienisch|italien|italiano|italiaans|włoski|ita',
  pt: 'portuguese|portiwgaleg|portugiesisch|portugais|portugués|português|portugues|portoghese|por',
  nl: 'dutch|iseldireg|niederländisch|néerlandais|neerlandés|olandese|nederlands|nld|dut',
  pl: 'polish|pwyleg|polnisch|polonais|polaco|polacco|pools|polski|pol',
  ro: 'romanian|rwmaneg|rumänisch|roumain|rumano|română|romana|ron|rum',
  lt: 'lithuanian|litauisch|lietuvių|lit',
  uk: 'ukrainian|wcreineg|ukrainisch|ukrainien|ucraniano|українська|ukr',
  ru: 'russian|rwsieg|russisch|russe|ruso|русский|rus',
  ar: 'arabic|arabeg|arabisch|arabe|árabe|العربية|ara',
  ur: 'urdu|wrdw|اردو|urd',
  bn: 'bengali|bangla|bengalisch|বাংলা|ben',
  pa: 'punjabi|panjabi|pwnjabi|ਪੰਜਾਬੀ|pan',
  gu: 'gujarati|ગુજરાતી|guj',
  hi: 'hindi|हिन्दी|hin',
  ta: 'tamil|தமிழ்|tam',
  so: 'somali|soomaali|som',
  tr: 'turkish|twrceg|türkisch|turc|türkçe|tur',
  fa: 'persian|farsi|فارسی|fas|per',
  zh: 'chinese|mandarin|cantonese|tsieineeg|chinesisch|chinois|中文|zho|chi',
}
const TAG_OF = new Map(Object.entries(WORDS).flatMap(([tag, words]) => [[tag, tag] as const, ...words.split('|').map((word) => [word, tag] as const)]))
/** Languages whose variant decides what can be read; of the others the variant is left out: notices in English are the same for en-GB and en-US. */
const KEEPS_VARIANT: ReadonlySet<string> = new Set(['pt', 'zh'])

/** A BCP 47 tag such as `cy` or `pt-BR`; empty: the cell names no language that we know, or more than one. */
export function languageOf(cell: string): string {
  const text = cell.trim().toLowerCase()
  if (text.length < 2 || text.length > 40) return TAG_OF.get(text) ?? ''
  const whole = TAG_OF.get(text)
  if (whole !== undefined) return whole
  const tag = /^([a-z]{2,3})[-_]([a-z]{2}|[a-z]{4}|\d{3})$/.exec(text)
  if (tag !== null) {
    const language = TAG_OF.get(tag[1]!)
    if (language === undefined) return ''
    return KEEPS_VARIANT.has(language) && tag[2]!.length === 2 ? `${language}-${tag[2]!.toUpperCase()}` : language
  }
  // `Cymraeg / Welsh`, `Welsh (Cymraeg)`, `Welsh only`: one language said twice is one; two are a question for a person.
  const said = new Set(
    text
      .split(/[^\p{L}]+/u)
      .map((word) => (word.length > 1 ? TAG_OF.get(word) : undefined))
      .filter((found) => found !== undefined),
  )
  return said.size === 1 ? [...said][0]! : ''
}
