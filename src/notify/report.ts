/** report.html: one page to ourselves. What was read and what was not, whom it touches, how gravely, what is owed. No script, nothing from elsewhere, no names. */
import { KIND_LABEL, RELATIONSHIP_LABEL, RELATIONSHIPS, SPECIAL_CATEGORIES, type Kind } from '../kinds.ts'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { getIncident, listFacts } from '../incident/list-incidents.ts'
import { displayMoment } from '../incident/zone.ts'
import { findAssessment, listObligations } from '../obligation/list-obligations.ts'
import type { RegisterSummary } from '../register/summary.ts'
import { findSummary, listUnreadFiles } from '../register/queries.ts'
import { REPORT_STYLE } from './report-style.ts'

const whole = (value: number) => value.toLocaleString('en-GB')

/** Markup is made only here: everything that goes in is escaped. */
function text(value: unknown): string {
  return String(value ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

export async function reportHtml(ctx: Context, incidentId: IncidentId): Promise<string> {
  const incident = await getIncident(ctx.store, incidentId)
  const summary = (await findSummary(ctx.store, incidentId))!.summary
  const facts = await listFacts(ctx.store, incidentId)
  const parts = [
    affected(summary),
    kinds(summary),
    evidence(summary, await listUnreadFiles(ctx.store, incidentId)),
    await severity(ctx, incidentId),
    await duties(ctx, incidentId, incident.zone),
    section(
      'Facts, by how firmly they stand',
      table(
        ['Grade', 'What', 'Who says so'],
        facts.map((fact) => [fact.grade, fact.says, fact.source]),
      ),
    ),
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(incident.title)}: report</title><style>${REPORT_STYLE}</style></head>
<body><header><p class="meta">${text(incident.organisation)} · ${text(incident.reference)} · true at ${text(displayMoment(ctx.clock.now(), incident.zone))}</p>
<h1>${text(incident.title)}</h1></header><main>${parts.join('\n')}</main>
<footer class="meta">Report to ourselves, made by Tocsin. Figures only; people are in register.csv.</footer></body></html>
`
}

function section(head: string, body: string, meta = ''): string {
  return `<section><h2>${text(head)}${meta === '' ? '' : ` <span class="meta">${text(meta)}</span>`}</h2>${body}</section>`
}

function table(heads: string[], rows: (string | number)[][]): string {
  const cell = (value: string | number) => (typeof value === 'number' ? `<td class="num">${whole(value)}</td>` : `<td>${text(value)}</td>`)
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${text(head)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`
}

function affected(summary: RegisterSummary): string {
  const by = RELATIONSHIPS.filter((name) => summary.byRelationship[name]).map((name) => [RELATIONSHIP_LABEL[name], summary.byRelationship[name]!])
  const open = summary.peopleInInaccessible ? `<p>${text(summary.peopleInInaccessible.why)}</p>` : ''
  return section(
    'People affected',
    `<p class="figure">${whole(summary.low)} <span class="to">to</span> ${whole(summary.high)}</p><p class="meta">most likely ${whole(summary.people)} · ${text(summary.method)}</p>${open}${table(['How they stand to us', 'People'], by)}
     <p class="meta">${whole(summary.children)} children, ${whole(summary.specialRisk)} at special risk, ${whole(summary.deceased)} deceased. ${whole(summary.unidentifiableRecords)} records identify nobody.</p>`,
  )
}

function kinds(summary: RegisterSummary): string {
  const rows = (Object.entries(summary.byKind) as [Kind, number][]).sort((a, b) => b[1] - a[1])
  const most = Math.max(1, ...rows.map(([, count]) => count))
  const bars = rows.map(([kind, count]) => {
    const special = SPECIAL_CATEGORIES.has(kind)
    return `<tr${special ? ' class="special"' : ''}><th scope="row">${text(KIND_LABEL[kind])}${special ? ' ◆' : ''}</th><td class="bar"><span style="width:${((count / most) * 100).toFixed(1)}%"></span></td><td class="num">${whole(count)}</td></tr>`
  })
  return section(
    'Kinds of data',
    `<table class="bars"><tbody>${bars.join('')}</tbody></table><p class="meta">◆ Special category (GDPR Articles 9 and 10).</p>`,
    `people, of ${whole(summary.people)}`,
  )
}

const STATE: Record<string, { label: string; className: string }> = {
  read: { label: 'Read', className: 'read' },
  partly_read: { label: 'Partly read', className: 'partly' },
  rendered_inaccessible: { label: 'Rendered inaccessible', className: 'dark' },
  locked_by_owner: { label: 'Locked by its owner', className: 'outline' },
  damaged: { label: 'Damaged', className: 'outline' },
  unsupported: { label: 'Not readable by us', className: 'outline' },
  refused: { label: 'Refused', className: 'outline' },
}

/** The strip shows bytes: light is what we can see, dark is what we cannot. */
function evidence({ files, missingFiles }: RegisterSummary, unread: { path: string; status: string; reason: string; bytes: number }[]): string {
  const states = Object.entries(STATE).filter(([status]) => files.byStatus[status as keyof typeof files.byStatus])
  const bytesOf = (status: string) => files.bytesByStatus[status as keyof typeof files.bytesByStatus] ?? 0
  const strip = states.map(
    ([status, { label, className }]) =>
      `<span class="${className}" style="flex-grow:${Math.max(bytesOf(status), files.bytes / 200)}" title="${text(label)}"></span>`,
  )
  const rows = states.map(([status, { label }]) => [label, files.byStatus[status as keyof typeof files.byStatus] ?? 0, bytesOf(status)])
  const missing = missingFiles > 0 ? `<p>${whole(missingFiles)} files are on the supplier’s manifest and were not handed over.</p>` : ''
  const why =
    unread.length === 0
      ? ''
      : `<h3>Not read, or not wholly, and why</h3>${table(
          ['File', 'Bytes', 'Why'],
          unread.map(({ path, bytes, reason }) => [path, bytes, reason]),
        )}`
  return section(
    'Evidence',
    `<div class="strip" role="img" aria-label="Bytes by what could be read; the table below has the figures">${strip.join('')}</div>${table(['State', 'Files', 'Bytes'], rows)}${missing}${why}`,
    `${whole(files.total)} files, ${whole(files.bytes)} bytes, ${whole(files.bytesRead)} read`,
  )
}

async function severity(ctx: Context, incidentId: IncidentId): Promise<string> {
  const found = await findAssessment(ctx.store, incidentId)
  if (!found) return ''
  const { severity: score, decision } = found.assessment as unknown as {
    severity: {
      low: number
      high: number
      bandLow: string
      bandHigh: string
      summary: string
      factors: { id: string; low: number; high: number; reason: string }[]
    }
    decision: { why: string[] }
  }
  const range = score.low === score.high ? score.low.toFixed(2) : `${score.low.toFixed(2)} to ${score.high.toFixed(2)}`
  const factors = table(
    ['Factor', 'From', 'To', 'Why'],
    score.factors.map((factor) => [factor.id, factor.low.toString(), factor.high.toString(), factor.reason]),
  )
  return section(
    'Severity',
    `<p class="figure">${text(score.bandLow === score.bandHigh ? score.bandHigh : `${score.bandLow} to ${score.bandHigh}`)} <span class="to">${range}</span></p>${factors}<h3>Why it is to be told, or not</h3><ul>${decision.why.map((why) => `<li>${text(why)}</li>`).join('')}</ul><p class="meta">ENISA 2013 advises; the rules decide; a person confirms.</p>`,
  )
}

async function duties(ctx: Context, incidentId: IncidentId, zone: string): Promise<string> {
  const rows = (await listObligations(ctx.store, incidentId)).map(({ duty, status, dueAt, ruleId }) => {
    const { addressee, why } = duty as { addressee?: string; why?: string[] }
    return [dueAt ? displayMoment(dueAt, zone) : 'no fixed hour', String(addressee ?? ''), ruleId, status.replaceAll('_', ' '), (why ?? []).join(' ')]
  })
  return section('What is owed', table(['Due', 'To', 'Rule', 'Status', 'Why'], rows))
}
