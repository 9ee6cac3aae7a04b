/** `facts …`: the ledger of an incident, its corrections, and the documents that have to follow; VERIS records as facts. */
import { readFileSync } from 'node:fs'
import type { App } from '../app.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { fromVeris } from '../accountability/veris.ts'
import type { IncidentId } from '../ids.ts'
import { listCorrections, settleCorrection } from '../incident/citations.ts'
import { factId, GRADE_LABEL, GRADES, type Grade } from '../incident/fact.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { listLedger } from '../incident/ledger.ts'
import { choicesOf, isoMoment, SETTABLE_PATHS, type SettablePath } from '../incident/settable.ts'
import { addFact, correctFact } from '../incident/state-fact.ts'
import { displayMoment } from '../incident/zone.ts'
import { draftFilings } from '../notify/draft-filings.ts'
import { assessIncident } from '../obligation/assess-incident.ts'
import { textOf, type Command, type Words } from './command.ts'
import { withApp } from './open-command.ts'
import { incidentOf } from './statement.ts'

const IN_STORE = { data: { type: 'string' } } as const

export const factsList: Command = {
  name: 'facts list',
  usage: 'INCIDENT [--all] [--json] [--data DIR]',
  more: 'INCIDENT is the identifier or the reference that `tocsin incident list` prints. --all shows those that were replaced as well.',
  options: { ...IN_STORE, all: { type: 'boolean' }, json: { type: 'boolean' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, factsList)
      const ledger = await listLedger(app.context.store, incidentId)
      const replaced = new Set(ledger.map(({ replacesNo }) => replacesNo))
      const shown = words.values['all'] ? ledger : ledger.filter(({ factNo }) => !replaced.has(factNo))
      if (words.values['json']) return print(shown)
      const { file } = await findIncidentWork(app.context, incidentId)
      for (const { factNo, topic, says, grade, source, statedAt, replacesNo, sets } of shown) {
        process.stdout.write(
          `${factId(factNo).padEnd(6)} ${GRADE_LABEL[grade]}${replaced.has(factNo) ? ' (replaced)' : ''}: ${says}\n       ${topic}; ${source}; ${displayMoment(statedAt, file.organisation.zone)}${replacesNo ? `; corrects ${factId(replacesNo)}` : ''}${sets ? `; sets ${sets.path}` : ''}\n`,
        )
      }
      return 0
    }),
}

export const factsAdd: Command = {
  name: 'facts add',
  usage: 'INCIDENT --topic T --says TEXT --grade GRADE --source WHO [--at ISO] [--evidence WHERE] [--set PATH=VALUE] [--public] [--data DIR]',
  more: `GRADE is one of ${GRADES.join(', ')}. --set changes what rules read, for example --set whatHappened.exfiltration=seen. Places that can be
set: ${SETTABLE_PATHS.join(', ')}.
A fact stays inside unless --public is given: then the next statement may state it.`,
  options: {
    ...IN_STORE,
    topic: { type: 'string' },
    says: { type: 'string' },
    grade: { type: 'string' },
    source: { type: 'string' },
    at: { type: 'string' },
    evidence: { type: 'string' },
    set: { type: 'string' },
    public: { type: 'boolean' },
  },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, factsAdd)
      const [topic, says, source] = [textOf(words, 'topic'), textOf(words, 'says'), textOf(words, 'source')]
      if (!topic || !says || !source) throw new AppError('usage', { problem: `Usage: tocsin facts add ${factsAdd.usage}` })
      const factNo = await addFact(app.context, incidentId, {
        topic,
        says,
        source,
        grade: gradeOf(words) ?? 'seen',
        ...moreOf(words),
        internal: !words.values['public'],
      })
      process.stdout.write(`${factId(factNo)} is in the ledger.\n`)
      await computeAnew(app.context, incidentId)
      return 0
    }),
}

export const factsCorrect: Command = {
  name: 'facts correct',
  usage: 'INCIDENT FACT --reason TEXT [--says TEXT] [--grade GRADE] [--source WHO] [--at ISO] [--evidence WHERE] [--set PATH=VALUE] [--public] [--data DIR]',
  more: 'What is not given stays as it was. The corrected fact stays to be read. See `facts add` for --grade and --set.',
  options: { ...factsAdd.options, reason: { type: 'string' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const [name, fact, ...more] = words.rest
      const factNo = Number(/^(?:F-)?(\d+)$/i.exec(fact ?? '')?.[1])
      const reason = textOf(words, 'reason')
      if (!name || !factNo || more.length > 0 || reason === undefined)
        throw new AppError('usage', { problem: `Usage: tocsin facts correct ${factsCorrect.usage}` })
      const incidentId = await incidentOf(app, { ...words, rest: [name] }, factsCorrect)
      const [says, source, grade] = [textOf(words, 'says'), textOf(words, 'source'), gradeOf(words)]
      const newNo = await correctFact(app.context, incidentId, factNo, {
        reason,
        ...(says ? { says } : {}),
        ...(source ? { source } : {}),
        ...(grade ? { grade } : {}),
        ...moreOf(words),
        ...(words.values['public'] ? { internal: false } : {}),
      })
      process.stdout.write(`${factId(factNo)} is corrected by ${factId(newNo)}.\n`)
      await computeAnew(app.context, incidentId)
      return printCorrections(app, incidentId)
    }),
}

