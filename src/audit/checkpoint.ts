/**
 * A signed note of how long the log is and what its root is (C2SP tlog-checkpoint, signed-note with Ed25519). The newest is also
 * kept in a file outside the database: a store that was rolled back is shorter than its own checkpoint, and is refused.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { appendLeaf, rootOf } from './tree.ts'

const ORIGIN = 'tocsin.local/log'

export type Checkpoint = { size: number; root: Buffer }

function keyFile(dataFolder: string): string {
  return join(dataFolder, 'keys', 'log.pem')
}

/** The log's signing key, made at first use, 0600. */
export function logKey(dataFolder: string): KeyObject {
  const file = keyFile(dataFolder)
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  return createPrivateKey(readFileSync(file))
}

/** The note's text: `origin, size, root` and one signature line. */
export function signCheckpoint(key: KeyObject, { size, root }: Checkpoint): string {
  const body = `${ORIGIN}\n${size}\n${root.toString('base64')}\n`
  const signature = Buffer.concat([keyId(createPublicKey(key)), sign(null, Buffer.from(body), key)])
  return `${body}\n— ${ORIGIN} ${signature.toString('base64')}\n`
}

/** The checkpoint in a note, or null when its signature does not hold. */
export function openCheckpoint(note: string, publicKey: KeyObject): Checkpoint | null {
  const [body, signatures] = note.split('\n\n')
  const line = /^— (\S+) (\S+)$/m.exec(signatures ?? '')
  if (!body || !line) return null
  const signed = Buffer.from(line[2]!, 'base64')
  if (!signed.subarray(0, 4).equals(keyId(publicKey))) return null
  if (!verify(null, Buffer.from(`${body}\n`), publicKey, signed.subarray(4))) return null
  const [, size, root] = body.split('\n')
  return { size: Number(size), root: Buffer.from(root!, 'base64') }
}

/** First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), as signed notes have it. */
function keyId(publicKey: KeyObject): Buffer {
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  return createHash('sha256')
    .update(`${ORIGIN}\n`)
    .update(Buffer.from([1]))
    .update(raw)
    .digest()
    .subarray(0, 4)
}

/** Signs the log as it is now: a row, and the file beside the store. Does nothing when nothing was added. */
export async function takeCheckpoint(ctx: Context): Promise<void> {
  const key = logKey(ctx.dataFolder)
  const note = await ctx.store.transaction(async (tx) => {
    const [head] = await tx.query<{ size: number; frontier: Buffer[] }>('select size, frontier from audit_head for update')
    if (head!.size === 0) return null
    const checkpoint = { size: head!.size, root: rootOf(head!.frontier) }
    const text = signCheckpoint(key, checkpoint)
    await tx.query('insert into audit_checkpoint (size, root, at, note) values ($1, $2, $3, $4) on conflict (size) do nothing', [
      checkpoint.size,
      checkpoint.root,
      ctx.clock.now(),
      text,
    ])
    return text
  })
  if (note === null) return
  const file = newestFile(ctx.dataFolder)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, note)
  renameSync(`${file}.new`, file)
}

function newestFile(dataFolder: string): string {
  return join(dataFolder, 'log', 'checkpoint')
}

/** Refuses a store whose log is shorter than, or differs from, the checkpoint kept outside it. */
export async function refuseFork(ctx: Context): Promise<void> {
  const file = newestFile(ctx.dataFolder)
  if (!existsSync(file)) return
  const known = openCheckpoint(readFileSync(file, 'utf8'), createPublicKey(logKey(ctx.dataFolder)))
  if (known === null) throw new AppError('log_fork', { size: 0 })
  const [head] = await ctx.store.query<{ size: number; frontier: Buffer[] }>('select size, frontier from audit_head')
  if (head!.size < known.size) throw new AppError('log_fork', { size: known.size })
  const root = head!.size === known.size ? rootOf(head!.frontier) : await rootAt(ctx, known.size)
  if (!root.equals(known.root)) throw new AppError('log_fork', { size: known.size })
}

async function rootAt(ctx: Context, size: number): Promise<Buffer> {
  const leaves = await ctx.store.query<{ leaf_hash: Buffer }>('select leaf_hash from audit_entry where seq < $1 order by seq', [size])
  let frontier: Buffer[] = []
  leaves.forEach((row, index) => (frontier = appendLeaf(frontier, index, row.leaf_hash)))
  return rootOf(frontier)
}
