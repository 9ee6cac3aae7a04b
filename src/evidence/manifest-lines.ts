/**
 * Lists of files as suppliers and backup programs write them: CSV in any column order, sha256sum and its relatives, `ls -lR`, `dir /s`, robocopy,
 * `tar -tv`, or plain paths. Read line by line; no expression here can backtrack far. Runs in the sandbox.
 */
export type ManifestLine = {
  /** Parts joined by `/`, without a drive letter or a leading `./`. */
  path: string
  bytes: number | null
  /** Lower-case hex. */
  sha256: string | null
}
export type Manifest = { kind: ManifestKind; lines: ManifestLine[] }
export type ManifestKind = 'csv' | 'sums' | 'ls' | 'dir' | 'robocopy' | 'tar' | 'paths'

/** Null: this is no list of files. */
export function parseManifest(text: string): Manifest | null {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const filled = lines.reduce((count, line) => count + (line.trim() === '' ? 0 : 1), 0)
  for (const [kind, parse] of PARSERS) {
    const found = parse(lines)
    if (found !== null && found.length > 0 && found.length >= (filled - 1) * LEAST_SHARE[kind]) return { kind, lines: found }
  }
  return null
}

/** Of the lines below the first. Listings carry headings and totals; the others hardly anything but entries. */
const LEAST_SHARE: Record<ManifestKind, number> = { csv: 0.9, sums: 0.8, ls: 0.25, dir: 0.15, robocopy: 0.1, tar: 0.8, paths: 0.9 }

type Parse = (lines: string[]) => ManifestLine[] | null
const PARSERS: readonly (readonly [ManifestKind, Parse])[] = [
  ['csv', parseCsv],
  ['sums', parseSums],
  ['ls', parseLs],
  ['dir', parseDir],
  ['robocopy', parseRobocopy],
  ['tar', parseTar],
  ['paths', parsePaths],
]

const PATH_HEADERS = /^(?:path|file[ _-]?path|full[ _-]?(?:path|name)|file[ _-]?name|file|name|object|key)$/i
const SIZE_HEADERS = /^(?:size|bytes|size[ _-]?(?:in[ _-]?)?bytes|length|file[ _-]?size|original[ _-]?size)(?: ?\(bytes\))?$/i
const HASH_HEADERS = /^(?:sha[ _-]?256(?:[ _-]?sum)?|hash|checksum|digest|file[ _-]?hash)$/i

function parseCsv(lines: string[]): ManifestLine[] | null {
  const start = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'))
  if (start === -1) return null
  const separator = [',', ';', '\t', '|'].find((sign) => lines[start]!.includes(sign))
  if (separator === undefined) return null
  const headers = splitCsv(lines[start]!, separator).map((header) => header.trim())
  const [path, size, hash] = [PATH_HEADERS, SIZE_HEADERS, HASH_HEADERS].map((pattern) => headers.findIndex((header) => pattern.test(header)))
  if (path === -1 || (size === -1 && hash === -1)) return null
  return lines.slice(start + 1).flatMap((line) => {
    if (line.trim() === '') return []
    const cells = splitCsv(line, separator)
    return entry(cells[path!] ?? '', sizeOf(cells[size!] ?? ''), hashOf(cells[hash!] ?? ''))
  })
}

function splitCsv(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (line[at + 1] === '"') cell += line[at++]!
      else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator) {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...cells, cell]
}

/** GNU (`hash *path`, a leading backslash marks escapes) and BSD (`SHA256 (path) = hash`). Hashes other than SHA-256 only say that the file was there. */
function parseSums(lines: string[]): ManifestLine[] {
  return lines.flatMap((line) => {
    const gnu = /^(\\?)([0-9a-fA-F]{32,128}) [ *](.+)$/.exec(line)
    if (gnu !== null) return entry(gnu[1] === '' ? gnu[3]! : gnu[3]!.replace(/\\n/g, '\n').replace(/\\\\/g, '\\'), null, hashOf(gnu[2]!), true)
    const bsd = /^(?:SHA2?-?256|MD5|SHA1|SHA512) \((.+)\) = ([0-9a-fA-F]{32,128})$/.exec(line)
    return bsd === null ? [] : entry(bsd[1]!, null, hashOf(bsd[2]!), true)
  })
}

