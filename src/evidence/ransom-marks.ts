/**
 * Marks of ransomware in names and notes. Names: one unknown last extension, doubled behind a known one, shared by many files. Notes: 190 notes of some
 * 130 groups share a small set of words; the same text lies in many folders. Nothing is looked up or sent anywhere.
 */
const KNOWN_EXTENSIONS = new Set(
  (
    'csv tsv txt log md rtf pdf doc docx docm dot dotx xls xlsx xlsm xlsb ppt pptx pps odt ods odp pages numbers key json ndjson jsonl xml html htm yaml yml toml ini cfg conf env ' +
    'sql dump bak db sqlite sqlite3 mdb accdb mdf ldf dbf frm ibd myd myi parquet feather avro zip gz tgz tar bz2 xz 7z rar zst lz4 cab iso vhd vhdx vmdk ova qcow2 ' +
    'eml msg mbox pst ost ics vcf jpg jpeg png gif bmp tif tiff webp heic svg psd ai eps mp3 mp4 m4a wav avi mov mkv exe dll so sys msi bat cmd ps1 sh py js ts php java c h cpp cs rb go ' +
    'css map lock pem crt cer p12 pfx gpg asc pgp sig sha256 md5 old orig tmp swp part wal shm journal index idx dat bin 1 2 3 4 5'
  ).split(' '),
)

/** The last extension of a path in lower case, without the dot; empty: none. */
export function lastExtension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}

export type NameMarks = {
  /** Extensions that ransomware seems to have put behind the names; lower case, without the dot. */
  suspectExtensions: ReadonlySet<string>
  /** In how many folders a file of this name lies; only names in three or more. Key: file name. */
  repeatedNames: ReadonlyMap<string, number>
}

/** What the names of a whole folder say. */
export function nameMarks(paths: string[]): NameMarks {
  const doubled = new Map<string, number>()
  const names = new Map<string, number>()
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    names.set(name, (names.get(name) ?? 0) + 1)
    const last = lastExtension(path)
    if (last === '' || KNOWN_EXTENSIONS.has(last)) continue
    // members.csv.lockd, members.csv.[id-7F3A].lockd
    const before = name.slice(0, -last.length - 1).replace(/[.[({_-]+id[-_a-z0-9@.\]})[({]*$/i, '')
    if (KNOWN_EXTENSIONS.has(lastExtension(before))) doubled.set(last, (doubled.get(last) ?? 0) + 1)
  }
  return {
    suspectExtensions: new Set([...doubled].flatMap(([extension, count]) => (count >= 2 ? [extension] : []))),
    repeatedNames: new Map([...names].filter(([, count]) => count >= 3)),
  }
}

/** `members.csv` for `members.csv.lockd`: the name before ransomware renamed it. Null: not renamed as far as the name says. */
export function nameBefore(path: string): string | null {
  const last = lastExtension(path)
  if (last === '' || KNOWN_EXTENSIONS.has(last)) return null
  const before = path.slice(0, -last.length - 1).replace(/[.[({_-]+id[-_a-z0-9@.\]})[({]*$/i, '')
  return KNOWN_EXTENSIONS.has(lastExtension(before)) ? before : null
}

const NOTE_NAME = /(?:read[-_ ]?me|how[-_ ]?to|restore|recover|decrypt|instructions?|ransom|your[-_ ]?files|!!!|help[-_ ]?(?:me|your)|warning)/i
/** Cue, and what it adds. Three together make a note; no single one does. */
const NOTE_CUES: readonly (readonly [RegExp, number])[] = [
  [/\b[a-z2-7]{16}(?:[a-z2-7]{40})?\.onion\b/i, 1.5],
  [/\btor browser\b|torproject\.org/i, 1],
  [/\b(?:your|all|the)\b[^.\n]{0,60}\b(?:files?|data|network|servers?|systems?)\b[^.\n]{0,40}\b(?:encrypted|locked|ciphered)\b/i, 1.5],
  [
    /\b(?:stolen|exfiltrated|downloaded|leaked?|published?)\b[^.\n]{0,60}\b(?:data|files|information|blog)\b|\b(?:data|files|information)\b[^.\n]{0,60}\b(?:stolen|exfiltrated|leaked|published)\b/i,
    1,
  ],
  [/\bdecrypt(?:ion|or|er)?\b[^.\n]{0,40}\b(?:key|tool|software|files?|price|test)\b/i, 1],
  [/\b(?:bitcoins?|btc|monero|xmr)\b/i, 1],
  [/\btox(?: ?id| chat)?\b[^\n]{0,40}\b[0-9A-F]{76}\b|\bqtox\b/i, 1.5],
  [/\bdo not (?:rename|modify|try to|contact|delete|recover)\b/i, 0.75],
  [/\b(?:personal|unique|company|your) id\b\s*[:=]/i, 0.75],
  [/\b(?:recovery compan|third[- ]part|negotiat|ransom)/i, 0.5],
]
/** Every note says how to reach its writers; news and minutes about an attack do not. */
const NOTE_CONTACT =
  /\.onion\b|torproject|\btor browser\b|\b(?:bitcoins?|btc|monero|xmr)\b|\bq?tox\b|\b(?:contact|write to|e-?mail|message) us\b|\b(?:personal|unique|your) id\b\s*[:=]/i
const NOTE_MAX_BYTES = 200_000

/** True for a ransom note: three points from what it says, its name, and lying in many folders. */
export function isRansomNote(path: string, text: string, sameNameCount: number): boolean {
  if (text.length > NOTE_MAX_BYTES || !NOTE_CONTACT.test(text)) return false
  let score = NOTE_NAME.test(path.slice(path.lastIndexOf('/') + 1)) ? 1 : 0
  if (sameNameCount >= 3) score += 0.5
  const said = NOTE_CUES.reduce((sum, [cue, weight]) => sum + (cue.test(text) ? weight : 0), 0)
  // The name alone, or many copies, say nothing without the words.
  return said >= 2 && score + said >= 3
}
