/**
 * Who may log in to the built-in PostgreSQL: our own role and that of the supplier's room by password only (SCRAM, RFC 7677), the role of the public
 * pages without one, which may do next to nothing; nobody else. So an account that reaches the socket but not our keys cannot become us.
 */
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The password in `file`, made at first use. Losing the file loses nothing: a new one is made, and the cluster learns it at the next start. */
export function storePassword(file: string): string {
  if (existsSync(file)) {
    const known = readFileSync(file, 'utf8').trim()
    if (/^[\w-]{32,}$/.test(known)) return known
  }
  const password = randomBytes(24).toString('base64url')
  writeWhole(file, `${password}\n`)
  return password
}

/** pg_hba.conf as it must be. The hash tells which password the cluster was taught; of 192 random bits it gives nothing away. */
function rulesFor(password: string): string {
  return `# Written by Tocsin at every start.
# password ${createHash('sha256').update(`tocsin store password\0${password}`).digest('hex')}
local all tocsin          scram-sha-256
local all tocsin_supplier scram-sha-256
local all tocsin_portal   trust
`
}

/** True when the cluster knows this password and lets nobody in without it. */
export function isSecured(cluster: string, password: string): boolean {
  try {
    return readFileSync(join(cluster, 'pg_hba.conf'), 'utf8') === rulesFor(password)
  } catch {
    return false
  }
}

/** What single-user PostgreSQL is told. The password has letters, digits, `-` and `_` only. */
export const teachPassword = (password: string): string => `alter role tocsin password '${password}';\n`

/** The last step, after the password is taught: a kill in between means that both are done again. */
export function writeRules(cluster: string, password: string, owner: number | undefined): void {
  const path = join(cluster, 'pg_hba.conf')
  writeWhole(path, rulesFor(password), owner)
}

function writeWhole(path: string, text: string, owner?: number): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = openSync(`${path}.part`, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (owner !== undefined) chownSync(`${path}.part`, owner, owner)
  renameSync(`${path}.part`, path)
}
