/**
 * Any script to lower-case ASCII, so that everything after it counts bytes and characters alike. Accents fall; Cyrillic and Greek are
 * spelt by the usual Latin letters (ISO 9 and ELOT 743, simplified); what has no table becomes a token of its own, `{` base 36 `}`, so
 * that two names in such a script stay comparable and never vanish.
 */
const LATIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ĸ: 'k',
  ŧ: 't',
  ə: 'a',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  є: 'ye',
  ґ: 'g',
  ђ: 'dj',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  џ: 'dz',
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  ʻ: "'",
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '\u00a0': ' ',
}
// oxlint-disable-next-line no-control-regex
const NOT_ASCII = /[^\x00-\x7f]/

export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (!NOT_ASCII.test(lower)) return lower
  let out = ''
  for (const sign of lower.normalize('NFKD').replace(/\p{M}+/gu, '')) {
    const code = sign.codePointAt(0)!
    if (code < 128) out += sign
    else out += LATIN[sign] ?? (/[\p{L}\p{N}]/u.test(sign) ? `{${code.toString(36)}}` : ' ')
  }
  return out
}
