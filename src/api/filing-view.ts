/** Filings as the console shows them. An older version may lack what a newer one has, so nothing is taken for granted. */
import { changesBetween } from '../notify/filing-diff.ts'
import { withDefaults } from '../notify/file-filing.ts'
import { formOf } from '../notify/filing-forms.ts'
import { filedBefore, type FilingRow } from '../notify/list-filings.ts'
import type { FilingDocument, FilingField, FilingLine } from './contract.ts'
import { loose, text } from './obligation-view.ts'

/** One line a form: its newest version, and what was filed last. */
export function filingLines(rows: readonly FilingRow[]): FilingLine[] {
  return [...new Set(rows.map(({ form }) => form))]
    .map((form) =>
      lineOf(
        rows.findLast((row) => row.form === form)!,
        rows,
      ),
    )
    .toSorted((a, b) => Number(a.form !== 'ico') - Number(b.form !== 'ico') || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))
}

export function filingDocument(row: FilingRow, rows: readonly FilingRow[]): FilingDocument {
  const filing = withDefaults(row.fields)
  const own = rows.filter(({ form }) => form === row.form)
  const against = filedBefore(rows, row.form, row.version) ?? own.findLast(({ version }) => version < row.version) ?? null
  return {
    ...lineOf(row, rows),
    sentBy: formOf(row.form)?.sentBy ?? '',
    formSource: filing.formSource,
    parts: partsOf(row.fields),
    warningTexts: filing.warnings,
    filedName: row.filedName,
    receipt: row.receipt,
    receiptName: row.receiptName,
    receiptSha256: row.receiptSha256?.toString('hex') ?? null,
    receipts: row.receipts,
    changes: against
      ? {
          against: against.version,
          againstFiled: against.filedAt !== null,
          list: changesBetween({ parts: against.fields.parts ?? [] }, { parts: filing.parts ?? [] }),
        }
      : null,
    versions: own.map(({ version, kind, madeAt, filedAt }) => ({ version, kind, madeAt: madeAt.toISOString(), filedAt: filedAt?.toISOString() ?? null })),
  }
}

function lineOf(row: FilingRow, rows: readonly FilingRow[]): FilingLine {
  const filing = withDefaults(row.fields)
  const filed = rows.filter(({ form, filedAt }) => form === row.form && filedAt !== null).at(-1)
  const fields = partsOf(row.fields).flatMap((part) => part.fields)
  return {
    form: row.form,
    authority: filing.authority,
    title: filing.title,
    version: row.version,
    kind: row.kind,
    madeAt: row.madeAt.toISOString(),
    dueAt: filing.dueAt ?? null,
    dueDisplay: text(filing.dueDisplay),
    missing: fields.filter(({ source }) => source === 'missing').length,
    warnings: filing.warnings.length,
    filedAt: row.filedAt?.toISOString() ?? null,
    filedVersion: filed?.version ?? null,
    reference: rows.findLast((one) => one.form === row.form && one.authorityReference !== '')?.authorityReference ?? '',
  }
}

function partsOf(fields: unknown): FilingDocument['parts'] {
  const { parts } = loose(fields)
  return (Array.isArray(parts) ? parts : [])
    .map(loose)
    .map((part) => ({ title: text(part['title']), fields: (Array.isArray(part['fields']) ? part['fields'] : []).map(fieldOf) }))
}

function fieldOf(value: unknown): FilingField {
  const field = loose(value)
  const facts = Array.isArray(field['facts']) ? field['facts'].filter((no) => typeof no === 'number') : []
  return { id: text(field['id']), label: text(field['label']), value: text(field['value']), source: text(field['source']), note: text(field['note']), facts }
}
