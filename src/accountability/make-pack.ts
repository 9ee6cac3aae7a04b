/**
 * The accountability pack: one ZIP with the record under Article 33(5), facts, decisions and reasons, obligations with the law as it was, filings,
 * notices' texts, and the slice of the log with its proofs; and a verifier that needs nothing else. No affected person is in it.
 */
import { createHash, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { zipSync, type Zippable } from 'fflate'
import type { Context } from '../context.ts'
import { logKey } from '../audit/checkpoint.ts'
import { logSlice } from '../audit/log-slice.ts'
import { recordEvent } from '../audit/log.ts'
import type { IncidentId } from '../ids.ts'
import { listCitations, listCorrections } from '../incident/citations.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { listLedger } from '../incident/ledger.ts'
import { listQuestions } from '../incident/list-questions.ts'
import { findChain } from '../incident/record-telling.ts'
import { filingPdf, withDefaults } from '../notify/file-filing.ts'
import { breachRecordPdf } from '../notify/filing-record.ts'
import { listDrafts } from '../notify/list-drafts.ts'
import { readReceipt } from '../notify/filing-receipt.ts'
import { listFilings } from '../notify/list-filings.ts'
import { assessmentOf } from '../obligation/assessment.ts'
import { makeBreachRecord } from '../obligation/make-breach-record.ts'
import { listRulings } from '../obligation/record-ruling.ts'
import { findSummary } from '../register/queries.ts'
import { toStix } from './stix.ts'
import { toVeris } from './veris.ts'

export const PACK_FORMAT = 'tocsin-pack/1'
export type Pack = { name: string; bytes: Uint8Array; files: number; entries: number }

/** Actions whose detail holds numbers, codes and choices, and so may be opened to the reader. */
const SHOWN = /^(incident|fact|question|party|document|decision|filing|obligation|stage|pack|statement)\./

/** [PCK1] Making it is itself logged, before the slice is taken, so that the pack proves its own making. */
export async function makePack(ctx: Context, incidentId: IncidentId): Promise<Pack> {
  const { file } = await findIncidentWork(ctx, incidentId)
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'pack.make', `incident:${incidentId}`, { format: PACK_FORMAT }, { incidentId }))
  const now = ctx.clock.now()
  const files = new Map<string, Uint8Array>()
  const put = (path: string, content: string | Uint8Array) => files.set(path, typeof content === 'string' ? Buffer.from(content) : content)
  const json = (path: string, value: unknown) => put(path, `${JSON.stringify(value, null, 2)}\n`)

  const record = await makeBreachRecord(ctx, incidentId)
  json('record/breach-record.json', record)
  put('record/breach-record.pdf', await breachRecordPdf(record))
  const summary = (await findSummary(ctx.store, incidentId))?.summary ?? null
  const assessment = assessmentOf(file, summary, now)
  const { duties, ...assessed } = assessment
  json('decision/assessment.json', assessed)
  json('decision/rulings.json', await listRulings(ctx.store, incidentId))
  json('obligations/obligations.json', duties)
  json(
    'obligations/rules-as-they-were.json',
    await ctx.store.query('select rule_id, rule_snapshot, computed_at, met_at, delay_reason from obligation where incident_id = $1 order by rule_id', [
      incidentId,
    ]),
  )
  json('facts/ledger.json', await listLedger(ctx.store, incidentId))
  json('facts/chain.json', await findChain(ctx.store, incidentId))
  json('facts/questions.json', await listQuestions(ctx.store, incidentId))
  json('facts/cited-in.json', { citations: await listCitations(ctx.store, incidentId), toCorrect: await listCorrections(ctx.store, incidentId) })
  json('register/summary.json', summary)
  await putFilings(ctx, incidentId, put, json)
  await putTexts(ctx, incidentId, put)
  json('notices/campaigns.json', await campaignsOf(ctx, incidentId))
  const exchange = { incidentId, file, assessment, summary, now }
  json('exchange/veris-1.4.json', toVeris(exchange))
  json('exchange/stix-2.1.json', toStix(exchange))

  const slice = await logSlice(ctx, incidentId, (action) => SHOWN.test(action))
  put('log/entries.ndjson', slice.entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  put('log/checkpoint.txt', slice.checkpoint)
  put('log/public-key.pem', slice.publicKey)
  put('verify.mjs', readFileSync(new URL('./verifier.mjs', import.meta.url)))
  put('README.txt', readme(file.reference, file.organisation.name, now))
  return {
    name: `accountability-${file.reference.replace(/[^\w.-]+/g, '-')}-${now.toISOString().slice(0, 10)}.zip`,
    bytes: seal(ctx, files, { reference: file.reference, organisation: file.organisation.name, preparedAt: now.toISOString() }, now),
    files: files.size,
    entries: slice.entries.length,
  }
}

type Put = (path: string, content: string | Uint8Array) => void

