/** How far a campaign is: what became of everybody, and part by part. Bars are lengths; the words beside them carry the figures. */
import type { CampaignView } from '../../src/api/contract.ts'
import { day } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'

export function CampaignProgress({ campaign }: { campaign: CampaignView }) {
  const words = useWords()
  const text = words.notices.campaign
  const sent = campaign.counts.filter(({ channel }) => channel === 'email' || channel === 'letter' || channel === 'sms')
  const total = sent.reduce((sum, { people }) => sum + people, 0)
  const of = (...states: string[]) => sent.filter(({ state }) => states.includes(state)).reduce((sum, { people }) => sum + people, 0)
  const done = of('handed_over')
  return (
    <Section title={text.progress} meta={text.handedOverOf(done, total)}>
      <div className="bar-track" role="img" aria-label={text.handedOverOf(done, total)}>
        <i style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
      </div>
      <ul className="checks">
        {campaign.counts.map(({ channel, state, people }) => (
          <li key={`${channel} ${state}`}>
            <span>
              {text.stateOf[state] ?? state} <span className="meta">{words.notices.channel[channel] ?? text.byText}</span>
            </span>
            <span>{words.number(people)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function CampaignParts({ campaign }: { campaign: CampaignView }) {
  const words = useWords()
  const text = words.notices.campaign
  const onDay = (iso: string) => day(new Date(`${iso}T12:00:00Z`), 'UTC', words.locale)
  return (
    <Section title={text.parts} meta={text.partsMeta(campaign.deskPerDay)}>
      <div className="scroll-x" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.partDay}</th>
              <th scope="col">{text.partWave}</th>
              <th scope="col" className="num">
                {text.partPeople}
              </th>
              <th scope="col" className="num">
                {text.partContacts}
              </th>
              <th scope="col" className="num">
                {text.partLeft}
              </th>
            </tr>
          </thead>
          <tbody>
            {campaign.parts.slice(0, 60).map((part) => (
              <tr key={part.partNo}>
                <td>{onDay(part.day)}</td>
                <td>{text.wave[part.wave] ?? part.wave}</td>
                <td className="num">{words.number(part.people)}</td>
                <td className="num">{words.number(Math.round(part.expectedContacts))}</td>
                <td className="num">{part.left === 0 ? text.partDone : words.number(part.left)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {campaign.parts.length > 60 && <p className="meta">{text.moreParts(campaign.parts.length - 60)}</p>}
    </Section>
  )
}
