/** Small signs that repeat what a word says: grades, statuses, how well a law is known. Each is hidden from readers that get the word. */
import type { DutyStatus, Grade, ObligationRow } from '../../src/api/contract.ts'
import { useWords } from './words.tsx'

const FILLED: Partial<Record<Grade, string>> = {
  seen: 'M6 6V1A5 5 0 1 1 1.00 6.00Z',
  supplier: 'M6 6V1A5 5 0 0 1 6.00 11.00Z',
  assumed: 'M6 6V1A5 5 0 0 1 11.00 6.00Z',
}

/** A disc filled by how firmly a fact stands; dashed: not known. */
export function GradeMark({ grade }: { grade: Grade }) {
  const fill = FILLED[grade]
  return (
    <svg className="grade" viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray={grade === 'unknown' ? '2 1.93' : undefined} />
      {grade === 'forensic' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      {fill && <path d={fill} fill="currentColor" />}
    </svg>
  )
}

export function GradeLegend() {
  const words = useWords()
  const grades: Grade[] = ['forensic', 'seen', 'supplier', 'assumed', 'unknown']
  return (
    <p className="legend">
      <span>{words.overview.legend}</span>
      {grades.map((grade) => (
        <span key={grade}>
          <GradeMark grade={grade} />
          {words.gradeLong[grade]}
        </span>
      ))}
    </p>
  )
}

export function StatusMark({ status, size = 10 }: { status: DutyStatus | 'planned'; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" aria-hidden="true">
      {status === 'due' && <rect width="10" height="10" rx="2" fill="currentColor" />}
      {(status === 'cannot_rule_out' || status === 'planned' || status === 'voluntary') && (
        <rect x=".65" y=".65" width="8.7" height="8.7" rx="1.6" fill="var(--paper)" stroke="currentColor" strokeWidth="1.3" />
      )}
      {status === 'cannot_rule_out' && <path d="M1 9 9 1M1 5.2 5.2 1M4.8 9 9 4.8" stroke="currentColor" strokeWidth="1" />}
      {status === 'done' && <path d="m1 5.4 2.7 2.7L9 2" fill="none" stroke="currentColor" strokeWidth="1.5" />}
      {(status === 'exempt' || status === 'not_due') && <path d="M1 5h8" stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  )
}

const STATUS_CLASS: Record<DutyStatus, string> = { due: 'due', cannot_rule_out: 'open', done: 'done', exempt: 'exempt', not_due: 'exempt', voluntary: 'todo' }

export function Status({ status, text }: { status: DutyStatus; text?: string }) {
  const words = useWords()
  return (
    <span className={`status ${STATUS_CLASS[status]}`}>
      <StatusMark status={status} />
      {text ?? words.dutyStatus[status]}
    </span>
  )
}

const BARS = { primary: 3, secondary: 2, unverified: 1 } as const

/** Three bars: how well we know this law. The word stands beside it or is read out; that nobody has verified it stands there for every eye. */
export function LawConfidence({ confidence, isNamed = false }: { confidence: ObligationRow['confidence']; isNamed?: boolean }) {
  const words = useWords()
  return (
    <>
      <span className="conf" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <i key={bar} className={bar > BARS[confidence] ? 'off' : undefined} />
        ))}
      </span>
      {!isNamed && <span className={confidence === 'unverified' ? 'unverified' : 'sr'}>{words.confidence[confidence]}: </span>}
    </>
  )
}

export function SpecialMark() {
  const words = useWords()
  return (
    <>
      <i className="special" aria-hidden="true" />
      <span className="sr"> {words.special}</span>
    </>
  )
}

/** A value with its hidden signs set back; read out as "hidden" and not as a row of dots. */
export function Masked({ value }: { value: string }) {
  const words = useWords()
  const parts = value.split(/(•+)/)
  return (
    <span className="masked">
      <span aria-hidden="true">
        {parts.map((part, index) =>
          part.startsWith('•') ? (
            <span className="d" key={index}>
              {part}
            </span>
          ) : (
            part
          ),
        )}
      </span>
      <span className="sr">{value.replace(/•+/g, ` ${words.hidden} `)}</span>
    </span>
  )
}

export function Bell() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.4">
      <path d="M8 1.6v1.2M2.6 11.6h10.8M4.2 11.6V7.4a3.8 3.8 0 0 1 7.6 0v4.2M6.6 14.2h2.8" />
    </svg>
  )
}

export function Eye() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.2">
      <path d="M1 7s2.2-3.8 6-3.8S13 7 13 7s-2.2 3.8-6 3.8S1 7 1 7Z" />
      <circle cx="7" cy="7" r="1.7" />
    </svg>
  )
}
