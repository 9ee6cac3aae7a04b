/** Where the vault shall be, as the operator says it: a folder, or a bucket of any store that speaks S3. Secrets stay behind a function, so that no listing shows them. */
import { readFileSync } from 'node:fs'

export type Secret = {
  /** The setting it comes from. */
  readonly setting: string
  /** Read anew each time: keys that end are renewed by writing the file. Throws where the file cannot be read. */
  read(): string
}

export type S3Settings = {
  /** TOCSIN_VAULT_S3_ENDPOINT, such as https://s3.eu-west-2.amazonaws.com or https://minio.harbour.example:9000. */
  endpoint: string
  /** TOCSIN_VAULT_S3_REGION; default us-east-1, which stores that know no regions expect. */
  region: string
  /** TOCSIN_VAULT_S3_BUCKET. It must be there: Tocsin makes no bucket. */
  bucket: string
  /** TOCSIN_VAULT_S3_PREFIX: what stands before every name, for a bucket that holds other things too; default nothing. Ends with / unless empty. */
  prefix: string
  /** TOCSIN_VAULT_S3_STYLE: `path` (default: every store of one's own understands it) or `host` (bucket.endpoint). */
  style: 'path' | 'host'
  accessKey: Secret
  secretKey: Secret
  /** For keys that are lent for hours. */
  sessionToken: Secret | null
  /** TOCSIN_VAULT_S3_CA_FILE: certificates (PEM) that signed the store's own, where no public authority did. */
  caFile: string | null
  /** TOCSIN_VAULT_S3_TIMEOUT_SECONDS: how long the store may be silent before a request is made again; default 30. */
  timeoutSeconds: number
  /** TOCSIN_VAULT_S3_PAUSE_MS: the first pause before a request is made again; it doubles, to 8 seconds at most, eight times. Default 200. */
  pauseMs: number
}

/** `use`: where new objects go. The bucket may be named beside a folder: to move out of it. */
export type VaultSettings = { use: 'folder' | 's3'; s3: S3Settings | null }

const PREFIX = 'TOCSIN_VAULT_S3_'
const FILES = ['ACCESS_KEY_FILE', 'SECRET_KEY_FILE', 'SESSION_TOKEN_FILE', 'CA_FILE']

/** Puts what is wrong into `problems`, all of it, and then what it gives is of no use. */
export function readVaultSettings(env: NodeJS.ProcessEnv, problems: string[]): VaultSettings {
  const given = Object.keys(env).filter((name) => name.startsWith(PREFIX) && env[name])
  const use = env['TOCSIN_VAULT'] || 'folder'
  if (use !== 'folder' && use !== 's3') problems.push('TOCSIN_VAULT must be folder or s3')
  if (given.length > 0 && !env['TOCSIN_VAULT'])
    problems.push(`${given[0]} is set, but TOCSIN_VAULT is not: say s3 to keep the vault in the bucket, or folder to move it out of there`)
  if (use === 'folder' && given.length === 0) return { use, s3: null }
  return { use: use === 's3' ? 's3' : 'folder', s3: readS3(env, problems) }
}

/** The variables of the vault and no others, to hand to a process of ours. */
export function vaultVariables(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (/^TOCSIN_VAULT(_S3_|$)/.test(name) && value ? [[name, value]] : [])))
}

/** Files that whoever opens the vault has to read. */
export function vaultFiles(env: NodeJS.ProcessEnv): string[] {
  return FILES.flatMap((name) => env[PREFIX + name] || [])
}

function readS3(env: NodeJS.ProcessEnv, problems: string[]): S3Settings {
  const text = (name: string, fallback?: string): string => {
    const value = env[PREFIX + name] || fallback
    if (value === undefined) problems.push(`${PREFIX}${name} is missing`)
    return value ?? ''
  }
  const matching = (name: string, shape: RegExp, says: string, fallback?: string): string => {
    const value = text(name, fallback)
    if (value !== '' && !shape.test(value)) problems.push(`${PREFIX}${name} must be ${says}`)
    return value
  }
  const prefix = matching('PREFIX', /^\w[\w.-]*(\/\w[\w.-]*)*\/?$/, 'of letters, digits, full stops, dashes and slashes, such as tocsin/vault', '')
  const endpoint = readEndpoint(text('ENDPOINT'), env[`${PREFIX}PLAIN`] === 'yes', problems)
  const style = matching('STYLE', /^(path|host)$/, 'path or host', 'path') === 'host' ? 'host' : 'path'
  if (style === 'host' && /^https?:\/\/(\[|[\d.]+(:|$))/.test(endpoint)) problems.push(`${PREFIX}STYLE=host needs an endpoint with a name, not a number`)
  const accessKey = readSecret(env, 'ACCESS_KEY', problems)
  const secretKey = readSecret(env, 'SECRET_KEY', problems)
  if (accessKey === null) problems.push(`${PREFIX}ACCESS_KEY_FILE (or ${PREFIX}ACCESS_KEY) is missing`)
  if (secretKey === null) problems.push(`${PREFIX}SECRET_KEY_FILE (or ${PREFIX}SECRET_KEY) is missing`)
  const pauseMs = Number(matching('PAUSE_MS', /^[1-9]\d{0,3}$/, 'a whole number from 1 to 9999', '200'))
  const timeoutSeconds = Number(matching('TIMEOUT_SECONDS', /^([1-9]|[1-9]\d|[1-5]\d\d|600)$/, 'a whole number from 1 to 600', '30'))
  const caFile = env[`${PREFIX}CA_FILE`] || null
  if (caFile !== null && !canRead(caFile)) problems.push(`${PREFIX}CA_FILE names ${caFile}, which cannot be read`)
  return {
    endpoint,
    region: matching('REGION', /^[\w-]+$/, 'a name such as eu-west-2', 'us-east-1'),
    bucket: matching('BUCKET', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket: 3 to 63 small letters, digits, full stops and dashes'),
    prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`,
    style,
    accessKey: accessKey!,
    secretKey: secretKey!,
    sessionToken: readSecret(env, 'SESSION_TOKEN', problems),
    caFile,
    timeoutSeconds,
    pauseMs,
  }
}

/** Without TLS whoever listens could not read an object, but could count them and take what is signed for their own. */
function readEndpoint(endpoint: string, isPlainAllowed: boolean, problems: string[]): string {
  if (endpoint === '') return ''
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.username !== '' || url.hash !== '') {
    problems.push(`${PREFIX}ENDPOINT must be an address such as https://s3.eu-west-2.amazonaws.com, without a path`)
    return ''
  }
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  if (url.protocol === 'http:' && !isHere && !isPlainAllowed)
    problems.push(`${PREFIX}ENDPOINT begins with http: use https, or set ${PREFIX}PLAIN=yes if the line to the store is protected by other means`)
  return url.origin
}

function readSecret(env: NodeJS.ProcessEnv, name: string, problems: string[]): Secret | null {
  const setting = PREFIX + name
  const value = env[setting]?.trim()
  const file = env[`${setting}_FILE`]
  if (value && file) problems.push(`${setting} and ${setting}_FILE are both set: leave one out`)
  if (value) return { setting, read: () => value }
  if (!file) return null
  if (!canRead(file)) problems.push(`${setting}_FILE names ${file}, which cannot be read or is empty`)
  return { setting: `${setting}_FILE`, read: () => readFileSync(file, 'utf8').trim() }
}

function canRead(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').trim() !== ''
  } catch {
    return false
  }
}