export const factsDocuments: Command = {
  name: 'facts documents',
  usage: 'INCIDENT [--settle DOCUMENT --fact FACT --how TEXT] [--json] [--data DIR]',
  more: '--settle notes that a document has been seen to: a corrected version went out, or why none need.',
  options: { ...IN_STORE, settle: { type: 'string' }, fact: { type: 'string' }, how: { type: 'string' }, json: { type: 'boolean' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, factsDocuments)
      const document = textOf(words, 'settle')
      if (document !== undefined) {
        const factNo = Number(/^(?:F-)?(\d+)$/i.exec(textOf(words, 'fact') ?? '')?.[1])
        if (!factNo) throw new AppError('usage', { problem: `Usage: tocsin facts documents ${factsDocuments.usage}` })
        await settleCorrection(app.context, incidentId, document, factNo, textOf(words, 'how') ?? '')
      }
      if (words.values['json']) return print(await listCorrections(app.context.store, incidentId))
      return printCorrections(app, incidentId)
    }),
}

export const factsFromVeris: Command = {
  name: 'facts from-veris',
  usage: 'VERIS.json [--out FACTS.json]',
  more: 'What VERIS cannot say exactly is said in words on standard error; look at it before you rely on the result.',
  options: { out: { type: 'string' } },
  async run(words) {
    const [path, ...more] = words.rest
    if (!path || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin facts from-veris ${factsFromVeris.usage}` })
    const read = fromVeris(readJson(path))
    if (!read) throw new AppError('facts_invalid', { path, problem: 'this is no VERIS record: it has no action and attribute' })
    for (const note of read.notes) process.stderr.write(`tocsin: ${note}\n`)
    const out = textOf(words, 'out')
    if (out === undefined) return print(read.facts)
    const { writeFileSync } = await import('node:fs')
    writeFileSync(out, `${JSON.stringify(read.facts, null, 2)}\n`)
    process.stdout.write(`Facts written to ${out}.\n`)
    return 0
  },
}

/** What the stage "assess" does: a command may run where no worker does. Running it again changes nothing. */
export async function computeAnew(ctx: Context, incidentId: IncidentId): Promise<void> {
  const { file } = await findIncidentWork(ctx, incidentId)
  const { due, cannotRuleOut } = await assessIncident(ctx, incidentId, file)
  const fresh = (await draftFilings(ctx, incidentId, file)).filter(({ isNew }) => isNew)
  process.stdout.write(
    `Computed anew: ${due} duties due, ${cannotRuleOut} that cannot be ruled out.${fresh.length > 0 ? ` New drafts: ${fresh.map(({ form, version }) => `${form} v${version}`).join(', ')}.` : ''}\n`,
  )
}

async function printCorrections(app: App, incidentId: IncidentId): Promise<number> {
  const corrections = await listCorrections(app.context.store, incidentId)
  if (corrections.length === 0) process.stdout.write('No document needs a correction.\n')
  for (const { document, place, said, factNo, before, newFactNo, after } of corrections)
    process.stdout.write(`${document}${place ? ` (${place})` : ''} said: ${said}\n  ${factId(factNo)}: ${before}\n  ${factId(newFactNo)}: ${after}\n`)
  return 0
}

function gradeOf(words: Words): Grade | undefined {
  const grade = textOf(words, 'grade')
  if (grade === undefined) return undefined
  const known = GRADES.find((one) => one === grade)
  if (!known) throw new AppError('usage', { problem: `--grade must be one of ${GRADES.join(', ')}` })
  return known
}

function moreOf(words: Words): { statedAt?: Date; evidence?: string; sets?: { path: string; value: unknown } } {
  const [at, evidence, set] = [textOf(words, 'at'), textOf(words, 'evidence'), textOf(words, 'set')]
  const statedAt = at === undefined ? undefined : isoMoment(at)
  if (statedAt === null) throw new AppError('usage', { problem: '--at must be a time with its zone, such as 2026-10-22T17:35+01:00' })
  return { ...(statedAt ? { statedAt: new Date(statedAt) } : {}), ...(evidence ? { evidence } : {}), ...(set ? { sets: setOf(set) } : {}) }
}

/** `whatHappened.exfiltration=seen`; a list is parted by semicolons, a time is given with its zone. */
function setOf(text: string): { path: SettablePath; value: unknown } {
  const at = text.indexOf('=')
  const [path, value] = [text.slice(0, at), text.slice(at + 1)]
  const known = SETTABLE_PATHS.find((one) => one === path)
  if (at < 1 || !known) throw new AppError('usage', { problem: `--set must be PATH=VALUE; places are ${SETTABLE_PATHS.join(', ')}` })
  const choices = choicesOf(known)
  if (choices.length > 0 && !choices.includes(value)) throw new AppError('usage', { problem: `${known} is one of ${choices.join(', ')}` })
  if (known.startsWith('moments.')) return { path: known, value: isoMoment(value) ?? value }
  if (known.endsWith('.lookedAt') || known.endsWith('.chain')) return { path: known, value: value.split(';').map((line) => line.trim()) }
  return { path: known, value: known.endsWith('.hoursWithoutData') ? Number(value) : value }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const { code } = error as { code?: string }
    throw code === 'ENOENT' ? new AppError('file_missing', { path }) : new AppError('facts_invalid', { path, problem: 'this is not JSON' })
  }
}

function print(value: unknown): number {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
  return 0
}
