/** One person's records as points and what holds them together as lines; arrow keys move from line to line; the same as a table and as a file. */
import { useState } from 'react'
import type { LinkGraph, PersonView } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { bits } from '../parts/format.ts'
import { useWords } from '../parts/words.tsx'

type Line = LinkGraph['lines'][number]

/** Half the drawing, and the ring that the points stand on, in pixels: text does not scale. */
const [MIDDLE_X, MIDDLE_Y, RING_X, RING_Y] = [210, 150, 168, 116]
/** With more lines than this their weights are said one by one only. */
const MOST_LABELS = 10

export function ClusterGraph({ incidentId, person }: { incidentId: string; person: PersonView }) {
  const words = useWords()
  const [chosen, setChosen] = useState<number | null>(null)
  const { nodes, lines } = person.graph
  if (nodes.length < 2) return <p className="meta-2">{words.person.noLinks}</p>
  const line = chosen === null ? null : lines[Math.min(chosen, lines.length - 1)]!
  const says = (one: Line) => words.person.lineSays(nameOf(nodes, one.left, words.person.roster), nameOf(nodes, one.right, words.person.roster), heldBy(one))
  const heldBy = ({ why, bits: weight }: Line) => (weight === null ? words.person.heldBy[why]! : words.person.weighs(bits(weight)))
  return (
    <div className="cluster">
      <div className="drawing">
        <svg role="img" aria-label={words.person.graphAlt(nodes.length, lines.length)} viewBox={`0 0 ${MIDDLE_X * 2} ${MIDDLE_Y * 2}`}>
          {lines.map((one, index) => (
            <GraphLine key={index} line={one} count={nodes.length} isChosen={one === line} hasLabel={lines.length <= MOST_LABELS || one === line} />
          ))}
          {nodes.map((node, index) => {
            const { x, y } = placeOf(index, nodes.length)
            const isEnd = line !== null && (line.left === index || line.right === index)
            return (
              <g key={index} className={`point ${node.isRoster ? 'roster' : ''} ${isEnd ? 'chosen' : ''}`}>
                <circle cx={x} cy={y} r={13} />
                <text x={x} y={y + 4} textAnchor="middle">
                  {index + 1}
                </text>
              </g>
            )
          })}
        </svg>
        {lines.length > 0 && (
          <>
            <input
              type="range"
              className="cluster-range"
              min={0}
              max={lines.length - 1}
              step={1}
              value={chosen ?? 0}
              aria-label={words.person.graphLines}
              aria-valuetext={says(lines[chosen ?? 0]!)}
              onFocus={() => setChosen(chosen ?? 0)}
              onChange={(event) => setChosen(Number(event.target.value))}
            />
            <p className="meta-2">{line ? says(line) : words.person.graphHint}</p>
          </>
        )}
      </div>
      <ol className="points">
        {nodes.map((node, index) => (
          <li key={index}>
            <span aria-hidden="true">{index + 1} </span>
            {node.isRoster ? words.person.roster : node.label}
            <span className="meta wrap">{[node.path, node.place].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
      <details>
        <summary className="meta">{words.table}</summary>
        <LineTable person={person} heldBy={heldBy} />
        <p className="meta">
          <a href={incidentUrl(incidentId, `persons/${person.personNo}/links.csv`)}>{words.csv}</a>
        </p>
      </details>
    </div>
  )
}

function nameOf(nodes: LinkGraph['nodes'], index: number, roster: string): string {
  const node = nodes[index]!
  return `${index + 1} (${node.isRoster ? roster : node.label}, ${node.place})`
}

/** On a ring, the first at the top; two stand side by side. */
function placeOf(index: number, count: number): { x: number; y: number } {
  const angle = (index / count) * 2 * Math.PI - (count === 2 ? Math.PI : Math.PI / 2)
  return { x: MIDDLE_X + Math.cos(angle) * RING_X, y: MIDDLE_Y + Math.sin(angle) * RING_Y }
}

function GraphLine({ line, count, isChosen, hasLabel }: { line: Line; count: number; isChosen: boolean; hasLabel: boolean }) {
  const [from, to] = [placeOf(line.left, count), placeOf(line.right, count)]
  // Off the middle, and not all by as much, so that crossing lines do not write on each other.
  const share = 0.3 + ((line.left + line.right) % 3) * 0.1
  const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
  const width = line.bits === null ? 1.5 : Math.min(6, Math.max(1, Math.abs(line.bits) / 5))
  return (
    <g className={`line ${line.why} ${line.bits !== null && line.bits < 0 ? 'against' : ''} ${isChosen ? 'chosen' : ''}`}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} strokeWidth={width} />
      {hasLabel && line.bits !== null && (
        <text x={at.x} y={at.y + 4} textAnchor="middle">
          {bits(line.bits)}
        </text>
      )}
    </g>
  )
}

function LineTable({ person, heldBy }: { person: PersonView; heldBy: (line: Line) => string }) {
  const words = useWords()
  const { nodes, lines } = person.graph
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={words.person.graphLines}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.person.graphColumns.from}</th>
            <th scope="col">{words.person.graphColumns.to}</th>
            <th scope="col">{words.person.graphColumns.held}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td>{nameOf(nodes, line.left, words.person.roster)}</td>
              <td>{nameOf(nodes, line.right, words.person.roster)}</td>
              <td>{heldBy(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
