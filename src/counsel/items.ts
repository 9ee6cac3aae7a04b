/** What lies in counsel's room. Anybody of the case may put something in; only who has unlocked it reads it, and each reading is an entry. */
import type { KeyObject } from 'node:crypto'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { findSealed, insertItem, listSealed } from './queries.ts'
import { requireRoom } from './members.ts'
import { MOST_ITEM_BYTES, type Item, type ItemKind } from './room.ts'
import { openWith, sealTo } from './sealing.ts'

/** `title` of a file is its name. Gives the item's number. Errors: `counsel_room_missing`, `counsel_item_large`. */
export async function putItem(ctx: Context, incidentId: IncidentId, item: { kind: ItemKind; title: string; content: Buffer }): Promise<number> {
  const { publicKey } = await requireRoom(ctx.store, incidentId)
  const { kind, title, content } = item
  if (content.length > MOST_ITEM_BYTES) throw new AppError('counsel_item_large', { mebibytes: MOST_ITEM_BYTES / 1_048_576 })
  return ctx.store.transaction(async (tx) => {
    const itemNo = await insertItem(tx, incidentId, {
      kind,
      bytes: content.length,
      putBy: ctx.actor.id,
      putAt: ctx.clock.now(),
      seal: (no) => ({
        title: sealTo(publicKey, Buffer.from(title), purposeOf(incidentId, no, 'title')),
        content: sealTo(publicKey, content, purposeOf(incidentId, no, 'content')),
      }),
    })
    await recordEvent(tx, ctx, 'counsel.put', `counsel-item:${itemNo}`, {}, { incidentId })
    return itemNo
  })
}

/** The newest first; titles only for whoever has unlocked the room. */
export async function listItems(ctx: Context, incidentId: IncidentId, privateKey: KeyObject | null): Promise<Item[]> {
  const rows = await listSealed(ctx.store, incidentId)
  return rows.map(({ sealedTitle, ...row }) => ({
    ...row,
    title: privateKey && openWith(privateKey, sealedTitle, purposeOf(incidentId, row.itemNo, 'title')).toString(),
  }))
}

/** Errors: `counsel_item_missing`. */
export async function readItem(
  ctx: Context,
  incidentId: IncidentId,
  privateKey: KeyObject,
  itemNo: number,
): Promise<{ kind: ItemKind; title: string; content: Buffer }> {
  const row = await findSealed(ctx.store, incidentId, itemNo)
  if (row === undefined) throw new AppError('counsel_item_missing', { itemNo })
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'counsel.read', `counsel-item:${itemNo}`, {}, { incidentId }))
  return {
    kind: row.kind,
    title: openWith(privateKey, row.sealedTitle, purposeOf(incidentId, itemNo, 'title')).toString(),
    content: openWith(privateKey, row.sealedContent, purposeOf(incidentId, itemNo, 'content')),
  }
}

const purposeOf = (incidentId: string, itemNo: number, part: 'title' | 'content'): string => `counsel:${incidentId}:${itemNo}:${part}`