async function putFilings(ctx: Context, incidentId: IncidentId, put: Put, json: (path: string, value: unknown) => void): Promise<void> {
  for (const row of await listFilings(ctx.store, incidentId)) {
    const { form, version, kind, fields, filedAt, filedName, authorityReference, receipt, receiptName, receiptSha256, receipts, madeAt } = row
    const path = `filings/${form}-v${version}`
    const kept: { path: string; sha256: string; keptAt: string }[] = []
    for (const { receiptNo, name, sha256, keptAt } of receipts) {
      const at = `${path}-receipt-${receiptNo}-${name.replace(/[^\w.-]+/g, '_')}`
      put(at, Buffer.concat(await Array.fromAsync((await readReceipt(ctx, incidentId, form, version, receiptNo)).content)))
      kept.push({ path: at, sha256, keptAt })
    }
    json(`${path}.json`, {
      kind,
      madeAt,
      filedAt,
      filedBy: filedName,
      authorityReference,
      receipt,
      receiptName,
      receiptSha256: receiptSha256?.toString('hex') ?? null,
      receipts: kept,
      filing: fields,
    })
    if (filedAt) put(`${path}.pdf`, await filingPdf(withDefaults(fields)))
  }
}

/** Texts as drafted, with a masked example, and as published. */
async function putTexts(ctx: Context, incidentId: IncidentId, put: Put): Promise<void> {
  for (const { audience, channel, language, people, content, draftedAt } of await listDrafts(ctx.store, incidentId)) {
    const text = typeof content['text'] === 'string' ? content['text'] : ''
    const subject = typeof content['subject'] === 'string' ? content['subject'] : ''
    put(
      `notices/${audience}-${channel}-${language}.txt`,
      `To ${people} people (${audience}), by ${channel}, in ${language}; drafted ${draftedAt.toISOString()}\n\n${subject}\n\n${text}\n`,
    )
  }
  const statements = await ctx.store.query<{ version: number; language: string; html: string; published_at: Date }>(
    'select version, language, html, published_at from statement where incident_id = $1 order by version, language',
    [incidentId],
  )
  for (const { version, language, html, published_at } of statements)
    put(`statements/v${version}-${language}.html`, `<!-- published ${published_at.toISOString()} -->\n${html}`)
}

/** Each telling as approved: its wording, the hash that was approved, by whom, and how many notices are in which state. Nobody told is named. */
function campaignsOf(ctx: Context, incidentId: IncidentId): Promise<object[]> {
  return ctx.store.query(
    `select c.campaign_id, c.purpose, c.version, c.state, c.facts, c.wording, encode(c.text_hash, 'hex') as text_hash, encode(c.recipients_hash, 'hex') as recipients_hash,
       encode(c.approved_hash, 'hex') as approved_hash, c.planned_at, c.approved_by, c.approved_at, c.first_sent_at, c.ended_at,
       coalesce((select jsonb_agg(s) from (
         select channel, language, audience, state, count(*) as notices from notice n where n.campaign_id = c.campaign_id group by 1, 2, 3, 4 order by 1, 2, 3, 4
       ) s), '[]') as notices
     from notice_campaign c where c.incident_id = $1 order by c.campaign_id`,
    [incidentId],
  )
}

/** Lists every file with its SHA-256, signs the list, and zips it all with one date, so that the same content is the same ZIP. */
function seal(
  ctx: Context,
  files: ReadonlyMap<string, Uint8Array>,
  about: { reference: string; organisation: string; preparedAt: string },
  now: Date,
): Uint8Array {
  const listed = [...files]
    .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const manifest = Buffer.from(`${JSON.stringify({ format: PACK_FORMAT, ...about, files: listed }, null, 2)}\n`)
  const all: Zippable = {}
  for (const [path, bytes] of files) all[path] = bytes
  all['MANIFEST.json'] = manifest
  all['MANIFEST.sig'] = Buffer.from(`${sign(null, manifest, logKey(ctx.dataFolder)).toString('base64')}\n`)
  return zipSync(all, { mtime: now, level: 6 })
}

function readme(reference: string, organisation: string, now: Date): string {
  return `Accountability pack of ${reference}
${organisation}, made ${now.toISOString()} with Tocsin

To check it: unpack it, then run
    node verify.mjs
with Node 18 or later. It needs no network and nothing else. Compare the key fingerprint that it prints with one
you had from the organisation by another way.

record/        the record under Article 33(5) of the GDPR, as a document and as data
facts/         every fact with its grade, source and corrections; who told whom; questions and answers; which
               document cites which fact
decision/      what the rules advised, with every reason; what people decided, and why
obligations/   each duty with its due time and reasons, and the text of the rule as it was
filings/       every version sent or drafted, with references, and receipts as the authority sent them
notices/       the texts to people, with a masked example; statements/ what was published
register/      counts of people; no person is in this pack
log/           the entries of this incident, each with the proof that it stands in the signed log (RFC 6962)
exchange/      the incident as VERIS 1.4 and STIX 2.1
`
}
