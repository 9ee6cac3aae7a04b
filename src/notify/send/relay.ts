/** The organisation's own mail relay: where e-mails are handed over. Its password and signing key are sealed under the master key. */
import { z } from 'zod'
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { Queryable } from '../../store/database.ts'
import { masterKey, openSealed, sealBytes } from '../../vault/keys.ts'
import { readAddress } from '../address.ts'

const address = z.string().refine((text) => readAddress(text) === text, 'is not an address we write from: local@domain, the domain in lower case')
export const RelaySettings = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65_535).default(587),
  /** `starttls` asks for it and goes no further without; `none` is for a relay on this machine. */
  security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
  user: z.string().max(320).default(''),
  /** From whom people get the notices: an address of the organisation's long-known domain. The name betrays no membership. */
  from: address,
  fromName: z.string().trim().min(1).max(100).default('Data Team'),
  /** Where bounces go. With a token before the @, made of it and +: bounces+TOKEN@…; the relay must deliver those to one mailbox. */
  returnPath: address,
  connections: z.number().int().min(1).max(64).default(8),
  /** Most seconds from the moment an attempt is noted to the relay's answer; after it the connection is cut and the notice is in doubt. */
  patienceSeconds: z.number().int().min(5).max(600).default(60),
  /** How notices in doubt are resolved: Postfix's mail log, oldest file first; empty: a person decides. */
  postfixLogs: z.array(z.string().min(1)).max(20).default([]),
  /** DKIM by us; empty: the relay signs, or nobody. */
  dkimDomain: z.string().max(253).default(''),
  dkimSelector: z.string().max(63).default(''),
  /** The address that other servers see, for the checks of SPF and reverse DNS; empty: those checks stay open. */
  /** Name servers that see what outsiders see, address or address:port; empty: those of this machine. */
  dnsServers: z.array(z.string().min(2).max(64)).max(5).default([]),
  sendingIp: z.union([z.literal(''), z.ipv4(), z.ipv6()]).default(''),
})
export type RelaySettings = z.infer<typeof RelaySettings>
export type RelaySecrets = { password?: string; dkimKey?: string }

export async function findRelay(db: Queryable): Promise<RelaySettings | null> {
  const [row] = await db.query<{ settings: unknown }>('select settings from relay')
  return row ? RelaySettings.parse(row.settings) : null
}

/** Fails with `relay_missing`. */
export async function getRelay(ctx: Pick<Context, 'store' | 'masterKeyFile'>): Promise<{ settings: RelaySettings; secrets: RelaySecrets }> {
  const [row] = await ctx.store.query<{ settings: unknown; sealed_secret: Buffer | null }>('select settings, sealed_secret from relay')
  if (!row) throw new AppError('relay_missing')
  const secrets =
    row.sealed_secret === null ? {} : (JSON.parse(openSealed(masterKey(ctx.masterKeyFile, false), row.sealed_secret, 'relay').toString()) as RelaySecrets)
  return { settings: RelaySettings.parse(row.settings), secrets }
}

/** Keeps settings and secrets. `undefined` as a secret leaves the one that is there. Fails with `relay_invalid`. */
export async function setRelay(ctx: Context, given: unknown, secrets: RelaySecrets): Promise<RelaySettings> {
  const read = RelaySettings.safeParse(given)
  if (!read.success) throw new AppError('relay_invalid', { problem: `${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}` })
  const settings = read.data
  const before = await getRelay(ctx).then(
    (relay) => relay.secrets,
    () => ({}),
  )
  const kept = { ...before, ...Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== undefined)) }
  const [any] = await ctx.store.query('select 1 from incident_key union all select 1 from relay where sealed_secret is not null limit 1')
  const sealed = Object.keys(kept).length === 0 ? null : sealBytes(masterKey(ctx.masterKeyFile, any === undefined), Buffer.from(JSON.stringify(kept)), 'relay')
  await ctx.store.transaction(async (tx) => {
    await tx.query(
      `insert into relay (settings, sealed_secret, changed_at) values ($1, $2, $3)
       on conflict (one_row) do update set settings = excluded.settings, sealed_secret = excluded.sealed_secret, changed_at = excluded.changed_at`,
      [settings, sealed, ctx.clock.now()],
    )
    await recordEvent(tx, ctx, 'notice.relay', 'relay', { host: settings.host, port: settings.port, security: settings.security })
  })
  return settings
}
