/** `filing …`: what goes to authorities, as drafted; and that it went. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '../errors.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { isoMoment } from '../incident/settable.ts'
import { displayMoment } from '../incident/zone.ts'
import { filingDocx, filingPdf, recordFiled, recordReceipt, withDefaults } from '../notify/file-filing.ts'
import { MOST_RECEIPT_BYTES, readReceipt, type ReceiptFile } from '../notify/filing-receipt.ts'
import { findFiling, listFilings } from '../notify/list-filings.ts'
import { numberOf, textOf, type Command, type Words } from './command.ts'
import { computeAnew } from './facts.ts'
import { withApp } from './open-command.ts'
import { incidentOf } from './statement.ts'

export const filingList: Command = {
  name: 'filing list',
  usage: 'INCIDENT [--json] [--data DIR]',
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, filingList)
      const rows = await listFilings(app.context.store, incidentId)
      if (words.values['json']) {
        process.stdout.write(
          `${JSON.stringify(
            rows.map(({ receiptSha256, ...row }) => ({ ...row, receiptSha256: receiptSha256?.toString('hex') ?? null })),
            null,
            2,
          )}\n`,
        )
        return 0
      }
      const { file } = await findIncidentWork(app.context, incidentId)
      if (rows.length === 0) process.stdout.write('No filing yet: they are drafted when the incident is assessed.\n')
      for (const { form, version, kind, fields, filedAt, authorityReference } of rows) {
        const filing = withDefaults(fields)
        const state = filedAt
          ? `filed ${displayMoment(filedAt, file.organisation.zone)}${authorityReference ? `, ${authorityReference}` : ''}`
          : `draft; due ${filing.dueDisplay}`
        process.stdout.write(
          `${form.padEnd(18)} v${version} ${kind.replace('_', '-').padEnd(10)} ${state}; ${filing.missing.length} answers missing (${filing.authority})\n`,
        )
        for (const warning of filing.warnings) process.stdout.write(`  look at: ${warning}\n`)
      }
      return 0
    }),
}

export const filingExport: Command = {
  name: 'filing export',
  usage: 'INCIDENT --form FORM --out FILE.pdf|.docx|.json [--version N] [--data DIR]',
  options: { data: { type: 'string' }, form: { type: 'string' }, version: { type: 'string' }, out: { type: 'string' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, filingExport)
      const out = needed(words, 'out', filingExport)
      const form = needed(words, 'form', filingExport)
      const row = await findFiling(app.context.store, incidentId, form, numberOf(words, 'version', 1, 10_000))
      if (!row) throw new AppError('filing_unknown', { form })
      const filing = withDefaults(row.fields)
      const content = out.endsWith('.docx') ? await filingDocx(filing) : out.endsWith('.pdf') ? await filingPdf(filing) : `${JSON.stringify(filing, null, 2)}\n`
      writeFileSync(out, content, { mode: 0o600 })
      process.stdout.write(`${out}: ${filing.title}, version ${row.version}.\n`)
      return 0
    }),
}

export const filingFiled: Command = {
  name: 'filing filed',
  usage: 'INCIDENT --form FORM --at ISO [--version N] [--reference REF] [--receipt TEXT] [--receipt-file FILE] [--data DIR]',
  more: 'The duty counts as met from that time. The version is never changed again; a later change becomes a follow-up. Run it again without --at to add a reference or a receipt that came later. The file of a receipt (10 MB at most) is kept in the vault, and goes into the accountability pack.',
  options: {
    data: { type: 'string' },
    form: { type: 'string' },
    version: { type: 'string' },
    at: { type: 'string' },
    reference: { type: 'string' },
    receipt: { type: 'string' },
    'receipt-file': { type: 'string' },
  },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, filingFiled)
      const form = needed(words, 'form', filingFiled)
      const row = await findFiling(app.context.store, incidentId, form, numberOf(words, 'version', 1, 10_000))
      if (!row) throw new AppError('filing_unknown', { form })
      const receipt = { reference: textOf(words, 'reference') ?? '', receipt: textOf(words, 'receipt') ?? '', file: receiptFile(textOf(words, 'receipt-file')) }
      const at = textOf(words, 'at')
      if (at === undefined) await recordReceipt(app.context, incidentId, form, row.version, receipt)
      else {
        const filedAt = isoMoment(at)
        if (!filedAt) throw new AppError('usage', { problem: '--at must be a time with its zone, such as 2026-10-25T11:40+00:00' })
        await recordFiled(app.context, incidentId, { form, version: row.version, filedAt: new Date(filedAt), ...receipt })
      }
      process.stdout.write(`${form}, version ${row.version}: recorded.\n`)
      await computeAnew(app.context, incidentId)
      return 0
    }),
}

function needed(words: Words, name: string, command: Command): string {
  const value = textOf(words, name)
  if (value === undefined || value === '') throw new AppError('usage', { problem: `Usage: tocsin ${command.name} ${command.usage}` })
  return value
}

function receiptFile(path: string | undefined): ReceiptFile | null {
  if (path === undefined) return null
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) throw new AppError('file_missing', { path })
  if (found.size > MOST_RECEIPT_BYTES) throw new AppError('receipt_too_large', { megabytes: MOST_RECEIPT_BYTES / 1024 / 1024 })
  return { name: basename(path), content: readFileSync(path) }
}

export const filingReceipts: Command = {
  name: 'filing receipts',
  usage: 'INCIDENT --form FORM [--version N] --out DIR [--data DIR]',
  more: 'Each file is named with its number. Reading one is logged.',
  options: { data: { type: 'string' }, form: { type: 'string' }, version: { type: 'string' }, out: { type: 'string' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, filingReceipts)
      const form = needed(words, 'form', filingReceipts)
      const out = needed(words, 'out', filingReceipts)
      const only = numberOf(words, 'version', 1, 10_000)
      const rows = (await listFilings(app.context.store, incidentId)).filter((row) => row.form === form && (only === undefined || row.version === only))
      if (rows.length === 0) throw new AppError('filing_unknown', { form })
      const receipts = rows.flatMap(({ version, receipts: kept }) => kept.map((receipt) => ({ version, ...receipt })))
      if (receipts.length === 0) {
        process.stdout.write(`No receipt of ${form} is kept as a file. Add one: tocsin filing filed INCIDENT --form ${form} --receipt-file FILE\n`)
        return 0
      }
      mkdirSync(out, { recursive: true, mode: 0o700 })
      for (const { version, receiptNo, sha256 } of receipts) {
        const { name, content } = await readReceipt(app.context, incidentId, form, version, receiptNo)
        const path = join(out, `${form}-v${version}-${receiptNo}-${name}`)
        writeFileSync(path, Buffer.concat(await Array.fromAsync(content)), { mode: 0o600 })
        process.stdout.write(`${path}: SHA-256 ${sha256}\n`)
      }
      return 0
    }),
}
