/** Answers with a CSV file: a text at once, or batches as they are read, so that a register of a million is never held. */
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { CSV_START, csvLine, csvTable, type Cell } from './csv.ts'

function head(reply: FastifyReply, name: string): FastifyReply {
  return reply.header('content-type', 'text/csv; charset=utf-8; header=present').header('content-disposition', `attachment; filename="${name}"`)
}

export function answerCsv(reply: FastifyReply, name: string, columns: readonly string[], rows: Iterable<readonly Cell[]>): FastifyReply {
  return head(reply, name).send(csvTable(columns, rows))
}

export function streamCsv(reply: FastifyReply, name: string, columns: readonly string[], batches: AsyncIterable<readonly (readonly Cell[])[]>): FastifyReply {
  async function* lines(): AsyncGenerator<string> {
    yield CSV_START + csvLine(columns)
    for await (const batch of batches) yield batch.map(csvLine).join('')
  }
  return head(reply, name).send(Readable.from(lines()))
}
