/** placeholder */
import type { Engine } from '../engine/engine.ts'
import type { LinkResult } from '../linkage/link-records.ts'
import type { LinkModel } from '../linkage/model.ts'
import type { LinkSummary } from './link.ts'

export async function linkReport(_engine: Engine, _facts: { summary: LinkSummary; result: LinkResult; model: LinkModel; hasRoster: boolean }): Promise<string> {
  return ''
}
