/** Facts of one standing, with source. */
import type { Fact } from '../../src/api/contract.ts'
import { GradeMark } from '../parts/marks.tsx'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'

/** The overview shows the first; the page of facts shows all. */
const SHOWN = 5

export function FactColumn({ title, meta, facts }: { title: string; meta: string; facts: Fact[] }) {
  const words = useWords()
  return (
    <Section className="c4" title={title} meta={meta}>
      {facts.length === 0 && <p className="meta-2">{words.overview.noFacts}</p>}
      <ul className="facts">
        {facts.slice(0, SHOWN).map((fact) => (
          <li key={fact.factNo}>
            <GradeMark grade={fact.grade} />
            <span>{fact.says}</span>
            <span className="meta">
              {words.grade[fact.grade]} · {fact.source}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
