/** Passwords as they are kept: Argon2id (RFC 9106) in the usual string `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, by Node's own OpenSSL: no native addon. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** OWASP's floor for Argon2id: 19 MiB, two passes. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const SALT_BYTES = 16
const HASH_BYTES = 32

type Costs = { memoryKib: number; passes: number; lanes: number }

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const made = await derive(password, salt, HASH_BYTES, { memoryKib: MEMORY_KIB, passes: PASSES, lanes: LANES })
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(made)}`
}

/** With the costs that it was made with. False also for what is no such string. */
export async function passwordHolds(kept: string, password: string): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([\w+/]{11,86})\$([\w+/]{16,172})$/.exec(kept)
  if (found === null) return false
  const [salt, hash] = [Buffer.from(found[4]!, 'base64'), Buffer.from(found[5]!, 'base64')]
  const made = await derive(password, salt, hash.length, { memoryKib: Number(found[1]), passes: Number(found[2]), lanes: Number(found[3]) })
  return timingSafeEqual(made, hash)
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

function derive(password: string, nonce: Buffer, tagLength: number, { memoryKib, passes, lanes }: Costs): Promise<Buffer> {
  return new Promise((done, failed) => {
    argon2('argon2id', { message: Buffer.from(password), nonce, parallelism: lanes, tagLength, memory: memoryKib, passes }, (error, made) =>
      error ? failed(error) : done(made),
    )
  })
}
