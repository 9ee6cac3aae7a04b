/** What one person was told: which text, by which way, when it was handed over, and what came back. Reading it leaves a line in the log. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { PersonNotices } from '../../src/api/contract.ts'
import { get, incidentUrl } from '../api-client.ts'
import { dayTime } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

const proofQuery = (incidentId: string, personNo: number) =>
  queryOptions({
    queryKey: ['person-notices', incidentId, personNo],
    queryFn: () => get<PersonNotices>(incidentUrl(incidentId, `persons/${personNo}/notices`)),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })

export function PersonProof({ incidentId, personNo, zone }: { incidentId: string; personNo: number; zone: string }) {
  const text = useWords().notices.proof
  const query = useQuery(proofQuery(incidentId, personNo))
  return (
    <Section title={text.title} meta={text.meta} className="apart">
      <Loaded query={query} lines={3}>
        {(campaigns) => (campaigns.length === 0 ? <p className="meta-2">{text.none}</p> : <ProofTable campaigns={campaigns} zone={zone} />)}
      </Loaded>
    </Section>
  )
}

function ProofTable({ campaigns, zone }: { campaigns: PersonNotices; zone: string }) {
  const words = useWords()
  const { proof: text, campaign } = words.notices
  const at = (time: string | null) => (time === null ? '' : dayTime(new Date(time), zone, words.locale))
  return (
    <div className="scroll-x" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.notice}</th>
            <th scope="col">{text.way}</th>
            <th scope="col">{text.became}</th>
            <th scope="col">{text.when}</th>
            <th scope="col">{text.cameBack}</th>
            <th scope="col">{text.hash}</th>
          </tr>
        </thead>
        <tbody>
          {campaigns.flatMap((one) =>
            one.rows.map((row) => (
              <tr key={`${one.campaignId} ${row.channel}`}>
                <td>
                  {campaign.title(one.purpose, one.version)}
                  <span className="meta"> {row.language === 'cy' ? words.notices.welsh : words.notices.english}</span>
                </td>
                <td>{words.notices.channel[row.channel] ?? campaign.byText}</td>
                <td>
                  {campaign.stateOf[row.state] ?? row.state}
                  {row.reason !== '' && <div className="meta">{row.reason}</div>}
                </td>
                <td>{at(row.resultAt ?? row.attemptedAt)}</td>
                <td>
                  {row.reply}
                  {one.events
                    .filter(({ channel }) => channel === row.channel)
                    .map(({ at: time, event, detail }) => (
                      <div key={`${time} ${event}`}>
                        {text.event[event] ?? event.replaceAll('_', ' ')} <span className="meta">{`${at(time)} ${detail}`}</span>
                      </div>
                    ))}
                </td>
                <td className="mono">{row.messageSha256 === null ? '' : <abbr title={row.messageSha256}>{row.messageSha256.slice(0, 12)}</abbr>}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}
