/** A filing as kept, in parts and fields, whatever the version that made it. */
import type { FilingRow } from '../notify/list-drafts.ts'
import type { FilingField, FilingView } from './contract.ts'
import { loose, text } from './obligation-view.ts'

export function filingOf(row: FilingRow | null): FilingView {
  if (!row) return null
  const content = Array.isArray(row.fields) ? { fields: row.fields } : loose(row.fields)
  const parts = Array.isArray(content['parts']) ? content['parts'] : Array.isArray(content['sections']) ? content['sections'] : [content]
  return {
    form: row.form,
    version: row.version,
    madeAt: row.madeAt.toISOString(),
    hasPdf: row.form === 'ico',
    parts: parts
      .map(loose)
      .map((part) => ({
        title: text(part['title'] ?? part['name'] ?? part['label']),
        fields: (Array.isArray(part['fields']) ? part['fields'] : []).map(fieldOf),
      })),
  }
}

function fieldOf(value: unknown): FilingField {
  const field = loose(value)
  const shown = Array.isArray(field['value']) ? field['value'].map(text).join('; ') : text(field['value'])
  return { id: text(field['id']), label: text(field['label']), value: shown, source: text(field['source']), note: text(field['note']) }
}
