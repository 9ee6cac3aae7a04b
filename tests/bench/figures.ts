/** What a benchmark leaves: a table on the screen, and docs/figures/bench-<name>.json and .md, each figure with the load of the machine beside it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

const FIGURES = join(import.meta.dirname, '../../docs/figures')

/** One line of the table. `values` are of the run with the median time; `runSeconds` says how far the runs lay apart. */
export type Figure = {
  what: string
  values: Record<string, number>
  runSeconds: number[]
  /** Of the last minute when the first run began, in runnable processes; over the number of cores others were at work too. */
  loadAverage: number
}

export type Report = { name: string; title: string; command: string; figures: Figure[]; notes: string[] }

export function machineOf(): string {
  return `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, Node ${process.versions.node}`
}

/** Writes what is known so far: a benchmark that is stopped keeps the figures it has. */
export function writeReport(report: Report): void {
  const about = { title: report.title, date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC', machine: machineOf(), command: report.command }
  mkdirSync(FIGURES, { recursive: true })
  writeFileSync(join(FIGURES, `bench-${report.name}.json`), `${JSON.stringify({ ...about, figures: report.figures, notes: report.notes }, null, 2)}\n`)
  const notes = report.notes.map((note) => `- ${note}\n`).join('')
  const head = `# ${report.title}\n\nMeasured ${about.date} with \`${report.command}\` on ${about.machine}. Each figure is of the run with the median time of ${most(report.figures)}; beside it the load average of the machine when its runs began (on ${cpus().length} cores, more means that other programs took part of the machine).\n`
  writeFileSync(join(FIGURES, `bench-${report.name}.md`), `${head}\n${tableOf(report.figures)}\n${notes}`)
}

const most = (figures: Figure[]): number => Math.max(1, ...figures.map(({ runSeconds }) => runSeconds.length))

export function tableOf(figures: Figure[]): string {
  const keys = [...new Set(figures.flatMap(({ values }) => Object.keys(values)))]
  const rows = [
    ['', ...keys, 'runs, s', 'load'],
    ...figures.map(({ what, values, runSeconds, loadAverage }) => [
      what,
      ...keys.map((key) => (values[key] === undefined ? '' : numberText(values[key]))),
      runSeconds.map((seconds) => seconds.toFixed(seconds < 10 ? 2 : 1)).join(' · '),
      loadAverage.toFixed(1),
    ]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)))
  const lineOf = (cells: string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |\n`
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|\n`
  return lineOf(rows[0]!) + rule + rows.slice(1).map(lineOf).join('')
}

function numberText(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-GB')
  if (value === 0) return '0'
  return Math.abs(value) < 1 ? String(Number(value.toPrecision(3))) : value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2)
}