const LS_FILE = /^-[rwxsStT-]{9}[.+@]? +\d+ +\S+ +\S+ +(\d+) +(?:[A-Z][a-z]{2} +\d{1,2} +[\d:]{4,5}|\d{4}-\d{2}-\d{2} +[\d:.]{5,18}(?: [+-]\d{4})?) (.+)$/

function parseLs(lines: string[]): ManifestLine[] | null {
  let folder = ''
  return lines.flatMap((line) => {
    const file = LS_FILE.exec(line)
    if (file !== null) return entry(folder === '' ? file[2]! : `${folder}/${file[2]}`, Number(file[1]), null, true)
    if (line.endsWith(':') && !/^[-dlbcps][rwx-]{9}/.test(line)) folder = line.slice(0, -1)
    return []
  })
}

function parseDir(lines: string[]): ManifestLine[] {
  let folder: string | null = null
  return lines.flatMap((line) => {
    const heading = /^ (?:Directory of|Verzeichnis von|Répertoire de|Directorio de) (.+)$/.exec(line)
    if (heading !== null) {
      folder = heading[1]!.trim()
      return []
    }
    const file = /^\d{2,4}[./-]\d{2}[./-]\d{2,4} +\d{1,2}:\d{2}(?: ?[AP]M)? +(\d{1,3}(?:[.,\u00a0 ]\d{3}){1,5}|\d{1,15}) (\S.*)$/.exec(line)
    return folder === null || file === null ? [] : entry(`${folder}\\${file[2]}`, sizeOf(file[1]!), null)
  })
}

function parseRobocopy(lines: string[]): ManifestLine[] {
  let folder = ''
  let source = ''
  return lines.flatMap((line) => {
    const from = /^\s+Source : (.+)$/.exec(line)
    if (from !== null) source = from[1]!.trim()
    const inFolder = /^\s+(?:(?:\*EXTRA|New) Dir\s+)?-?\d+\t(.+\\)$/.exec(line)
    if (inFolder !== null) folder = inFolder[1]!.startsWith(source) && source !== '' ? inFolder[1]!.slice(source.length) : inFolder[1]!
    const file = /^\s+(?:New File|Newer|Older|Changed|Same|same|Modified|Tweaked|Lonely)\s+([\d.]+(?: [kmgt])?)\t+(.+)$/.exec(line)
    return file === null ? [] : entry(folder + file[2]!, sizeOf(file[1]!), null)
  })
}

function parseTar(lines: string[]): ManifestLine[] {
  return lines.flatMap((line) => {
    const file = /^([-dl])[rwxsStT-]{9} +\S+\/\S+ +(\d+) +\d{4}-\d{2}-\d{2} +[\d:.]{5,18} (.+)$/.exec(line)
    return file === null || file[1] !== '-' ? [] : entry(file[3]!, Number(file[2]), null, true)
  })
}

/** Only paths: each line has a folder, or a name with an extension, and none reads like a sentence. */
function parsePaths(lines: string[]): ManifestLine[] | null {
  const filled = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'))
  if (filled.length < 2 || !filled.some((line) => /[/\\]/.test(line))) return null
  const isPath = (line: string) => line.length < 4_000 && !/[.!?;:,]\s|\t|^\s*[<{[]|https?:/.test(line) && /\.\w{1,10}$|[/\\]\S/.test(line.trim())
  if (filled.filter(isPath).length < filled.length * 0.95) return null
  return filled.flatMap((line) => (isPath(line) && !/[/\\]$/.test(line.trim()) ? entry(line.trim(), null, null) : []))
}

/** `isUnix`: a backslash is part of the name. */
function entry(path: string, bytes: number | null, sha256: string | null, isUnix = false): ManifestLine[] {
  const parts = (isUnix ? path : path.replaceAll('\\', '/'))
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  return parts.length === 0 || path.endsWith('/') ? [] : [{ path: parts.join('/'), bytes, sha256 }]
}

/** `1,234`, `1.234`, `1 234` or `1234`. A rounded size (`1.2 m`) proves nothing: null. */
function sizeOf(text: string): number | null {
  const trimmed = text.trim()
  const digits = trimmed.replace(/[.,\u00a0 ](?=\d{3}(?:\D|$))/g, '')
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null
}

function hashOf(text: string): string | null {
  const hex = text.trim().replace(/^sha256:/i, '')
  return /^[0-9a-fA-F]{64}$/.test(hex) ? hex.toLowerCase() : null
}
