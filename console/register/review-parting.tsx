/** Of three records and more that are not one person: which person is each? By pointer, or with the letters of the records and Enter. */
import { useEffectEvent, useRef, useState } from 'react'
import type { ReviewGroup } from '../../src/api/contract.ts'
import { useSingleKeys } from '../parts/single-keys.ts'
import { useWords } from '../parts/words.tsx'
import { sideLetter } from './review-group.tsx'

type PartingProps = { sides: ReviewGroup['sides']; isHousehold: boolean; isBusy: boolean; give: (persons: number[]) => void; cancel: () => void }

export function ReviewParting({ sides, isHousehold, isBusy, give, cancel }: PartingProps) {
  const words = useWords()
  const form = useRef<HTMLElement>(null)
  const [persons, setPersons] = useState(() => sides.map(() => 1))
  const isParted = new Set(persons).size > 1
  const set = (index: number, person: number) => setPersons(persons.map((old, at) => (at === index ? person : old)))
  const giveNow = useEffectEvent(() => {
    if (isParted && !isBusy) give(persons)
  })
  useSingleKeys((key) => {
    const index = sides.findIndex((_, at) => sideLetter(at).toLowerCase() === key)
    // The next person: those there are, then a new one, then the first again.
    if (index >= 0) set(index, persons[index]! >= Math.min(sides.length, Math.max(...persons) + 1) ? 1 : persons[index]! + 1)
    else if (key === 'escape') cancel()
    else if (key === 'enter' && !(document.activeElement instanceof HTMLButtonElement && form.current?.contains(document.activeElement))) giveNow()
    else return false
    return true
  })
  return (
    <section className="parting" ref={form} aria-labelledby="parting-head">
      <h2 id="parting-head">{isHousehold ? words.review.partHousehold : words.review.partDifferent}</h2>
      <p className="meta-2">{words.review.partHint}</p>
      <div className="sides">
        {sides.map((side, index) => (
          <div className="side-row" key={index} role="group" aria-label={words.review.record(sideLetter(index))}>
            <span className="who">
              <kbd>{sideLetter(index)}</kbd> {side.isRoster ? words.review.roster : side.label} <span className="meta">{side.place}</span>
            </span>
            {sides.map((_, at) => (
              <button type="button" className="btn small" key={at} aria-pressed={persons[index] === at + 1} onClick={() => set(index, at + 1)}>
                {words.review.personNo(at + 1)}
              </button>
            ))}
          </div>
        ))}
      </div>
      <div className="act">
        <button type="button" className="btn primary small" disabled={!isParted || isBusy} onClick={() => give(persons)}>
          {words.review.partGo(new Set(persons).size)} <kbd>Enter</kbd>
        </button>
        <button type="button" className="btn plain small" onClick={cancel}>
          {words.cancel} <kbd>Esc</kbd>
        </button>
      </div>
    </section>
  )
}
