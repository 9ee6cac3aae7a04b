/**
 * Kinds of files told by their first bytes (or, for a few, bytes at a fixed place), never by their name. Signatures: the formats' own specifications,
 * as also collected in `file(1)`. Formats that we read are told by the format plug-ins; this table names the others, so that each is reported
 * with a reason a person can act on.
 */
import type { FileStatus } from './record.ts'

export type FileType = {
  /** csv, 7z, jpeg …: the word in the inventory. */
  type: string
  /** What becomes of it when no plug-in reads it. */
  status: FileStatus
  reason: string
}

type Signature = { at: number; bytes: Buffer; type: FileType }

const unsupported = (type: string, what: string, wayOut = ''): FileType => ({
  type,
  status: 'unsupported',
  reason: `${what}: not read yet${wayOut === '' ? '' : `; ${wayOut}`}`,
})
const locked = (type: string, what: string): FileType => ({
  type,
  status: 'locked_by_owner',
  reason: `${what}: locked with its owner's password or key; ask the supplier for it`,
})
/** No text inside that could speak of a person. */
const inert = (type: string, what: string): FileType => ({ type, status: 'unsupported', reason: `${what}: no text to read` })
const picture = (type: string, what: string): FileType => ({
  type,
  status: 'unsupported',
  reason: `${what}: pictures of this kind are not read; save it as PNG`,
})

const oracleDump = unsupported('oracle_dump', 'Oracle export (DMP)', 'import it into Oracle and export the tables as CSV or as INSERT statements')
const latin = (text: string) => Buffer.from(text, 'latin1')

