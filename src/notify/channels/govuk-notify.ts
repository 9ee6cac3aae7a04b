/**
 * Upload files for GOV.UK Notify, or another sender that takes a CSV: columns as its templates name them. The template there holds ((subject)),
 * ((text)) and nothing else of its own; the reference makes a second upload of the same file visible.
 */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { emailText } from '../email-text.ts'
import { windowLines } from '../letter.ts'
import type { Notice } from '../notice.ts'
import { textsOf } from '../write-notice.ts'
import type { BatchItem, Channel } from './channel.ts'
import { plainCsvLine } from './csv.ts'

type Shape = { columns: string[]; cells(item: BatchItem): string[] }

const ADDRESS_COLUMNS = ['address line 1', 'address line 2', 'address line 3', 'address line 4', 'address line 5', 'address line 6', 'address line 7']

function channel(name: string, says: string, carries: Channel['carries'], { columns, cells }: Shape): Channel {
  return {
    name,
    says,
    carries,
    handOver: async function* (items, target, batchName) {
      mkdirSync(target, { recursive: true, mode: 0o700 })
      const path = join(target, `${batchName}.csv`)
      const out = openSync(`${path}.part`, 'w', 0o600)
      const handed: { personNo: number; pages: number; sha256: string }[] = []
      writeSync(out, plainCsvLine(columns))
      for await (const item of items) {
        const line = plainCsvLine(cells(item))
        writeSync(out, line)
        handed.push({ personNo: item.personNo, pages: 0, sha256: createHash('sha256').update(line).digest('hex') })
      }
      fsyncSync(out)
      closeSync(out)
      renameSync(`${path}.part`, path)
      yield* handed
    },
  }
}

export const govukEmail = channel('govuk-email', 'a CSV for GOV.UK Notify, e-mail', 'email', {
  columns: ['email address', 'reference', 'subject', 'text'],
  cells: ({ notice, to }) => [to ?? '', notice.reference, notice.subject, emailText(notice)],
})

export const govukLetter = channel('govuk-letter', 'a CSV for GOV.UK Notify, letters', 'letter', {
  columns: [...ADDRESS_COLUMNS, 'reference', 'subject', 'text'],
  cells: ({ notice }) => {
    const lines = windowLines([notice.addressee, ...notice.addressLines])
    return [...ADDRESS_COLUMNS.map((_, index) => lines[index] ?? ''), notice.reference, notice.title, letterText(notice)]
  },
})

export const govukSms = channel('govuk-sms', 'a CSV for GOV.UK Notify, text messages to people who have no other address', 'sms', {
  columns: ['phone number', 'reference', 'text'],
  cells: ({ notice, to }) => [to ?? '', notice.reference, smsText(notice)],
})

/** Paragraphs with an empty line between; what is a list there becomes one by its mark. */
function letterText(notice: Notice): string {
  return notice.blocks.map((block) => textsOf(block).join('\n\n')).join('\n\n')
}

/** A text message names neither organisation nor membership: a lock screen shows it. It asks the reader to type an address, and has the code. */
export function smsText({ fixed, contact, reference }: Pick<Notice, 'fixed' | 'contact' | 'reference'>): string {
  const values: Record<string, string> = { site: contact.statementAddress, phone: contact.phone, code: reference }
  return fixed.sms.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
