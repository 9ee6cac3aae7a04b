/** What is not known of a supplier, or of ourselves, by the rules of docs/rules/preparedness.md. */
import type { GapView } from '../../src/api/contract.ts'
import { useWords } from '../parts/words.tsx'

export function Missing({ gaps }: { gaps: GapView[] }) {
  const { preparedness } = useWords()
  return (
    <>
      <h3 className="meta">{preparedness.missing}</h3>
      {gaps.length === 0 && <p className="meta-2">{preparedness.nothingMissing}</p>}
      <ul className="plain-list">
        {gaps.map(({ rule, code, dataSet }) => (
          <li key={`${code}-${dataSet}`}>
            {preparedness.gap[code]}
            <span className="meta block">{[dataSet, rule].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