const SIGNATURES: Signature[] = (
  [
    [0, '\x04\x22\x4d\x18', unsupported('lz4', 'LZ4 archive', 'unpack it and take the folder in')],
    [0, 'MSCF', unsupported('cab', 'Windows cabinet', 'unpack it and take the folder in')],
    [0, '\x1f\x9d', unsupported('compress', 'compress (.Z) archive', 'unpack it and take the folder in')],
    [0, '\x37\x7f\x06\x82', inert('sqlite_wal', 'write-ahead log of the SQLite database beside it, which is read together with it')],
    [0, '\x37\x7f\x06\x83', inert('sqlite_wal', 'write-ahead log of the SQLite database beside it, which is read together with it')],
    [0, 'TAPE\x00', unsupported('mssql_backup', 'SQL Server backup', 'restore it and export the tables as CSV')],
    [0, 'MSSQLBAK', unsupported('mssql_backup', 'SQL Server backup', 'restore it and export the tables as CSV')],
    [0, '\x03\x00\x1fEXPORT:V', oracleDump],
    [0, '\x03\x00\x01EXPORT:V', oracleDump],
    [0, 'EXPORT:V', oracleDump],
    [0, '\x01\x0f\x00\x00', unsupported('mssql_data', 'SQL Server data file', 'attach it and export the tables as CSV')],
    [0, '\x00\x01\x00\x00Standard Jet DB', unsupported('access', 'Access database', 'export its tables as CSV')],
    [0, '\x00\x01\x00\x00Standard ACE DB', unsupported('access', 'Access database', 'export its tables as CSV')],
    [0, 'PGDMP', unsupported('postgres_custom_dump', 'PostgreSQL dump in custom format', 'turn it into SQL with pg_restore -f dump.sql')],
    [0, 'Obj\x01', unsupported('avro', 'Avro table', 'export it as CSV')],
    [0, 'conectix', unsupported('vhd', 'disk image (VHD)', 'mount it and take the folder in')],
    [0, 'vhdxfile', unsupported('vhdx', 'disk image (VHDX)', 'mount it and take the folder in')],
    [0, 'KDMV', unsupported('vmdk', 'disk image (VMDK)', 'mount it and take the folder in')],
    [0, 'QFI\xfb', unsupported('qcow2', 'disk image (QCOW2)', 'mount it and take the folder in')],
    [32_769, 'CD001', unsupported('iso', 'disk image (ISO 9660)', 'mount it and take the folder in')],
    [0, 'AT&TFORM', picture('djvu', 'DjVu scan')],
    [0, 'LUKS\xba\xbe', locked('luks', 'encrypted disk (LUKS)')],
    [3, '-FVE-FS-', locked('bitlocker', 'encrypted disk (BitLocker)')],
    [0, '-----BEGIN PGP MESSAGE', locked('pgp', 'OpenPGP message')],
    [0, 'age-encryption.org/v1', locked('age', 'age-encrypted file')],
    [0, '-----BEGIN AGE ENCRYPTED FILE', locked('age', 'age-encrypted file')],
    [0, 'Salted__', locked('openssl', 'file encrypted with openssl')],
    [0, '\x03\xd9\xa2\x9a', locked('keepass', 'KeePass password safe')],
    [0, '\xff\xd8\xff', picture('jpeg', 'JPEG image')],
    [0, '\x89PNG\r\n\x1a\n', picture('png', 'PNG image')],
    [0, 'GIF87a', picture('gif', 'GIF image')],
    [0, 'GIF89a', picture('gif', 'GIF image')],
    [0, 'II*\x00', picture('tiff', 'TIFF image')],
    [0, 'MM\x00*', picture('tiff', 'TIFF image')],
    [0, 'BM', picture('bmp', 'BMP image')],
    [8, 'WEBP', picture('webp', 'WebP image')],
    [0, '\x00\x00\x00\x0cjP  ', picture('jpeg2000', 'JPEG 2000 image')],
    [0, '8BPS', picture('psd', 'Photoshop image')],
    [4, 'ftypheic', picture('heic', 'HEIC image')],
    [4, 'ftypmif1', picture('heic', 'HEIC image')],
    [4, 'ftyp', inert('mp4', 'video or sound (MP4)')],
    [0, 'ID3', inert('mp3', 'sound (MP3)')],
    [0, 'OggS', inert('ogg', 'sound (Ogg)')],
    [0, 'fLaC', inert('flac', 'sound (FLAC)')],
    [8, 'WAVE', inert('wav', 'sound (WAV)')],
    [8, 'AVI ', inert('avi', 'video (AVI)')],
    [0, '\x1aE\xdf\xa3', inert('matroska', 'video (Matroska)')],
    [0, '\x7fELF', inert('elf', 'program (ELF)')],
    [0, '\xca\xfe\xba\xbe', inert('java_class', 'program (Java class)')],
    [0, '\xcf\xfa\xed\xfe', inert('mach_o', 'program (Mach-O)')],
    [0, '\x00asm', inert('wasm', 'program (WebAssembly)')],
    [0, 'wOF2', inert('font', 'font')],
    [0, 'wOFF', inert('font', 'font')],
    [0, 'OTTO', inert('font', 'font')],
    [0, '\x00\x01\x00\x00\x00', inert('font', 'font')],
    [0, 'ITSF', unsupported('chm', 'compiled help file')],
    [0, 'GRIB', inert('grib', 'weather data (GRIB)')],
    [0, '\x89HDF\r\n\x1a\n', unsupported('hdf5', 'HDF5 table', 'export it as CSV')],
    [0, '\xd4\xc3\xb2\xa1', unsupported('pcap', 'network capture')],
    [0, 'ElfFile\x00', unsupported('evtx', 'Windows event log', 'export it as CSV')],
    [0, 'regf', unsupported('registry_hive', 'Windows registry')],
    [0, 'L\x00\x00\x00\x01\x14\x02\x00', inert('lnk', 'Windows shortcut')],
    [0, 'SCCA', inert('prefetch', 'Windows prefetch file')],
    [0, 'FILE0', unsupported('mft', 'NTFS file table')],
  ] as [number, string, FileType][]
).map(([at, text, type]) => ({ at, bytes: latin(text), type }))

