/** What is owed, how grave it is and by when, from plain facts: `obligations`, `severity`, `deadline`, `laws …`. None of them needs the store. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../errors.ts'
import { instantsOf, isRealDay, isZone } from '../incident/zone.ts'
import { bridgeOf } from '../obligation/assessment.ts'
import { checkLaws } from '../obligation/check-laws.ts'
import { decide } from '../obligation/decision.ts'
import { factsJsonSchema, type BreachFacts } from '../obligation/facts.ts'
import { isMemberState } from '../obligation/holidays-eu.ts'
import { LAWS } from '../obligation/laws/registry.ts'
import { deadlineFor, listDuties } from '../obligation/obligation.ts'
import { otherSchemes } from '../obligation/other-schemes.ts'
import { readFacts } from '../obligation/read-facts.ts'
import { severityOf } from '../obligation/severity.ts'
import { NATIONS } from '../organisation/organisation.ts'
import { textOf, type Command, type Words } from './command.ts'

export const obligations: Command = {
  name: 'obligations',
  usage: 'FACTS.json --out duties.json [--now ISO]   |   --schema',
  more: 'Facts left out count as not known: "cannot rule out: treat as due". --schema prints the JSON schema of FACTS.json. Without --out the duties go to standard output.',
  options: { out: { type: 'string' }, now: { type: 'string' }, schema: { type: 'boolean' } },
  async run(words) {
    if (words.values['schema']) return printJson(factsJsonSchema())
    const facts = factsFrom(words, obligations)
    const duties = listDuties(facts, nowOf(words))
    const out = textOf(words, 'out')
    if (out === undefined) return printJson(duties)
    writeJson(out, duties)
    const count = (status: string) => duties.filter((duty) => duty.status === status).length
    process.stdout.write(
      `${duties.length} duties written to ${out}: ${count('due')} due, ${count('cannot_rule_out')} that cannot be ruled out, ${count('voluntary')} voluntary, ${count('exempt')} exempt, ${count('not_due')} not due.\n`,
    )
    return 0
  },
}

export const severity: Command = {
  name: 'severity',
  usage: 'FACTS.json [--json]',
  options: { json: { type: 'boolean' } },
  async run(words) {
    const facts = factsFrom(words, severity)
    const [score, decision] = [severityOf(facts), decide(facts)]
    const [bridge, schemes] = [bridgeOf(score, decision), otherSchemes(facts, decision)]
    if (words.values['json']) return printJson({ ...score, score: { low: score.low, high: score.high }, otherSchemes: schemes, decision, bridge })
    const range = (low: number, high: number) => (low === high ? String(high) : `${low} to ${high}`)
    process.stdout.write(
      [
        `Severity (ENISA): ${score.summary}`,
        ...score.factors.map((factor) => `  ${range(factor.low, factor.high).padStart(11)}  ${factor.id}: ${factor.reason}`),
        ...Object.values(schemes).map(({ name, result }) => `${name}: ${result}.`),
        `Authority to be told: ${wordOf(decision.authority, decision.authorityCertainty)}. People to be told: ${wordOf(decision.people, decision.peopleCertainty)}. A person decides.`,
        ...decision.why.map((why) => `  ${why}`),
        ...(bridge ? [bridge] : []),
      ].join('\n') + '\n',
    )
    return 0
  },
}

export const deadline: Command = {
  name: 'deadline',
  usage: '--aware ISO --rule ID [--zone ZONE] [--json]',
  more: 'A time without an offset is read on the wall clock of the zone (Europe/London unless told otherwise). `tocsin laws list` names the rules.',
  options: { aware: { type: 'string' }, rule: { type: 'string' }, zone: { type: 'string' }, in: { type: 'string' }, json: { type: 'boolean' } },
  async run(words) {
    const [aware, rule, zone] = [textOf(words, 'aware'), textOf(words, 'rule'), textOf(words, 'zone') ?? 'Europe/London']
    if (!aware || !rule || words.rest.length > 0) throw new AppError('usage', { problem: `Usage: tocsin deadline ${deadline.usage}` })
    if (!isZone(zone)) throw new AppError('usage', { problem: '--zone must be an IANA zone such as Europe/London' })
    if (!LAWS.some(({ id }) => id === rule)) throw new AppError('rule_unknown', { rule })
    const start = instantOf(aware, zone, '--aware')
    const place = textOf(words, 'in') ?? null
    const where = isMemberState(place) ? place : (NATIONS.find((nation) => nation === place) ?? null)
    if (place !== null && where === null)
      throw new AppError('usage', { problem: `--in must be one of ${NATIONS.join(', ')}, or a member state of the Union such as IE` })
    const found = deadlineFor(rule, start, zone, where)
    if (!found) throw new AppError('rule_not_in_force', { rule, day: start.toISOString().slice(0, 10) })
    const answer = { dueAt: found.dueAt?.toISOString() ?? null, latestArguableAt: found.latestArguableAt?.toISOString() ?? null, display: found.display }
    if (words.values['json']) return printJson(answer)
    process.stdout.write(`${answer.display}\n`)
    return 0
  },
}

export const lawsList: Command = {
  name: 'laws list',
  usage: '[--json]',
  options: { json: { type: 'boolean' } },
  async run(words) {
    const rules = LAWS.map(({ id, version, regime, article, title, jurisdiction, status, effectiveFrom, effectiveTo, clock, addressee, review }) => ({
      rule: id,
      version,
      regime,
      article,
      title,
      jurisdiction,
      status,
      effectiveFrom,
      effectiveTo,
      clock: clock.words,
      addressee: addressee.name,
      confidence: review.confidence,
      reviewBy: review.againBy,
    }))
    if (words.values['json']) return printJson(rules)
    const width = Math.max(...rules.map(({ rule }) => rule.length))
    process.stdout.write(rules.map(({ rule, title, clock, confidence }) => `${rule.padEnd(width)}  ${confidence.padEnd(10)}  ${title} (${clock})\n`).join(''))
    return 0
  },
}

export const lawsShow: Command = {
  name: 'laws show',
  usage: 'ID',
  options: { json: { type: 'boolean' } },
  async run(words) {
    const [id, ...more] = words.rest
    if (!id || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin laws show ${lawsShow.usage}` })
    const versions = LAWS.filter((rule) => rule.id === id)
    if (versions.length === 0) throw new AppError('rule_unknown', { rule: id })
    return printJson(versions.length === 1 ? versions[0]! : versions)
  },
}

export const lawsCheck: Command = {
  name: 'laws check',
  usage: '[--now ISO] [--json]',
  options: { now: { type: 'string' }, json: { type: 'boolean' } },
  async run(words) {
    const checks = checkLaws(nowOf(words))
    const failed = checks.filter(({ failures }) => failures.length > 0)
    if (words.values['json']) printJson(checks)
    else {
      const names = (some: typeof checks) => some.map(({ rule, version }) => `  ${rule} v${version}\n`).join('')
      const [unverified, past] = [checks.filter((check) => check.unverified), checks.filter((check) => check.pastReview)]
      process.stdout.write(
        `${checks.length} rules, ${checks.reduce((sum, { tests }) => sum + tests, 0)} tests, ${failed.length} rules that fail.\n` +
          failed.map(({ rule, version, failures }) => `  ${rule} v${version}\n${failures.map((failure) => `    ${failure}\n`).join('')}`).join('') +
          `Unverified, no source opened (${unverified.length}):\n${names(unverified)}Past the review date (${past.length}):\n${names(past)}`,
      )
    }
    return failed.length === 0 ? 0 : 1
  },
}

function wordOf(answer: string, certainty: string): string {
  if (certainty === 'established') return answer
  return answer === 'no' ? 'no as far as is known, and not ruled out' : `${answer}, since it cannot be ruled out`
}

function factsFrom(words: Words, command: Command): BreachFacts {
  const [path, ...more] = words.rest
  if (!path || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin ${command.name} ${command.usage}` })
  try {
    return readFacts(readFileSync(path, 'utf8'), path)
  } catch (error) {
    throw fileError(error, path)
  }
}

function writeJson(path: string, value: unknown): void {
  try {
    writeFileSync(`${path}.part`, `${JSON.stringify(value, null, 2)}\n`)
    renameSync(`${path}.part`, path)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') throw new AppError('folder_missing', { path: dirname(path) })
    throw fileError(error, path)
  }
}

function fileError(error: unknown, path: string): unknown {
  const { code } = error as { code?: string }
  if (error instanceof AppError || code === 'ENOSPC') return error
  if (code === 'EISDIR') return new AppError('usage', { problem: `${path} is a folder, not a file` })
  if (code === 'ENOENT') return new AppError('file_missing', { path })
  return code ? new AppError('file_unreadable', { path, reason: code }) : error
}

function nowOf(words: Words): Date {
  const now = textOf(words, 'now')
  return now === undefined ? new Date() : instantOf(now, 'UTC', '--now')
}

/** An instant with its offset, or a time on the wall of a zone; one that occurs twice is read as the earlier. */
function instantOf(text: string, zone: string, option: string): Date {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)) && isRealDay(text)) return new Date(text)
  const [instant] = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? instantsOf(text, zone) : []
  if (!instant && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text))
    throw new AppError('usage', { problem: `${option}: there is no such time in ${zone}; the clocks jumped over it, or the day does not exist` })
  if (!instant) throw new AppError('usage', { problem: `${option} must be a moment such as 2021-10-29T12:17+01:00` })
  return instant
}

function printJson(value: unknown): number {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
  return 0
}
