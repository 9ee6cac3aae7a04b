/** What runs now: a bar, figures and the time that is left at the pace so far. Gone when nothing runs. */
import type { StageRun } from '../../src/api/contract.ts'
import { bytes } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'
import type { Words } from '../words/en.ts'

/** Before this share a pace says little. */
const SHARE_TO_TRUST = 0.02

export function RunningStages({ stages, now }: { stages: StageRun[]; now: Date }) {
  const words = useWords()
  const running = stages.filter(({ state }) => state === 'running')
  const failed = stages.filter(({ state }) => state === 'failed')
  if (running.length + failed.length === 0) return null
  return (
    <Section className="c12 running screen-only" title={running.length > 0 ? words.overview.running : words.overview.stopped}>
      <ul>
        {[...running, ...failed].map((stage) => (
          <StageLine key={stage.stage} stage={stage} now={now} />
        ))}
      </ul>
      <p className="meta">{running.length > 0 ? words.overview.safe : words.overview.safeStopped}</p>
    </Section>
  )
}

function StageLine({ stage, now }: { stage: StageRun; now: Date }) {
  const words = useWords()
  const share = stage.total > 0 ? Math.min(1, stage.done / stage.total) : 0
  const name = words.stage[stage.stage] ?? stage.stage
  const done =
    stage.total > 0
      ? words.overview.soFar(amount(stage.done, stage.unit, words), amount(stage.total, stage.unit, words))
      : stage.done > 0
        ? amount(stage.done, stage.unit, words)
        : ''
  const then = stage.state === 'failed' ? words.overview.stageFailed : remaining(stage, share, now, words)
  return (
    <li>
      <span className="strong">{name}</span>
      <span className="meta-2 num">{[done, then].filter(Boolean).join(' · ')}</span>
      <progress max={1} value={stage.total > 0 || stage.state === 'failed' ? share : undefined} aria-label={name} className={stage.state} />
      {stage.problem && (
        <p className="stage-problem" role="status">
          <span className="strong">{stage.problem.says || words.overview.stageProblem}</span>
          <span className="meta-2">{stage.problem.hint || words.overview.stageHint}</span>
        </p>
      )}
    </li>
  )
}

function amount(count: number, unit: string, words: Words): string {
  return unit === 'bytes' ? bytes(count, words.locale) : `${words.number(count)} ${unit}`
}

function remaining({ startedAt }: StageRun, share: number, now: Date, words: Words): string {
  if (share < SHARE_TO_TRUST) return ''
  const spentMs = now.getTime() - new Date(startedAt).getTime()
  const leftMinutes = Math.ceil((spentMs / share - spentMs) / 60_000)
  return leftMinutes > 0 ? words.overview.remaining(words.hoursMinutes(Math.floor(leftMinutes / 60), leftMinutes % 60)) : ''
}
