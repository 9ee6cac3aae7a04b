/** Claims: each held against numbered rules, together as a group, out to counsel and insurer. No sum anywhere. */
import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CLAIM_STATUSES, type ClaimRowView, type ClaimsPage as ClaimsData } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { dayTime, dayYear } from '../parts/format.ts'
import { ChoiceField, TextField } from '../parts/form.tsx'
import { Section } from '../parts/section.tsx'
import { Empty, Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery } from '../queries.ts'
import { claimsQuery } from './queries.ts'

export function ClaimsPage({ incidentId }: { incidentId: string }) {
  return (
    <div className="p-claims">
      <Loaded query={useQuery(claimsQuery(incidentId))} lines={12}>
        {(page) => <Claims incidentId={incidentId} page={page} />}
      </Loaded>
    </div>
  )
}

function Claims({ incidentId, page }: { incidentId: string; page: ClaimsData }) {
  const words = useWords()
  const may = useQuery(meQuery).data?.may ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const claim = page.rows.find(({ enquiryId }) => enquiryId === chosen) ?? page.rows[0]
  return (
    <>
      <div className="head">
        <div>
          <h1>{words.claims.title}</h1>
          <p className="meta-2 under">
            {words.claims.lead(page.group.total)}. {words.claims.noSum}
          </p>
          {page.isClaimantSide && <p className="strong">{words.claims.side(page.respondent ?? '')}</p>}
        </div>
        {may.includes('claim.export') && page.rows.length > 0 && <Exports incidentId={incidentId} />}
      </div>
      {page.rows.length === 0 ? (
        <Empty says={words.claims.empty} hint={words.claims.emptyHint} />
      ) : (
        <>
          <Group page={page} />
          <Section title={words.claims.list} meta={words.claims.listMeta}>
            <div className="scroll" tabIndex={0} role="region" aria-label={words.table}>
              <table className="plain">
                <thead>
                  <tr>
                    {(['reference', 'status', 'standing', 'lives', 'limitation', 'owner'] as const).map((column) => (
                      <th scope="col" key={column}>
                        {words.claims.column[column]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {page.rows.map((row) => (
                    <tr key={row.enquiryId} className={row === claim ? 'sel' : undefined}>
                      <th scope="row">
                        <button type="button" className="link" data-row aria-pressed={row === claim} onClick={() => setChosen(row.enquiryId)}>
                          {row.reference}
                        </button>
                      </th>
                      <td>{words.claims.status[row.status]}</td>
                      <td>{words.claims.standing[row.standing ?? 'not_assessed']}</td>
                      <td>{words.claims.place[row.jurisdiction] ?? row.jurisdiction}</td>
                      <td>{row.limitation?.lastDay ? dayYear(row.limitation.lastDay, words.locale) : words.claims.notComputed}</td>
                      <td>{row.owner ?? words.desk.nobody}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Section>
          {claim && <Detail key={claim.enquiryId} incidentId={incidentId} claim={claim} zone={page.zone} mayWork={may.includes('claim.work')} />}
        </>
      )}
    </>
  )
}

function Exports({ incidentId }: { incidentId: string }) {
  const words = useWords()
  return (
    <div>
      <div className="act">
        {(['counsel', 'insurer'] as const).flatMap((reader) =>
          (['csv', 'pdf'] as const).map((format) => (
            <a key={`${reader} ${format}`} className="btn small" href={incidentUrl(incidentId, `claims.${format}`, { reader })}>
              {words.claims[reader]}, {format.toUpperCase()}
            </a>
          )),
        )}
      </div>
      <p className="meta under">{words.claims.exportHint}</p>
    </div>
  )
}

function Group({ page }: { page: ClaimsData }) {
  const words = useWords()
  const { group } = page
  return (
    <Section title={words.claims.group}>
      <dl className="pairs">
        <div>
          <dt>{words.claims.column.standing}</dt>
          <dd>
            {(['stands_so_far', 'cannot_tell_yet', 'does_not_stand_so_far', 'not_assessed'] as const)
              .filter((standing) => group.standing[standing] > 0)
              .map((standing) => `${words.number(group.standing[standing])} ${words.claims.standing[standing]}`)
              .join(' · ')}
          </dd>
        </div>
        <div>
          <dt>{words.claims.damage}</dt>
          <dd>{group.damage.map(({ rule, says, count }) => `${words.claims.damageOf[rule] ?? says}: ${words.number(count)}`).join(' · ')}</dd>
        </div>
        <div>
          <dt>{words.claims.column.lives}</dt>
          <dd>
            {Object.entries(group.jurisdiction)
              .map(([place, count]) => `${words.claims.place[place] ?? place}: ${words.number(count ?? 0)}`)
              .join(' · ')}
          </dd>
        </div>
        <div>
          <dt>{words.claims.represented}</dt>
          <dd>{words.number(group.represented)}</dd>
        </div>
        <div>
          <dt>{words.claims.duplicates}</dt>
          <dd>{words.number(group.duplicates)}</dd>
        </div>
        <div>
          <dt>{words.claims.firstDay}</dt>
          <dd>{group.firstLimitationDay ? dayYear(group.firstLimitationDay, words.locale) : words.claims.notComputed}</dd>
        </div>
      </dl>
    </Section>
  )
}

function Detail({ incidentId, claim, zone, mayWork }: { incidentId: string; claim: ClaimRowView; zone: string; mayWork: boolean }) {
  const words = useWords()
  const client = useQueryClient()
  const [status, setStatus] = useState<string>(claim.status)
  const [why, setWhy] = useState('')
  const change = useMutation({
    mutationFn: ({ step, body }: { step: string; body?: object }) => post<ClaimsData>(incidentUrl(incidentId, `claims/${claim.enquiryId}/${step}`), body ?? {}),
    onSuccess: (answer) => client.setQueryData(claimsQuery(incidentId).queryKey, answer),
  })
  return (
    <Section
      title={words.claims.detail(claim.reference)}
      meta={claim.assessedAt ? words.claims.assessed(dayTime(new Date(claim.assessedAt), zone, words.locale)) : undefined}
    >
      <p className="strong">
        {words.claims.standing[claim.standing ?? 'not_assessed']}
        {claim.because && `: ${claim.because}`}
      </p>
      <ul className="findings-list">
        {claim.findings.map(({ rule, question, state, says, source, mark }) => (
          <li key={`${rule} ${says}`}>
            <span className="strong">{question}</span> <span className="badge">{words.claims.state[state]}</span> <span className="meta">{rule}</span>
            <p>{says}</p>
            <p className="meta">
              {source}
              {words.claims.mark[mark] !== '' && ` · ${words.claims.mark[mark]}`}
            </p>
          </li>
        ))}
      </ul>
      {claim.needed.length > 0 && (
        <p>
          {words.claims.needed}: {words.list(claim.needed)}
        </p>
      )}
      <div className="act">
        <Link className="btn" to="/incidents/$incidentId/desk/$enquiryId" params={{ incidentId, enquiryId: claim.enquiryId }}>
          {words.claims.open}
        </Link>
        {mayWork && (
          <button type="button" className="btn" onClick={() => change.mutate({ step: 'assess' })}>
            {words.claims.assess}
          </button>
        )}
      </div>
      {mayWork && (
        <form
          className="desk-form"
          onSubmit={(event) => {
            event.preventDefault()
            change.mutate({ step: 'status', body: { status, why } }, { onSuccess: () => setWhy('') })
          }}
        >
          <ChoiceField
            label={words.claims.setStatus}
            value={status}
            set={setStatus}
            choices={CLAIM_STATUSES.map((one) => [one, words.claims.status[one]!] as const)}
          />
          <TextField label={words.claims.why} value={why} set={setWhy} />
          <div className="act end">
            <button type="submit" className="btn" disabled={why.trim().length < 4}>
              {words.claims.save}
            </button>
          </div>
        </form>
      )}
      {change.isError && <ProblemNote error={change.error} />}
    </Section>
  )
}
