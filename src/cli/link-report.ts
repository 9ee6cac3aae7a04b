/** report.html of a linkage: what was found, what each field weighs, how weights are spread, keys, who cannot be identified, one person's records as a graph. */
import type { Engine } from '../engine/engine.ts'
import { COMPARISONS } from '../linkage/comparisons.ts'
import type { LinkResult } from '../linkage/link-records.ts'
import { operatingPointOf, type LinkModel } from '../linkage/model.ts'
import { BITS_PER_NAT, matchWeightBits } from '../linkage/weights.ts'
import { REPORT_STYLE } from '../notify/report-style.ts'
import { INPUT_TABLE } from './link-input.ts'
import { barChart, clusterGraph, columnChart, section, table, text, whole } from './link-charts.ts'
import type { LinkSummary } from './link.ts'

export type ReportFacts = { summary: LinkSummary; result: LinkResult; model: LinkModel }

/** No name, address or other value of a record is in it: it can be shown to whoever asks how the number came about. */
export async function linkReport(engine: Engine, { summary, result, model }: ReportFacts): Promise<string> {
  const thresholdBits = operatingPointOf(model).edge * BITS_PER_NAT
  const compared = comparedLevels(model, summary)
  const parts = [
    section('What was found', foundPart(summary)),
    section('What each agreement is worth', weightsPart(compared)),
    section('How often each level occurs', chancesPart(compared)),
    section('How the weights are spread', spreadPart(result, thresholdBits)),
    section('By which keys pairs were found', keysPart(summary)),
    section('Records that can identify nobody', ownPart(result, summary, thresholdBits)),
    section('Records a person', sizesPart(result)),
    section('Two people as graphs', await graphsPart(engine, thresholdBits)),
    ...(summary.truth ? [section('Against the truth', truthPart(summary.truth))] : []),
    section('How it ran', ranPart(summary)),
  ]
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Linkage report</title><style>${REPORT_STYLE}${CHART_STYLE}</style></head>
<body><main><h1>Linkage report</h1><p class="meta">Model ${text(summary.modelHash)}. No value of any record is in this report.</p>${parts.join('\n')}</main></body></html>
`
}

const CHART_STYLE = `
figure{margin:1rem 0;overflow-x:auto}figcaption{font-size:.875rem;margin-bottom:.25rem}
svg{max-width:100%;height:auto;display:block}svg text{font:12px system-ui,sans-serif;fill:currentColor}
.for{fill:#1f6f5c}.against{fill:#a5452f}.neutral{fill:#5b6b7f}.axis{stroke:currentColor;stroke-width:1;opacity:.5}.mark{stroke:currentColor;stroke-width:2;stroke-dasharray:4 3}
.edge{stroke:currentColor;opacity:.45}.edge.weak{stroke-dasharray:5 4}.link:focus{outline:none}.link:focus .edge,.link:hover .edge{opacity:1;stroke:#a5452f}.bits{paint-order:stroke;stroke:Canvas;stroke-width:4px}.bits.quiet{display:none}.link:focus .bits,.link:hover .bits{display:inline;font-weight:600}
.node{fill:#1f4f7a}
@media (prefers-color-scheme:dark){.for{fill:#5fc3a6}.against{fill:#e58a72}.neutral{fill:#a9b6c6}.node{fill:#8fbde6}}
details{margin:.5rem 0}summary{cursor:pointer}`

function foundPart({ records, people, rosterMatched, unidentifiable, ambiguous, notes, cappedBlocks }: LinkSummary): string {
  const rows: (string | number)[][] = [
    ['Records', records],
    ['People', people.count],
    ['at least', people.low],
    ['at most', people.high],
    ...(rosterMatched === null ? [] : [['of them on the roster', rosterMatched]]),
    ['Records that identify nobody, counted apart', unidentifiable],
    ['Records that fit two people equally well', ambiguous],
  ]
  const capped = cappedBlocks.map(({ rule, records: count, treatment }) => `<li>${whole(count)} records share one ${text(rule)}: ${text(treatment)}.</li>`)
  const told = [...notes.map((note) => `<li>${text(note)}.</li>`), ...capped].join('')
  return `<p class="figure">${whole(people.count)} people <span class="to">(${whole(people.low)} to ${whole(people.high)})</span></p><p>${text(people.method)}</p>${table(['What', 'Count'], rows)}${told === '' ? '' : `<ul>${told}</ul>`}`
}

const words = (name: string) => name.replaceAll('_', ' ')

type Level = { comparison: string; level: string; match: number; household: number; chance: number }

const FIELDS_OF: Record<string, readonly string[]> = {
  given_name: ['given_name', 'full_name'],
  middle_name: ['given_name', 'full_name'],
  family_name: ['family_name', 'full_name'],
  gender: ['gender', 'title'],
  place: ['address', 'postcode'],
  identifier: ['identifiers'],
}

/** Levels of the comparisons that these tables allow, strongest agreement first. */
function comparedLevels(model: LinkModel, { sources, roster }: LinkSummary): Level[] {
  const given = new Set([...sources, ...(roster ? [roster] : [])].flatMap(({ columns }) => Object.keys(columns)))
  return model.comparisons.flatMap(({ name, match, household, chance }, index) =>
    !(FIELDS_OF[name] ?? [name]).some((field) => given.has(field))
      ? []
      : COMPARISONS[index]!.levels.map((level, number) => ({
          comparison: words(name),
          level,
          match: match[number]!,
          household: household[number]!,
          chance: chance[number]!,
        }))
          .slice(1)
          .toReversed(),
  )
}

function weightsPart(compared: readonly Level[]): string {
  const levels = compared.map((level) => ({ ...level, bits: matchWeightBits(level.match, level.chance) }))
  return `<p>One bit doubles the odds that two records are one person. Rare values weigh more than this, common ones less.</p>
  ${barChart(
    'Weight of each level, in bits',
    levels.map(({ comparison, level, bits }) => ({ label: `${comparison}: ${level}`, value: bits })),
  )}${table(
    ['Field', 'Level', 'Bits'],
    levels.map(({ comparison, level, bits }) => [comparison, level, bits.toFixed(2)]),
  )}`
}

function chancesPart(compared: readonly Level[]): string {
  const percent = (value: number) => (value >= 0.0001 ? `${(value * 100).toFixed(2)} %` : value.toExponential(1))
  return `<p>m: between two records of one person; h: of two people of one household; u: of two strangers.</p>${table(
    ['Field', 'Level', 'm', 'h', 'u'],
    compared.map(({ comparison, level, match, household, chance }) => [comparison, level, percent(match), percent(household), percent(chance)]),
  )}`
}

function spreadPart({ histograms }: LinkResult, thresholdBits: number): string {
  const bins = histograms.pairs
  return `<p>All pairs compared, by weight. To the right of the broken line a link is made, unless something else speaks against it.</p>
  ${columnChart('Pairs by weight in bits (logarithmic height)', bins, thresholdBits)}${foldedTable(
    ['From bits', 'Pairs'],
    bins.map(({ fromBits, count }) => [String(fromBits), Math.round(count)]),
  )}`
}

function ownPart({ histograms }: LinkResult, { unidentifiable, records }: LinkSummary, thresholdBits: number): string {
  const bins = histograms.records
  return `<p>What a second copy of each distinct record would weigh against it, in a list of this size. Left of the line the record could be anybody&#39;s: ${whole(unidentifiable)} of ${whole(records)} records are counted apart.</p>
  ${columnChart('Distinct records by the weight of their own copy (logarithmic height)', bins, thresholdBits)}${foldedTable(
    ['From bits', 'Distinct records'],
    bins.map(({ fromBits, count }) => [String(fromBits), Math.round(count)]),
  )}`
}

const foldedTable = (heads: string[], rows: (string | number)[][]) => `<details><summary>The same as a table</summary>${table(heads, rows)}</details>`

function keysPart({ pairs }: LinkSummary): string {
  const known = pairs.byKey.filter(({ pairs: count }) => count !== null)
  return `${
    known.length === 0
      ? ''
      : barChart(
          'Pairs that each key found first',
          known.map(({ name, pairs: count }) => ({ label: name, value: count! })),
        )
  }${table(
    ['Key', 'Pairs found first by it'],
    pairs.byKey.map(({ name, pairs: count }) => [name, count ?? 'not counted apart']),
  )}<p>Together ${whole(pairs.compared)} pairs, about ${whole(pairs.expectedMatches)} of them one person. Two records that share none of these keys were never compared.</p>`
}

function sizesPart({ histograms }: LinkResult): string {
  const shown = histograms.persons.slice(0, 30)
  return `${barChart(
    'People by their number of records',
    shown.map(({ records, persons }) => ({ label: String(records), value: persons })),
  )}${table(
    ['Records', 'People'],
    histograms.persons.map(({ records, persons }) => [String(records), persons]),
  )}`
}

const GRAPH_RECORDS = 40

/** Records of a person that are not copies of one before them: those that were compared. */
const COMPARED = `compared as (
  select l.record_no, l.person_no, l.link_bits from person_link as l
  join (select left_no as no from kept_pair where left_no >= 0 union select right_no from kept_pair where right_no >= 0) as k on k.no = l.record_no
  where l.person_no is not null
), sized as (select person_no, count(*) as records, min(link_bits) as weakest from compared group by person_no having count(*) between 2 and ${GRAPH_RECORDS})`

/** Two persons as graphs: the one with the most records, and the one that is held by the weakest link. */
async function graphsPart(engine: Engine, thresholdBits: number): Promise<string> {
  const [largest] = await engine.rows<{ person_no: number }>(`with ${COMPARED} select person_no from sized order by records desc, person_no limit 1`)
  if (!largest) return '<p>No person has two different records.</p>'
  const [weakest] = await engine.rows<{ person_no: number }>(
    `with ${COMPARED} select person_no from sized where weakest is not null order by weakest, person_no limit 1`,
  )
  const graphs = [`<h3>The one with the most records</h3>${await graphOf(engine, largest.person_no, thresholdBits)}`]
  if (weakest && weakest.person_no !== largest.person_no)
    graphs.push(`<h3>The one held by the weakest link</h3>${await graphOf(engine, weakest.person_no, thresholdBits)}`)
  return graphs.join('')
}

async function graphOf(engine: Engine, personNo: number, thresholdBits: number): Promise<string> {
  // By file and row: an id can be a value of the record.
  const nodes = await engine.rows<{ record_no: number; source: string; row_no: number }>(
    `with ${COMPARED} select c.record_no, i.source, i.row_no from compared as c join ${INPUT_TABLE} as i using (record_no) where c.person_no = ${personNo} order by c.record_no`,
  )
  const listed = nodes.map(({ record_no: no }) => no).join(', ')
  const edges = await engine.rows<{ left_no: number; right_no: number; bits: number }>(
    `select least(left_no, right_no) as left_no, greatest(left_no, right_no) as right_no, bits from kept_pair
     where left_no in (${listed}) and right_no in (${listed}) order by bits desc, left_no, right_no`,
  )
  const placeOf = new Map(nodes.map(({ record_no: no }, index) => [no, index]))
  const links = edges.map(({ left_no: left, right_no: right, bits }) => ({ left: placeOf.get(left)!, right: placeOf.get(right)!, bits }))
  const names = nodes.map(({ source, row_no: row }, index) => `${index + 1} (${source}, row ${row})`)
  return `<p>${whole(nodes.length)} different records and the ${whole(links.length)} pairs among them that were kept. A thick line weighs more; a broken one, less than the ${thresholdBits.toFixed(1)} bits that a link needs.</p>
  ${clusterGraph('Links within one person, in bits', names, links, thresholdBits)}${foldedTable(
    ['Record', 'Record', 'Bits'],
    links.map(({ left, right, bits }) => [names[left]!, names[right]!, bits.toFixed(1)]),
  )}`
}

function truthPart(truth: NonNullable<LinkSummary['truth']>): string {
  const rows: (string | number)[][] = [
    ['Records with a truth', truth.records],
    ['Records without', truth.blank],
    ['People, truly', truth.truePeople],
    ['People, as found among them', truth.foundPeople],
    ['Precision of pairs', truth.precision.toFixed(4)],
    ['Recall of pairs', truth.recall.toFixed(4)],
    ['F1 of pairs', truth.f1.toFixed(4)],
    ['B-cubed F', truth.bCubed.toFixed(4)],
    ['Calibration error', truth.calibrationError === null ? 'no pairs' : truth.calibrationError.toFixed(4)],
  ]
  return `<p>The truth was measured against, never learnt from.</p>${table(['What', 'Value'], rows)}<h3>Are the chances right?</h3>${table(
    ['Chance from', 'Pairs', 'said on average', 'truly one person'],
    truth.calibration.map(({ from, pairs, said, true: share }) => [from.toFixed(1), pairs, said.toFixed(3), share.toFixed(3)]),
  )}`
}

function ranPart({ seconds, engine, threads, pairsPerSecond, sources, roster }: LinkSummary): string {
  const columns = (facts: LinkSummary['sources'][number]) =>
    Object.entries(facts.columns).map(([field, headers]) => [facts.source, words(field), headers.join(', ')])
  return `<p>Engine ${text(engine)}, ${threads} threads, ${whole(pairsPerSecond)} pairs a second.</p>${table(
    ['Phase', 'Seconds'],
    Object.entries(seconds).map(([phase, value]) => [phase, value.toFixed(2)]),
  )}<h3>What was compared</h3>${table(['Table', 'Field', 'Columns'], [...sources, ...(roster ? [roster] : [])].flatMap(columns))}`
}
