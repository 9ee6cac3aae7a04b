/** What could be read: bytes by folder. Light is what we can see, dark what we cannot; hatching and an outline say so without colour. */
import { useRef, useState, useEffect } from 'react'
import type { EvidenceGroup, EvidenceMap } from '../../src/api/contract.ts'
import { bytes } from '../parts/format.ts'
import { Empty } from '../parts/states.tsx'
import { treemap } from '../parts/treemap.ts'
import { useWords } from '../parts/words.tsx'
import { firstWord } from '../incident/summary-lead.tsx'

const STATES: EvidenceGroup['state'][] = ['read', 'partly', 'inaccessible', 'not_readable', 'waiting']
const CLASS: Record<EvidenceGroup['state'], string> = { read: 'read', partly: 'part', inaccessible: 'shut', not_readable: 'not', waiting: 'not' }

/** Smaller tiles have no room for words, nor for the space around them. */
const TINY_PERCENT = { width: 6, height: 7 }

/** How a file can differ from the supplier's list, gravest first; a file of the same size only lacks the proof. */
const DIFFERING = ['missing', 'changed', 'rendered_inaccessible', 'new'] as const

export function Treemap({ map, supplier }: { map: EvidenceMap; supplier: string | null }) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  const [aspect, setAspect] = useState(1.7)
  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => entry && setAspect(entry.contentRect.width / Math.max(1, entry.contentRect.height)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  if (map.groups.length === 0)
    return <Empty says={words.overview.noEvidence} hint={words.overview.noEvidenceHint(supplier ? firstWord(supplier) : words.overview.sentence.theSupplier)} />
  const tiles = treemap(map.groups, ({ bytes: size }) => size, aspect)
  const totals = STATES.map((state) => ({
    state,
    bytes: map.groups.filter((group) => group.state === state).reduce((sum, group) => sum + group.bytes, 0),
  })).filter(({ bytes: size }) => size > 0)
  const name = (group: EvidenceGroup) => group.name || words.overview.topFolder
  const alt = `${words.overview.evidenceAlt}: ${totals.map(({ state, bytes: size }) => `${words.overview.evidenceState[state]} ${bytes(size, words.locale)}`).join(', ')}`
  const differing = DIFFERING.flatMap((result) => {
    const files = map.manifest.find((row) => row.result === result)?.files ?? 0
    return files > 0 ? [`${words.files(files)} ${words.overview.manifest[result] ?? result}`] : []
  })
  return (
    <>
      <div className="tm" role="img" aria-label={alt} ref={box}>
        {tiles.map(({ item, left, top, width, height }) => (
          <div
            key={`${item.name}${item.state}`}
            className={`${CLASS[item.state]} ${width < TINY_PERCENT.width || height < TINY_PERCENT.height ? 'tiny' : ''}`}
            style={{ left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` }}
          >
            <span>
              <b>{name(item)}</b>
              {bytes(item.bytes, words.locale)}, {words.files(item.files)}
            </span>
          </div>
        ))}
      </div>
      <p className="key">
        {totals.map(({ state, bytes: size }) => (
          <span key={state}>
            <i className={CLASS[state]} aria-hidden="true" />
            {words.overview.evidenceState[state]}, {bytes(size, words.locale)}
          </span>
        ))}
      </p>
      {map.manifest.length > 0 && <p className="meta">{differing.length > 0 ? words.overview.manifestDiffers(differing) : words.overview.manifestSame}</p>}
    </>
  )
}
