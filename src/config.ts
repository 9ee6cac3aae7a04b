/** Every setting, with unit, default and reason. Read once, by app.ts; all problems are listed at once and nothing starts. */
import { join, resolve } from 'node:path'
import { AppError } from './errors.ts'
import { readVaultSettings, vaultFiles, vaultVariables, type VaultSettings } from './vault/settings.ts'

export type Config = {
  /** Where everything is kept: store, vault, keys, analysis. Default ./data. */
  dataFolder: string
  /** DATABASE_URL; null: the PostgreSQL that came from npm, on a socket in the data folder. */
  databaseUrl: string | null
  /** TOCSIN_PORTAL_DATABASE_URL: how the public pages reach the same database, as a role that may only put questions in; null: our own address as `tocsin_portal`. */
  portalDatabaseUrl: string | null
  /** TOCSIN_SUPPLIER_DATABASE_URL: how the supplier's room reaches the same database, as a login of the role tocsin_supplier; null with DATABASE_URL: the room has no process of its own. */
  supplierDatabaseUrl: string | null
  /** TOCSIN_MASTER_KEY_FILE; default <data>/keys/master.key. Keep a copy elsewhere: without it the vault is noise. */
  masterKeyFile: string
  /** TOCSIN_VAULT and TOCSIN_VAULT_S3_…: where sealed evidence lies; default vault/ in the data folder. Each setting is described in vault/settings.ts. */
  vault: VaultSettings
  /** The same as it was given, secrets and all, for a process of ours that opens the vault: a function, so that no listing of settings shows it. */
  vaultGiven(): { variables: Record<string, string>; files: string[] }
  /** TOCSIN_HOST; default 127.0.0.1: the console is for staff, behind the organisation's own proxy. */
  host: string
  /** TOCSIN_PORT; default 4400. The public pages take the next one. */
  port: number
  /** TOCSIN_SUPPLIER_URL: how suppliers reach their room through your proxy, such as https://suppliers.harbour.example; null: this machine only, port + 2. */
  supplierUrl: string | null
  /** TOCSIN_WORKERS: parser processes at once; default: one a core. */
  workers: number
  /** TOCSIN_ENGINE_MEMORY_MIB: cap of DuckDB's memory; default 1536, so that a whole investigation stays under 4 GiB. */
  engineMemoryMib: number
}

export type ConfigInput = { dataFolder?: string; port?: number; workers?: number }

export function readConfig(input: ConfigInput, env: NodeJS.ProcessEnv, cores: number): Config {
  const problems: string[] = []
  const whole = (name: string, fallback: number, least: number, most: number): number => {
    const text = env[name]
    if (text === undefined || text === '') return fallback
    const value = Number(text)
    if (!Number.isInteger(value) || value < least || value > most) problems.push(`${name} must be a whole number from ${least} to ${most}`)
    return value
  }
  const dataFolder = resolve(input.dataFolder ?? env['TOCSIN_DATA'] ?? 'data')
  const address = (name: string): string | null => {
    const url = env[name] || null
    if (url !== null && !/^postgres(ql)?:\/\//.test(url)) problems.push(`${name} must begin with postgresql://`)
    return url
  }
  const webAddress = (name: string): string | null => {
    const url = env[name] || null
    if (url !== null && !/^https?:\/\/[^/?#\s]+\/?$/.test(url)) problems.push(`${name} must be an address such as https://suppliers.example, without a path`)
    return url?.replace(/\/$/, '') ?? null
  }
  const config = {
    dataFolder,
    databaseUrl: address('DATABASE_URL'),
    portalDatabaseUrl: address('TOCSIN_PORTAL_DATABASE_URL'),
    supplierDatabaseUrl: address('TOCSIN_SUPPLIER_DATABASE_URL'),
    masterKeyFile: resolve(env['TOCSIN_MASTER_KEY_FILE'] || join(dataFolder, 'keys', 'master.key')),
    vault: readVaultSettings(env, problems),
    vaultGiven: () => ({ variables: vaultVariables(env), files: vaultFiles(env) }),
    host: env['TOCSIN_HOST'] || '127.0.0.1',
    port: input.port ?? whole('TOCSIN_PORT', 4400, 1, 65_534),
    supplierUrl: webAddress('TOCSIN_SUPPLIER_URL'),
    workers: input.workers ?? whole('TOCSIN_WORKERS', Math.max(1, Math.min(cores, 8)), 1, 64),
    engineMemoryMib: whole('TOCSIN_ENGINE_MEMORY_MIB', 1_536, 256, 1_000_000),
  }
  if (problems.length > 0) throw new AppError('settings_invalid', { problems: problems.join('; ') })
  return config
}
