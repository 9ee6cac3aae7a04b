/** Takes an incident's evidence in: every file hashed, and in the same pass sealed into the vault. The folder is only read. */
import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import type { IncidentWork } from '../incident/incident-work.ts'
import { incidentKey } from '../vault/keys.ts'
import { openVault } from '../vault/vault.ts'
import { takeIn, type TakeInSummary } from './take-in.ts'

/** `fingerprint` changes when any file's path, size or content does. */
export type TakenEvidence = TakeInSummary & { fingerprint: string }

export async function takeInEvidence(ctx: Context, { incidentId, inputs }: IncidentWork): Promise<TakenEvidence> {
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now()))
  const vault = openVault(ctx.vault, incidentId, key)
  const summary = await takeIn(ctx, incidentId, inputs.evidence, {
    parallel: ctx.vault.parallel,
    store: async (_, chunks) => {
      await vault.put(chunks)
    },
  })
  const hash = createHash('sha256')
  const files = await ctx.store.query<{ path: string; bytes: number; sha256: Buffer | null }>(
    'select path, bytes, sha256 from evidence_file where incident_id = $1 and container_no is null order by file_no',
    [incidentId],
  )
  for (const { path, bytes, sha256 } of files) hash.update(`${path}\0${bytes}\0${sha256?.toString('hex') ?? ''}\n`)
  return { ...summary, fingerprint: hash.digest('hex') }
}
