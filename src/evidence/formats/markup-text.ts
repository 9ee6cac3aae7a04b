/** Text of HTML and XML by one pass over the signs: no document is built, no entity is fetched or declared (so nothing can expand), no script is run. */

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  deg: '°',
  sect: '§',
  para: '¶',
  times: '×',
  frac12: '½',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  atilde: 'ã',
  auml: 'ä',
  aring: 'å',
  aelig: 'æ',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  igrave: 'ì',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  ograve: 'ò',
  oacute: 'ó',
  ocirc: 'ô',
  otilde: 'õ',
  ouml: 'ö',
  oslash: 'ø',
  ugrave: 'ù',
  uacute: 'ú',
  ucirc: 'û',
  uuml: 'ü',
  yacute: 'ý',
  yuml: 'ÿ',
  szlig: 'ß',
  thorn: 'þ',
  eth: 'ð',
  Agrave: 'À',
  Aacute: 'Á',
  Acirc: 'Â',
  Auml: 'Ä',
  Aring: 'Å',
  AElig: 'Æ',
  Ccedil: 'Ç',
  Egrave: 'È',
  Eacute: 'É',
  Ecirc: 'Ê',
  Iacute: 'Í',
  Ntilde: 'Ñ',
  Oacute: 'Ó',
  Ouml: 'Ö',
  Oslash: 'Ø',
  Uacute: 'Ú',
  Uuml: 'Ü',
  shy: '',
}

/** Replaces the entities of HTML 4 and XML; an unknown one stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,30}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name]! : whole
    const point = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : ' '
  })
}

/** What a tag puts into the text; undefined: nothing. */
export type TagText = (name: string, isClosing: boolean, tag: string) => string | undefined

/** Walks over tags and text. Elements in `skipped` are left out with all they hold. */
export function markupText(markup: string, tagText: TagText, skipped: ReadonlySet<string> = new Set()): string {
  const out: string[] = []
  for (let at = 0; at < markup.length;) {
    const open = markup.indexOf('<', at)
    if (open === -1) {
      out.push(decodeEntities(markup.slice(at)))
      break
    }
    if (open > at) out.push(decodeEntities(markup.slice(at, open)))
    at = pastTag(markup, open)
    if (markup.startsWith('<![CDATA[', open)) out.push(markup.slice(open + 9, Math.max(open + 9, at - 3)))
    const name = tagName(markup, open)
    if (name === '') {
      // A lone '<' in text.
      if (at === open + 1) out.push('<')
      continue
    }
    const isClosing = markup[open + 1] === '/'
    const text = tagText(name, isClosing, markup.slice(open, Math.min(at, open + 4_096)))
    if (text !== undefined) out.push(text)
    if (!isClosing && skipped.has(name) && markup[at - 2] !== '/') at = pastElement(markup, at, name)
  }
  return out.join('')
}

function tagName(markup: string, open: number): string {
  let from = open + 1
  if (markup[from] === '/') from++
  let to = from
  while (to < markup.length && to < from + 64 && /[A-Za-z0-9:_-]/.test(markup[to]!)) to++
  return /^[A-Za-z]/.test(markup[from] ?? '') ? markup.slice(from, to).toLowerCase() : ''
}

function pastTag(markup: string, open: number): number {
  if (markup.startsWith('<!--', open)) return past(markup, '-->', open + 4)
  if (markup.startsWith('<![CDATA[', open)) return past(markup, ']]>', open + 9)
  if (!/[A-Za-z/!?]/.test(markup[open + 1] ?? '')) return open + 1
  return past(markup, '>', open + 1)
}

function past(markup: string, end: string, from: number): number {
  const at = markup.indexOf(end, from)
  return at === -1 ? markup.length : at + end.length
}

/** Searching in lower case is done only for the few skipped elements, in windows, so that it stays linear. */
function pastElement(markup: string, from: number, name: string): number {
  const closing = `</${name}`
  for (let at = markup.indexOf('</', from); at !== -1; at = markup.indexOf('</', at + 2)) {
    if (markup.slice(at, at + closing.length).toLowerCase() === closing) return past(markup, '>', at)
  }
  return markup.length
}

const BLOCKS = new Set(
  'p div br hr li ul ol tr table thead tbody tfoot h1 h2 h3 h4 h5 h6 section article header footer blockquote pre dt dd dl form fieldset title address option'.split(
    ' ',
  ),
)
const CELLS = new Set(['td', 'th'])
const SKIPPED = new Set(['script', 'style', 'noscript', 'svg', 'template'])

/** Readable text of a page: one line a block, tabs between cells; addresses of mail links are kept, once. */
export function htmlText(html: string): string {
  const text = markupText(
    html,
    (name, isClosing, tag) => {
      if (CELLS.has(name)) return isClosing ? '\t' : ''
      if (BLOCKS.has(name)) return '\n'
      if (name === 'a' && !isClosing) return mailOf(tag)
      if (name === 'input' && !isClosing) return valueOf(tag)
      return undefined
    },
    SKIPPED,
  )
  return tidy(text.replace(LINK_AND_ITS_WORDS, '$1'))
}

/** Most mail links read as the address they lead to. */
const LINK_AND_ITS_WORDS = /([^\s<>"']{1,64}@[^\s<>"']{3,254})[ \n]+\1(?![\w@-]|\.\w)/gi

function mailOf(tag: string): string {
  const mail = /href\s*=\s*["']?mailto:([^"'?>\s]{3,254})/i.exec(tag)?.[1]
  return mail === undefined ? '' : ` ${decodeEntities(mail)} `
}

function valueOf(tag: string): string {
  const value = /\svalue\s*=\s*"([^"]{1,1000})"/i.exec(tag)?.[1]
  return value === undefined || /type\s*=\s*["']?(?:hidden|submit|button)/i.test(tag) ? ' ' : ` ${decodeEntities(value)} `
}

/** Removes runs of blanks and of empty lines. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) =>
      line
        .replace(/[ \u00a0]{2,}/g, ' ')
        .replace(/ ?\t ?/g, '\t')
        .trim(),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