/** Short signatures that plain text can begin with by chance, and what must hold as well. */
const CONFIRMED: Record<string, (head: Buffer, size: number) => boolean> = {
  bmp: (head, size) => head.length > 30 && head.readUInt32LE(2) <= size + 64 && head.readUInt32LE(6) === 0 && head.readUInt32LE(14) <= 200,
  mp3: (head) => head.length > 10 && head[3]! < 5 && head[6]! < 128 && head[7]! < 128,
  ogg: (head) => head[4] === 0,
  avro: (head) => head.includes('avro.schema'),
  grib: (head) => head[7] === 1 || head[7] === 2,
  lz4: (head) => head.length > 7,
  font: (head) => head.length > 12 && (head.toString('latin1', 0, 4) !== '\x00\x01\x00\x00' || head.readUInt16BE(4) < 64),
  mssql_data: (_, size) => size % 8_192 === 0 && size > 0,
  mssql_backup: (_, size) => size > 512,
  mft: (head) => head.length > 48 && head.readUInt16LE(4) < 256,
  registry_hive: (head) => head.length >= 4_096,
  java_class: (head) => head.length > 8 && head.readUInt16BE(6) > 40,
}

/** Those that a file with this first byte may have, in order: of most files none of those at its very start. */
const BY_FIRST_BYTE = Array.from({ length: 256 }, (_, first) => SIGNATURES.filter(({ at, bytes }) => at > 0 || bytes[0] === first))

/** What these bytes are, when the table knows. Null: not known (which says nothing about plug-ins). */
export function findFileType(head: Buffer, size: number): FileType | null {
  for (const { at, bytes, type } of BY_FIRST_BYTE[head[0] ?? 0]!) {
    if (head.length < at + bytes.length || head.compare(bytes, 0, bytes.length, at, at + bytes.length) !== 0) continue
    if (CONFIRMED[type.type]?.(head, size) ?? true) return type
  }
  // Data Pump has no mark at its start, but names its own catalogue in its first blocks.
  if (head.length > 4_096 && /"SYS_EXPORT_(?:SCHEMA|TABLE|FULL|TABLESPACE)_\d\d"|<KU\$_DUMP/.test(head.toString('latin1'))) return oracleDump
  if (isPgpPacket(head)) return locked('pgp', 'OpenPGP message')
  if (head[0] === 0x4d && head[1] === 0x5a && head.length > 64 && head.includes(latin('PE\x00\x00'))) return inert('exe', 'program (Windows)')
  return null
}

/** A public-key or symmetric-key encrypted session key packet, version 3 (RFC 4880, section 5.1), in a binary file. */
function isPgpPacket(head: Buffer): boolean {
  if (head.length < 16) return false
  const [first, second, third, fourth] = [head[0]!, head[1]!, head[2]!, head[3]!]
  if (first === 0x85 && fourth === 3) return second <= 8 && [1, 2, 16, 18].includes(head[12]!)
  if (first === 0x84 && third === 3) return [1, 2, 16, 18].includes(head[11]!)
  return first === 0x8c && third === 4 && second < 64 && [2, 3, 7, 8, 9, 10].includes(fourth)
}

/** Pictures, sound, programs: kinds of files that hold no text. */
export function isWordless(type: string): boolean {
  return WORDLESS.has(type)
}
const WORDLESS = new Set(
  SIGNATURES.flatMap(({ type }) => (/no text/.test(type.reason) ? [type.type] : [])).concat(
    'empty',
    'exe',
    ...'jpeg png gif tiff bmp webp pnm jpeg2000 psd heic djvu'.split(' '),
  ),
)

/** Text in some encoding: no NUL (but in UTF-16), few control signs. `bytes` may end inside a sign. */
export function looksLikeText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  const sample = bytes.subarray(0, 16_384)
  let control = 0
  let high = 0
  let zero = 0
  for (const byte of sample) {
    if (byte === 0) zero++
    else if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) control++
    else if (byte >= 0x80) high++
  }
  if (zero > sample.length * 0.3) return looksLikeUtf16(sample)
  return zero === 0 && control <= sample.length * 0.02 && high <= sample.length * 0.75
}

/** UTF-16 without a mark: nearly every zero lies on the same side, and text of western scripts is half zeros. */
function looksLikeUtf16(sample: Buffer): boolean {
  let even = 0
  let odd = 0
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even++
    if (sample[at + 1] === 0) odd++
  }
  const half = sample.length / 2
  return (odd > half * 0.7 && even < half * 0.02) || (even > half * 0.7 && odd < half * 0.02)
}
