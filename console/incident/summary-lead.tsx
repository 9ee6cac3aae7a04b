/** The summary: sentences that must hold, each with its grade mark. */
import type { Overview, SummarySentence } from '../../src/api/contract.ts'
import { dayTimeZone, fullTime, isSameDay, time, zoneName } from '../parts/format.ts'
import { GradeMark } from '../parts/marks.tsx'
import { useWords } from '../parts/words.tsx'
import type { Words } from '../words/en.ts'

export function SummaryLead({ overview, now }: { overview: Overview; now: Date }) {
  const words = useWords()
  const { incident, sentences } = overview
  const { zone } = incident
  const toldAt = new Date(incident.supplierToldUsAt ?? incident.awareAt)
  const knewAt = incident.supplierAwareAt ? new Date(incident.supplierAwareAt) : null
  return (
    <section className="c8" aria-label={words.overview.inShort}>
      <p className="eyebrow">
        <b>{words.overview.trueAt(fullTime(now, zone, words.locale))}</b>
        <span>
          {incident.supplierToldUsAt && incident.supplier
            ? words.overview.told(firstWord(incident.supplier), dayTimeZone(toldAt, zone, words.locale))
            : words.overview.awareSince(dayTimeZone(new Date(incident.awareAt), zone, words.locale))}
        </span>
        {knewAt && knewAt < toldAt && (
          <span>
            {words.overview.knownSince(
              isSameDay(knewAt, toldAt, zone)
                ? `${time(knewAt, zone, words.locale)} ${zoneName(knewAt, zone, words.locale)}`
                : dayTimeZone(knewAt, zone, words.locale),
            )}
          </span>
        )}
      </p>
      <h1 className="sr">{words.overview.heading(incident.title)}</h1>
      <p className="lead">
        {sentences.map((sentence) => (
          <Sentence key={sentence.key} sentence={sentence} text={textOf(sentence, words)} />
        ))}
      </p>
    </section>
  )
}

/** The mark hangs on the last word, so that no line begins with it. */
function Sentence({ sentence, text }: { sentence: SummarySentence; text: string }) {
  const words = useWords()
  const at = text.lastIndexOf(' ')
  return (
    <>
      {text.slice(0, at + 1)}
      <span className="nowrap">
        {text.slice(at + 1)}
        <GradeMark grade={sentence.grade} />
        <span className="sr"> ({words.overview.grade(words.gradeLong[sentence.grade])})</span>
      </span>{' '}
    </>
  )
}

function textOf({ key, count = 0, kinds = [], who }: SummarySentence, words: Words): string {
  const says = words.overview.sentence
  const named = kinds.map((kind) => words.kindInText[kind] ?? words.kind[kind].toLowerCase())
  const holder = who ?? says.theSupplier
  switch (key) {
    case 'affected':
      return says.affected(count)
    case 'bank':
      return says.bank(count)
    case 'inaccessible':
      return says.inaccessible(holder, named.length > 0 ? named : [says.data])
    case 'exposed':
      return says.exposed(holder, named.length > 0 ? named : [says.data])
    case 'copied_not_seen':
      return says.copied_not_seen(holder)
    default:
      return says[key]
  }
}

/** `Northgate Data Services` told us is too long for a line of meta: its first word is how people speak of it. */
export function firstWord(name: string): string {
  return name.split(' ')[0] ?? name
}
