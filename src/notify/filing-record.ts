/** The record under Article 33(5) as a document. */
import { breachRecordTypst, type BreachRecord } from '../obligation/breach-record.ts'
import { typeset } from './typeset.ts'

export function breachRecordPdf(record: BreachRecord): Promise<Buffer> {
  return typeset(breachRecordTypst(), record)
}
