/** Makes a sample, runs the main job on it as a user would, and scores what came out. Writes docs/figures/accuracy-<name>.{json,md}. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { scoreRegister } from './score-register.ts'
import type { Count, Score } from './score-register.ts'
import { shareText } from './wilson.ts'

const ROOT = join(import.meta.dirname, '../..')
export type Generator = (folder: string) => Promise<{ evidence: string; roster: string; incident: string; truth: string; manifest?: string }>
export type AccuracyRun = { name: string; title: string; command: string; make: Generator; keep: string | null }

export async function measure({ name, title, command, make, keep }: AccuracyRun): Promise<Score> {
  const folder = keep !== null ? join(keep, name) : mkdtempSync(join(tmpdir(), 'tocsin-accuracy-'))
  mkdirSync(folder, { recursive: true })
  try {
    const sample = await make(join(folder, 'sample'))
    const out = join(folder, 'out')
    const startedMs = performance.now()
    const words = [
      'investigate',
      sample.evidence,
      '--roster',
      sample.roster,
      '--incident',
      sample.incident,
      ...(sample.manifest ? ['--manifest', sample.manifest] : []),
      '--out',
      out,
      '--data',
      join(folder, 'data'),
    ]
    const run = spawnSync(join(ROOT, 'tocsin'), words, { stdio: ['ignore', 'inherit', 'inherit'] })
    if (run.status !== 0) throw new Error(`investigate ended with exit code ${run.status}`)
    const seconds = (performance.now() - startedMs) / 1000
    const score = await scoreRegister({ out, truth: sample.truth })
    writeFigures(name, title, command, seconds, score)
    return score
  } finally {
    if (keep === null) rmSync(folder, { recursive: true, force: true })
  }
}

function writeFigures(name: string, title: string, command: string, seconds: number, score: Score): void {
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const about = { title, date: new Date().toISOString().slice(0, 10), machine, command, secondsInvestigate: Number(seconds.toFixed(1)) }
  mkdirSync(join(ROOT, 'docs/figures'), { recursive: true })
  writeFileSync(join(ROOT, `docs/figures/accuracy-${name}.json`), `${JSON.stringify({ ...about, score }, null, 2)}\n`)
  const text = `# ${title}\n\nMeasured ${about.date} with \`${command}\` on ${machine}; \`investigate\` took ${about.secondsInvestigate} s. Intervals: Wilson, 95 %.\n\n${scoreText(score)}`
  writeFileSync(join(ROOT, `docs/figures/accuracy-${name}.md`), text)
}

export function scoreText(score: Score): string {
  const rows: [string, string][] = [
    ['people affected in truth', String(score.truePeople)],
    ['people in the register', String(score.registerPeople)],
    ['count error', `${(score.countError * 100).toFixed(2)} %`],
    ['precision of affected people', shareText(score.precision)],
    ['recall of affected people', shareText(score.recall)],
    ['kinds per person, precision', shareText(score.kinds.precision)],
    ['kinds per person, recall', shareText(score.kinds.recall)],
    ['kinds per person, F1', score.kinds.f1.toFixed(4)],
    ['people with exactly the right kinds', shareText(score.kinds.exact)],
    ['relationship right', shareText(score.relationship)],
    ['flags, precision', shareText(score.flags.precision)],
    ['flags, recall', shareText(score.flags.recall)],
    ['pairs of records, precision', shareText(score.pairs.precision)],
    ['pairs of records, recall', shareText(score.pairs.recall)],
    ['pairs of records, F1', score.pairs.f1.toFixed(4)],
  ]
  const list = (heading: string, counts: readonly Count[]) =>
    counts.length === 0
      ? ''
      : `\n## ${heading}\n\n| count | what |\n|--:|---|\n${counts
          .slice(0, 12)
          .map(({ what, count }) => `| ${count} | ${what} |`)
          .join('\n')}\n`
  return `| measure | value |\n|---|---|\n${rows.map(([what, value]) => `| ${what} | ${value} |`).join('\n')}\n${list('People missed', score.missedPeople)}${list('People too many', score.wrongPeople)}${list('Kinds missed', score.missedKinds)}${list('Kinds too many', score.wrongKinds)}${list('Relationships wrong', score.wrongRelationships)}`
}
