/**
 * Domains that look like ours, for the organisation to watch or to register: after a breach, false notices come from such ones within days. Slips of
 * the finger, letters that look alike (also in other alphabets, as Punycode), words that false notices add, other endings. Nothing is asked of anybody.
 */
import { domainToASCII } from 'node:url'

export type LookAlike = {
  domain: string
  unicode: string
  how: 'left_out' | 'doubled' | 'swapped' | 'neighbour_key' | 'looks_alike' | 'other_alphabet' | 'hyphen' | 'added_word' | 'other_ending'
}

/** Neighbours on a British keyboard. */
const KEYS = ['1234567890-', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
/** What is read as the other at a glance. */
const ALIKE: Record<string, string[]> = {
  o: ['0'],
  l: ['1', 'i'],
  i: ['1', 'l'],
  m: ['rn'],
  rn: ['m'],
  w: ['vv'],
  vv: ['w'],
  d: ['cl'],
  cl: ['d'],
  e: ['3'],
  s: ['5'],
  g: ['q'],
  q: ['g'],
  b: ['6'],
  u: ['v'],
  n: ['r'],
}
/** Cyrillic and Greek letters with the same shape (Unicode TR 39, confusables). */
const OTHER: Record<string, string[]> = {
  a: ['а', 'α'],
  c: ['с'],
  e: ['е'],
  i: ['і', 'ι'],
  j: ['ј'],
  o: ['о', 'ο'],
  p: ['р'],
  s: ['ѕ'],
  x: ['х'],
  y: ['у'],
  h: ['һ'],
  d: ['ԁ'],
  v: ['ν'],
  n: ['п'],
}
const ADDED = [
  'breach',
  'notice',
  'notices',
  'secure',
  'security',
  'data',
  'claim',
  'claims',
  'help',
  'support',
  'check',
  'verify',
  'official',
  'online',
  'uk',
  'info',
  'refund',
  'compensation',
]
const ENDINGS = ['com', 'org', 'net', 'co.uk', 'org.uk', 'uk', 'info', 'online', 'co', 'eu', 'app', 'help', 'support', 'cymru', 'wales']

/** Look-alikes of a domain such as `harbour-alliance.example`, without itself, each once, the likeliest first. */
export function lookAlikesOf(domain: string): LookAlike[] {
  const own = domainToASCII(domain.trim().toLowerCase())
  const dot = own.indexOf('.')
  if (dot < 1) return []
  const [name, ending] = [own.slice(0, dot), own.slice(dot + 1)]
  const found = new Map<string, LookAlike>()
  const add = (unicodeName: string, how: LookAlike['how'], newEnding = ending) => {
    const unicode = `${unicodeName}.${newEnding}`
    const ascii = domainToASCII(unicode)
    const label = ascii.split('.')[0] ?? ''
    if (ascii === '' || ascii === own || found.has(ascii) || label.length > 63 || /^-|-$/.test(unicodeName) || unicodeName === '') return
    found.set(ascii, { domain: ascii, unicode, how })
  }
  for (const other of ENDINGS) if (other !== ending) add(name, 'other_ending', other)
  for (const word of ADDED) for (const text of [`${name}-${word}`, `${name}${word}`, `${word}-${name}`]) add(text, 'added_word')
  if (name.includes('-')) add(name.replaceAll('-', ''), 'hyphen')
  for (let at = 0; at < name.length; at++) {
    const [before, letter, rest] = [name.slice(0, at), name[at]!, name.slice(at + 1)]
    add(before + rest, 'left_out')
    add(before + letter + letter + rest, 'doubled')
    if (at + 1 < name.length) add(before + name[at + 1]! + letter + name.slice(at + 2), 'swapped')
    if (at > 0) add(`${before}-${letter}${rest}`, 'hyphen')
    for (const near of neighboursOf(letter)) add(before + near + rest, 'neighbour_key')
    for (const [from, to] of Object.entries(ALIKE))
      if (name.startsWith(from, at)) for (const other of to) add(before + other + name.slice(at + from.length), 'looks_alike')
    for (const other of OTHER[letter] ?? []) add(before + other + rest, 'other_alphabet')
  }
  // All letters of one other alphabet at once: a browser shows such a name as it is written.
  const whole = [...name].map((letter) => OTHER[letter]?.[0] ?? letter).join('')
  if (whole !== name) add(whole, 'other_alphabet')
  return [...found.values()]
}

function neighboursOf(letter: string): string[] {
  const row = KEYS.find((keys) => keys.includes(letter))
  if (row === undefined) return []
  const at = row.indexOf(letter)
  return [row[at - 1], row[at + 1]].filter((key) => key !== undefined && key !== '-') as string[]
}
