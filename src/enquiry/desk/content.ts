/** What an enquiry says, as it is kept: sealed under the incident's key, so that a copy of the store tells nobody who wrote to us. */
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import type { Queryable } from '../../store/database.ts'
import { incidentKey, openSealed, sealBytes } from '../../vault/keys.ts'
import type { Answers } from '../forms/form.ts'
import type { FoundAsk } from './asks.ts'

export type Sender = { name: string; email: string; phone: string; addressLines: string[] }
export type EnquiryContent = {
  from: Sender
  /** A mail has one. */
  subject: string
  /** What they wrote, in their own words. */
  text: string
  /** By a form: everything that was answered. */
  answers: Answers | null
  /** The code of a notice, as typed. */
  code: string
  /** What was found in the words, with where. */
  found: FoundAsk[]
  /** Papers that were announced and did not arrive. */
  missingFiles: string[]
}

const PURPOSE = (enquiryId: string) => `enquiry:${enquiryId}`

export const keyOf = (ctx: Context, db: Queryable, incidentId: IncidentId): Promise<Buffer> => incidentKey(db, ctx.masterKeyFile, incidentId, ctx.clock.now())
export const sealContent = (key: Buffer, enquiryId: string, content: EnquiryContent): Buffer =>
  sealBytes(key, Buffer.from(JSON.stringify(content)), PURPOSE(enquiryId))
export const openContent = (key: Buffer, enquiryId: string, sealed: Buffer): EnquiryContent =>
  JSON.parse(openSealed(key, sealed, PURPOSE(enquiryId)).toString()) as EnquiryContent

/** A note, a reply, a file's name: bound to its own row. */
export const sealText = (key: Buffer, rowId: string, text: string): Buffer => sealBytes(key, Buffer.from(text), `enquiry text:${rowId}`)
export const openText = (key: Buffer, rowId: string, sealed: Buffer): string => openSealed(key, sealed, `enquiry text:${rowId}`).toString()
