/** One person in the register: what was exposed, where it stands, and why these records are one person. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PersonView } from '../../src/api/contract.ts'
import { bits, day, dayTime, percent, personId } from '../parts/format.ts'
import { Masked } from '../parts/marks.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery, overviewQuery, personQuery } from '../queries.ts'
import { ClusterGraph } from './cluster-graph.tsx'
import { ExposureTable } from './exposure-table.tsx'
import { PersonProof } from '../notify/person-proof.tsx'
import { Waterfall } from './waterfall.tsx'

export function PersonPage({ incidentId, personNo }: { incidentId: string; personNo: number }) {
  const query = useQuery(personQuery(incidentId, personNo))
  return (
    <Loaded query={query} lines={12}>
      {(person) => <PersonSheet incidentId={incidentId} person={person} />}
    </Loaded>
  )
}

function PersonSheet({ incidentId, person }: { incidentId: string; person: PersonView }) {
  const words = useWords()
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  const mayReveal = useQuery(meQuery).data?.may.includes('person.reveal') ?? false
  const id = personId(person.personNo)
  const left = person.leftOn
    ? day(new Date(`${person.leftOn}T12:00:00Z`), 'UTC', words.locale)
        .split(' ')
        .slice(1)
        .join(' ') + ` ${person.leftOn.slice(0, 4)}`
    : ''
  const places = person.exposures.reduce((sum, exposure) => sum + exposure.places, 0)
  return (
    <div className="p-person">
      <div className="head">
        <div>
          <h1>
            <Masked value={person.masked} />
            <span className="sr"> {words.person.title(id)}</span>
          </h1>
          <p className="meta-2 under">
            {words.person.title(id)} · {words.person.from(person.records, person.files, person.onRoster)}
          </p>
          <p className="tags">
            <span className="badge">
              {left && person.relationship === 'former' ? words.person.leftOn(words.relationship.former, left) : words.relationship[person.relationship]}
            </span>
            {person.kinds.includes('bank_account') && <span className="badge">{words.kind.bank_account}</span>}
            {person.special && <span className="badge">{words.person.specialBadge}</span>}
            {person.flags.map((flag) => (
              <span className={`badge ${flag === 'special_risk' ? 'act' : ''}`} key={flag}>
                {words.flag[flag]}
              </span>
            ))}
          </p>
        </div>
      </div>
      <Facts person={person} left={left} />
      <div className="grid">
        <div className="c9">
          <Section title={words.person.exposure} meta={words.person.exposureMeta(person.exposures.length, places)}>
            <ExposureTable incidentId={incidentId} person={person} mayReveal={mayReveal} />
          </Section>
          <Section title={words.person.evidenceTitle} className="apart" meta={words.person.legendBits}>
            <Waterfall person={person} />
          </Section>
          <Section title={words.person.graphTitle} className="apart" meta={words.person.graphMeta}>
            <ClusterGraph incidentId={incidentId} person={person} />
          </Section>
          <PersonProof incidentId={incidentId} personNo={person.personNo} zone={zone} />
        </div>
        <Side incidentId={incidentId} person={person} zone={zone} />
      </div>
    </div>
  )
}

function Facts({ person, left }: { person: PersonView; left: string }) {
  const words = useWords()
  // Whom our own list calls a member has not left because an old file says so.
  const leaving = left === '' ? '' : person.relationship === 'former' ? words.person.left(left) : words.person.leftSaid(left)
  const weakest = person.weakestLinkBits
  return (
    <dl className="facts4">
      <div>
        <dt>{words.person.relationship}</dt>
        <dd>{words.relationship[person.relationship]}</dd>
        <dd>{[leaving, person.onRoster ? words.person.onRoster : words.person.offRoster].filter(Boolean).join(' · ')}</dd>
      </div>
      <div>
        <dt>{words.person.onePerson}</dt>
        <dd>{words.person.sure(percent(person.confidence))}</dd>
        <dd>{weakest === null ? words.person.oneRecord : words.person.weakest(bits(weakest))}</dd>
      </div>
      <div>
        <dt>{words.person.reach}</dt>
        <dd>{words.register.reachBy[person.reach]}</dd>
      </div>
      <div>
        <dt>{words.person.marks}</dt>
        <dd>{person.flags.length > 0 ? words.list(person.flags.map((flag) => words.flag[flag])) : words.person.noMarks}</dd>
        {person.flags.length === 0 && <dd>{words.person.noMarksHint}</dd>}
      </div>
    </dl>
  )
}

function Side({ incidentId, person, zone }: { incidentId: string; person: PersonView; zone: string }) {
  const words = useWords()
  return (
    <div className="c3 side">
      <Section title={words.person.household} meta={person.household.length > 0 ? words.people(person.household.length + 1) : undefined}>
        {person.household.length === 0 ? (
          <p className="meta-2">{words.person.alone}</p>
        ) : (
          <>
            <ul>
              <li>
                <span className="row">
                  <Masked value={person.masked} />
                  <span className="meta">{words.person.thisPerson}</span>
                </span>
              </li>
              {person.household.map((other) => (
                <li key={other.personNo}>
                  <span className="row">
                    <Link to="/incidents/$incidentId/register/$personNo" params={{ incidentId, personNo: String(other.personNo) }}>
                      <Masked value={other.masked} />
                    </Link>
                    <span className="meta">{words.relationship[other.relationship].toLowerCase()}</span>
                  </span>
                  <span className="meta">{personId(other.personNo)}</span>
                </li>
              ))}
            </ul>
            <p className="meta">{words.person.householdNote}</p>
          </>
        )}
      </Section>
      <Section title={words.person.records} meta={words.number(person.sources.length)}>
        <ul>
          {person.sources.map((source) => (
            <li key={source.recordNo}>
              {source.label}
              <span className="meta wrap">
                {source.path}
                {source.place && ` · ${source.place}`}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section
        title={words.person.looked}
        meta={
          <Link to="/incidents/$incidentId/log" params={{ incidentId }}>
            {words.person.log}
          </Link>
        }
      >
        {person.looks.length === 0 && <p className="meta-2">{words.person.nobodyLooked}</p>}
        <ul>
          {person.looks.map((look) => (
            <li key={look.at}>
              <span className="row">
                {look.name}
                <time dateTime={look.at}>{dayTime(new Date(look.at), zone, words.locale)}</time>
              </span>
              <span className="meta">{look.reason}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
