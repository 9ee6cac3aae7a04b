/** `npm run bench -- hostile [--scale N]`: the hostile corpus at its whole size (a line of 1 GB, a million files, 50,000 pages), and what each file cost. */
import { loadavg } from 'node:os'
import type { HostileOutcome } from '../hostile/read-corpus.ts'
import { readCorpus } from '../hostile/read-corpus.ts'
import { writeReport, type Figure, type Report } from './figures.ts'
import type { BenchOptions } from './main.ts'

export async function benchHostile({ only, scale = 1 }: BenchOptions, command: string): Promise<Figure[]> {
  const { outcomes, touched } = await readCorpus(scale, { only: only === undefined ? undefined : new RegExp(only, 'i'), workers: 1 })
  const figures = outcomes.map(figureOf)
  const worst = outcomes.filter(({ file, status }) => !file.status.includes(status))
  const report: Report = {
    name: 'hostile',
    title: 'Hostile files, whole',
    command,
    figures,
    notes: [
      `Scale ${scale}: 1 is a line of 1 GB, a million files in an archive, 50,000 pages. One reader; small files are handed to it many at a time.`,
      touched.length === 0 ? 'Nothing outside the output was touched.' : `TOUCHED: ${touched.join(', ')}`,
      worst.length === 0
        ? 'Every file was read or refused as it should be.'
        : `NOT AS IT SHOULD BE: ${worst.map(({ file, status }) => `${file.name} (${status})`).join(', ')}`,
      ...outcomes.filter(({ reason }) => reason !== '').map(({ file, status, reason }) => `${file.name}: ${status}, ${reason}`),
    ],
  }
  writeReport(report)
  return figures
}

function figureOf({ file, bytes, members, records, seconds }: HostileOutcome): Figure {
  return { what: file.name, runSeconds: [seconds], loadAverage: loadavg()[0]!, values: { seconds, MB: bytes / 1e6, 'files inside': members, records } }
}
