/** What is different from the version before, field by field; closed until asked for, because a first draft has none. */
import type { FilingDocument } from '../../src/api/contract.ts'
import { useWords } from '../parts/words.tsx'

export function FilingChanges({ changes }: { changes: NonNullable<FilingDocument['changes']> }) {
  const words = useWords()
  const title = changes.againstFiled ? words.filing.changesFiled(changes.against) : words.filing.changes(changes.against)
  if (changes.list.length === 0)
    return (
      <p className="meta changes">
        {title}: {words.filing.noChanges}
      </p>
    )
  return (
    <details className="changes" open={changes.againstFiled}>
      <summary>
        {title} <span className="meta">{words.number(changes.list.length)}</span>
      </summary>
      <dl>
        {changes.list.map(({ part, id, label, before, after }) => (
          <div key={`${part}-${id}`}>
            <dt>
              <a href={`#field-${id}`}>{label}</a>
            </dt>
            <dd>
              <span className="meta">{words.filing.before}</span>
              <del>{before ?? words.filing.notThere}</del>
            </dd>
            <dd>
              <span className="meta">{words.filing.after}</span>
              <ins>{after ?? words.filing.notThere}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
