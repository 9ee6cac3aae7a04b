/**
 * How many outcomes a campaign had when it was last sent, kept beside the store and not in it. A store that knows fewer was restored from a backup:
 * what it takes for unsent may long be sent. Then sending stands still until the relay's record, or a person, has told.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Context } from '../../context.ts'

const pathOf = (ctx: Pick<Context, 'dataFolder'>, campaignId: number) => join(ctx.dataFolder, 'notices', `campaign-${campaignId}.json`)

export function readHighWater(ctx: Pick<Context, 'dataFolder'>, campaignId: number): number {
  const path = pathOf(ctx, campaignId)
  if (!existsSync(path)) return 0
  try {
    return Number((JSON.parse(readFileSync(path, 'utf8')) as { outcomes: number }).outcomes) || 0
  } catch {
    // Half written by a full disk: no mark is better than a wrong one.
    return 0
  }
}

/** Only upwards: two senders may write it. */
export function raiseHighWater(ctx: Pick<Context, 'dataFolder'>, campaignId: number, outcomes: number): void {
  if (outcomes <= readHighWater(ctx, campaignId)) return
  const path = pathOf(ctx, campaignId)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(`${path}.part`, JSON.stringify({ outcomes }), { mode: 0o600 })
  renameSync(`${path}.part`, path)
}

export function clearHighWater(ctx: Pick<Context, 'dataFolder'>, campaignId: number, outcomes: number): void {
  const path = pathOf(ctx, campaignId)
  if (!existsSync(path)) return
  writeFileSync(`${path}.part`, JSON.stringify({ outcomes }), { mode: 0o600 })
  renameSync(`${path}.part`, path)
}

/** E-mails that the relay took, whatever became of them since. What is in doubt or refused may yet be ready again, and would look like a restored store. */
export async function countOutcomes(db: Pick<Context['store'], 'query'>, campaignId: number): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*) as count from notice where campaign_id = $1 and channel = 'email' and state in ('handed_over', 'bounced')`,
    [campaignId],
  )
  return row!.count
}
