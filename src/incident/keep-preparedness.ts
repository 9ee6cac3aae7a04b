/** Keeps what is known before the call. Each version stays; the newest holds. */
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { newUuid } from '../ids.ts'
import type { Queryable, Transaction } from '../store/database.ts'
import { nameKey } from './preparedness.ts'
import { preparednessSchema, type PreparedSupplier, type Preparedness } from './prepared-schema.ts'

/** Version 0: nothing was kept yet. */
export type KeptPreparedness = { version: number; content: Preparedness; keptAt: Date | null }

export async function findPreparedness(db: Queryable): Promise<KeptPreparedness> {
  const [row] = await db.query<KeptPreparedness>('select version, content, kept_at as "keptAt" from preparedness order by version desc limit 1')
  return row ?? { version: 0, content: {}, keptAt: null }
}

/** The version; the same content again makes none. */
export function keepPreparedness(ctx: Context, content: Preparedness): Promise<number> {
  return change(ctx, () => content)
}

/** Puts a supplier in, or in the place of the one called `instead`. Error: `preparedness_invalid` for a name that another has. */
export function keepSupplier(ctx: Context, supplier: PreparedSupplier, instead?: string): Promise<number> {
  return change(ctx, ({ suppliers = [], ...rest }) => {
    const at = suppliers.findIndex(({ name }) => instead !== undefined && nameKey(name) === nameKey(instead))
    if (instead !== undefined && at < 0) throw new AppError('supplier_unprepared')
    const others = suppliers.filter((_, index) => index !== at)
    if (others.some(({ name }) => nameKey(name) === nameKey(supplier.name)))
      throw new AppError('preparedness_invalid', { path: 'suppliers', line: suppliers.length + 1, problem: 'this supplier is in the list already' })
    return { ...rest, suppliers: at < 0 ? [...suppliers, supplier] : suppliers.with(at, supplier) }
  })
}

/** Who we are. What is not given here stays: the file may say more than a form asks. */
export function keepOrganisation(ctx: Context, ourselves: NonNullable<Preparedness['organisation']>): Promise<number> {
  return change(ctx, ({ organisation, ...rest }) => ({ ...rest, organisation: { ...organisation, ...ourselves } }))
}

export function dropSupplier(ctx: Context, name: string): Promise<number> {
  return change(ctx, ({ suppliers = [], ...rest }) => {
    const left = suppliers.filter((one) => nameKey(one.name) !== nameKey(name))
    if (left.length === suppliers.length) throw new AppError('supplier_unprepared')
    return { ...rest, suppliers: left }
  })
}

function change(ctx: Context, make: (before: Preparedness) => Preparedness): Promise<number> {
  return ctx.store.transaction(async (tx) => {
    await tx.query('lock table preparedness in share row exclusive mode')
    const before = await findPreparedness(tx)
    const content = preparednessSchema.parse(make(before.content))
    if (before.version > 0 && JSON.stringify(before.content) === JSON.stringify(content)) return before.version
    return insertVersion(tx, ctx, before.version + 1, content)
  })
}

async function insertVersion(tx: Transaction, ctx: Context, version: number, content: Preparedness): Promise<number> {
  await tx.query('insert into preparedness (preparedness_id, version, content, kept_at) values ($1, $2, $3::json, $4)', [
    newUuid(),
    version,
    JSON.stringify(content),
    ctx.clock.now(),
  ])
  await recordEvent(tx, ctx, 'preparedness.keep', `preparedness:${version}`, { suppliers: content.suppliers?.length ?? 0 })
  return version
}
