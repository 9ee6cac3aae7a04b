/** What is typed in the form and not sent yet, kept sealed, page by page; anybody of the same room goes on with it. */
import type { Context } from '../context.ts'
import { openSealed, sealBytes } from '../vault/keys.ts'
import type { Room } from './room.ts'
import { roomKey } from './second-factor.ts'

/** Fields as they were typed, right or wrong. */
export type Draft = Record<string, string>

const purposeOf = ({ roomId }: Pick<Room, 'roomId'>) => `supplier-draft:${roomId}`

export async function readDraft(ctx: Context, room: Room): Promise<Draft> {
  const [row] = await ctx.store.query<{ sealed: Buffer }>('select sealed from supplier_draft where room_id = $1', [room.roomId])
  return row ? (JSON.parse(openSealed(await roomKey(ctx.store, ctx), row.sealed, purposeOf(room)).toString()) as Draft) : {}
}

/** Adds the fields of one page to what is kept. */
export async function saveDraft(ctx: Context, room: Room, fields: Draft): Promise<Draft> {
  const draft = { ...(await readDraft(ctx, room)), ...fields }
  const sealed = sealBytes(await roomKey(ctx.store, ctx), Buffer.from(JSON.stringify(draft)), purposeOf(room))
  await ctx.store.query(
    'insert into supplier_draft (room_id, sealed, saved_at) values ($1, $2, $3) on conflict (room_id) do update set sealed = excluded.sealed, saved_at = excluded.saved_at',
    [room.roomId, sealed, ctx.clock.now()],
  )
  return draft
}

export async function dropDraft(ctx: Context, room: Room): Promise<void> {
  await ctx.store.query('delete from supplier_draft where room_id = $1', [room.roomId])
}
