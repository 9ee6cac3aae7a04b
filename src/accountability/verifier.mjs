/**
 * Checks an accountability pack with nothing but Node 18 or later: run `node verify.mjs` in the unpacked folder. It opens no network
 * connection and reads nothing outside. `tocsin pack verify FILE.zip` runs the same code.
 *
 * It shows: every file is the one that was packed; the pack was signed with the key in public-key.pem; every log entry stands in the signed
 * log, unchanged, at its place. It cannot show whose key that is: compare its fingerprint with one you had from another source.
 */
import { createHash, createHmac, createPublicKey, verify } from 'node:crypto'

const ORIGIN = 'tocsin.local/log'
/** Files that cannot list themselves. */
const UNLISTED = new Set(['MANIFEST.json', 'MANIFEST.sig'])

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const leafHash = (entry) => sha256(Buffer.from([0]), entry)
const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right)

/** True when `proof` leads from the leaf at `index` to `root` in a tree of `size` leaves (RFC 9162, 2.1.3.2). */
export function inclusionHolds(leaf, index, size, proof, root) {
  if (index >= size) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const beside of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else hash = nodeHash(hash, beside)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && hash.equals(root)
}

/** JSON with keys in order, as it was committed to. */
function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** Size and root in a signed note; null when the signature does not hold. */
function openCheckpoint(note, publicKey) {
  const [body, signatures] = note.split('\n\n')
  const line = /^— (\S+) (\S+)$/m.exec(signatures ?? '')
  if (!body || !line) return null
  const signed = Buffer.from(line[2], 'base64')
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  if (!signed.subarray(0, 4).equals(sha256(`${ORIGIN}\n`, Buffer.from([1]), raw).subarray(0, 4))) return null
  if (!verify(null, Buffer.from(`${body}\n`), publicKey, signed.subarray(4))) return null
  const [, size, root] = body.split('\n')
  return { size: Number(size), root: Buffer.from(root, 'base64') }
}

/** @param files a Map from path to bytes, of everything in the pack. */
export function verifyPack(files) {
  const problems = []
  const read = (path) => files.get(path) ?? null
  const [manifestBytes, signature, pem] = [read('MANIFEST.json'), read('MANIFEST.sig'), read('log/public-key.pem')]
  const verdict = { files: 0, entries: 0, opened: 0, logSize: 0, fingerprint: '', reference: '', preparedAt: '', problems }
  if (!manifestBytes || !signature || !pem) {
    problems.push('MANIFEST.json, MANIFEST.sig or log/public-key.pem is missing: this is no whole pack')
    return verdict
  }
  let publicKey, manifest
  try {
    publicKey = createPublicKey(pem.toString())
    manifest = JSON.parse(manifestBytes.toString())
  } catch {
    problems.push('MANIFEST.json or log/public-key.pem cannot be read')
    return verdict
  }
  verdict.fingerprint = sha256(publicKey.export({ type: 'spki', format: 'der' })).toString('hex')
  verdict.reference = String(manifest.reference ?? '')
  verdict.preparedAt = String(manifest.preparedAt ?? '')
  if (!verify(null, manifestBytes, publicKey, Buffer.from(signature.toString().trim(), 'base64'))) problems.push('MANIFEST.json is not what was signed')
  checkFiles(manifest, files, verdict)
  checkLog(read, publicKey, verdict)
  return verdict
}

function checkFiles(manifest, files, verdict) {
  const listed = new Map((Array.isArray(manifest.files) ? manifest.files : []).map(({ path, sha256: hash }) => [path, hash]))
  for (const [path, hash] of listed) {
    const bytes = files.get(path)
    if (!bytes) verdict.problems.push(`${path} is missing`)
    else if (sha256(bytes).toString('hex') !== hash) verdict.problems.push(`${path} was changed`)
    else verdict.files++
  }
  for (const path of files.keys()) if (!listed.has(path) && !UNLISTED.has(path)) verdict.problems.push(`${path} was not in the pack when it was signed`)
}

function checkLog(read, publicKey, verdict) {
  const checkpoint = openCheckpoint((read('log/checkpoint.txt') ?? '').toString(), publicKey)
  if (!checkpoint) {
    verdict.problems.push('the signature of the log (log/checkpoint.txt) does not hold')
    return
  }
  verdict.logSize = checkpoint.size
  let last = -1
  for (const line of (read('log/entries.ndjson') ?? '').toString().split('\n').filter(Boolean)) {
    let one, fields
    try {
      one = JSON.parse(line)
      fields = JSON.parse(one.entry)
    } catch {
      verdict.problems.push('a line of log/entries.ndjson cannot be read')
      continue
    }
    if (fields[0] !== one.seq || one.seq <= last) verdict.problems.push(`entry ${one.seq} is out of order`)
    last = one.seq
    const proof = one.proof.map((hash) => Buffer.from(hash, 'base64'))
    if (!inclusionHolds(leafHash(Buffer.from(one.entry)), one.seq, checkpoint.size, proof, checkpoint.root))
      verdict.problems.push(`entry ${one.seq} is not in the signed log`)
    else verdict.entries++
    if (one.opening) {
      const commitment = createHmac('sha256', Buffer.from(one.opening.salt, 'base64')).update(canonicalJson(one.opening.detail)).digest('base64')
      if (commitment !== fields[8]) verdict.problems.push(`the detail of entry ${one.seq} is not what the log committed to`)
      else verdict.opened++
    }
  }
}

/** What a person reads. */
export function verdictText(verdict) {
  const lines = [
    `Pack of ${verdict.reference}, made ${verdict.preparedAt}`,
    `  ${verdict.files} files are as they were packed.`,
    `  ${verdict.entries} log entries stand in the signed log of ${verdict.logSize}; the details of ${verdict.opened} were opened and hold.`,
    `  Key fingerprint (SHA-256): ${verdict.fingerprint}`,
    '  Compare the fingerprint with one you had from the organisation by another way.',
  ]
  return verdict.problems.length === 0
    ? [...lines, 'The pack is whole.', ''].join('\n')
    : [...lines, `The pack is NOT whole: ${verdict.problems.length} problems.`, ...verdict.problems.map((problem) => `  - ${problem}`), ''].join('\n')
}

async function runHere() {
  const { readdirSync, readFileSync } = await import('node:fs')
  const { dirname, join } = await import('node:path')
  const { fileURLToPath } = await import('node:url')
  const root = dirname(fileURLToPath(import.meta.url))
  const files = new Map()
  const walk = (folder, prefix) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(folder, entry.name), `${prefix}${entry.name}/`)
      else files.set(`${prefix}${entry.name}`, readFileSync(join(folder, entry.name)))
    }
  }
  walk(root, '')
  const verdict = verifyPack(files)
  process.stdout.write(verdictText(verdict))
  process.exitCode = verdict.problems.length === 0 ? 0 : 1
}

if (process.argv[1]?.endsWith('verify.mjs')) await runHere()
