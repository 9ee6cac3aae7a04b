/** What people write, and what is written about them, with what it shows. Kinds by docs/rules/sample.md. */
import type { Flag } from '../kinds.ts'
import { BIT } from './truth.ts'

export type Passage = { text: string; kinds: number; flags?: Flag[] }

/** Entries of the contact log: each records a contact, so each shows correspondence. */
export const ORDINARY_NOTES: readonly string[] = [
  'Rang about the date of the direct debit. Changed to the 15th.',
  'Asked for a replacement card, posted second class.',
  'E-mail bounced twice, asked branch to check.',
  'Wrote to complain about the parking at the spring meeting.',
  'Wants fewer e-mails. Set to monthly.',
  'Offered to deliver leaflets, passed to branch organiser.',
  'Asked how to stand for the branch committee.',
  'Left voicemail, no answer.',
  'Returned mail: not known at this address.',
  'Confirmed new address by phone.',
  'Queried last payment, explained.',
  'Thanked us for the anniversary letter.',
  'Asked about conference tickets, sent the link.',
  'Prefers letters to e-mail.',
]
/** Entries that say something of a special category, or mark the person. */
export const SPECIAL_NOTES: readonly Passage[] = [
  { text: 'Uses a wheelchair, needs step-free access at meetings.', kinds: BIT.health },
  { text: 'Has been diagnosed with multiple sclerosis and will miss the autumn meetings.', kinds: BIT.health },
  { text: 'Is hard of hearing: please arrange a hearing loop.', kinds: BIT.health },
  { text: 'In hospital after a stroke, wife will ring when home.', kinds: BIT.health },
  { text: 'Asked to pause membership, being treated for depression.', kinds: BIT.health },
  { text: 'Is a shop steward in the Amalgamated Craft Workers union.', kinds: BIT.trade_union },
  { text: 'Member of the Coastal Transport Staff Association, wants the affiliated rate.', kinds: BIT.trade_union },
  { text: 'Voted for the Meridian Party last time, now supports us.', kinds: BIT.political_opinion },
  { text: 'Practising Muslim, cannot attend meetings on Friday afternoons.', kinds: BIT.religion },
  { text: 'She is Jewish and asks that no meeting be held on Yom Kippur.', kinds: BIT.religion },
  { text: 'Is gay and willing to speak for the equality network.', kinds: BIT.sexual_life },
  { text: 'Suspended: convicted of assault in 2021.', kinds: BIT.criminal },
  { text: 'Has moved to a refuge. Address must not be disclosed to anyone.', kinds: 0, flags: ['special_risk'] },
  { text: 'Protected address after threats, do not disclose. Write to the branch office only.', kinds: 0, flags: ['special_risk'] },
]

/** Bodies of letters and e-mails to the organisation. `{year}`, `{number}` and `{phone}` are filled in. */
export const BODIES: readonly Passage[] = [
  {
    text: 'I am writing to complain about the way the last branch meeting was run. The agenda was not sent out in time and nobody answered my questions about the accounts.',
    kinds: 0,
  },
  { text: 'Thank you for the invitation to the summer gathering. I shall be glad to come and can bring two folding tables and an urn.', kinds: 0 },
  {
    text: 'I have been a member since {year} and I am disappointed by the new policy on bus services. Please pass my views to the executive.',
    kinds: BIT.political_opinion,
  },
  { text: 'Please note that I have changed my address, as above. Could you confirm that your records are up to date?', kinds: 0 },
  { text: 'I would like to help at the next election as I support the Harbour Alliance and agree with its housing programme.', kinds: BIT.political_opinion },
  {
    text: 'I am sorry that I have not been at meetings. I have been undergoing chemotherapy since the spring and tire easily. I hope to be back after Christmas.',
    kinds: BIT.health,
  },
  {
    text: 'As I am registered blind I would be grateful for the minutes in large print or by e-mail so that my computer can read them to me.',
    kinds: BIT.health,
  },
  { text: 'Please would you tell me what personal information you hold about me? I understand you must answer within one month.', kinds: 0 },
  { text: 'I am a member of the National Union of Quay and Dock Clerks and believe I should have been charged the affiliated rate.', kinds: BIT.trade_union },
  { text: 'The hall you have hired has no lift. My legs are not what they were. Would you think again about the venue for the winter meeting?', kinds: 0 },
  { text: 'I resigned in {year} and am still being sent letters. Please remove me from your lists.', kinds: BIT.political_opinion },
  { text: 'We were a little surprised by the tone of the leaflet that came through the door on Tuesday. Harbour towns deserve better.', kinds: 0 },
]
export const SUBJECTS = [
  'Branch meeting',
  'My subscription',
  'A question',
  'Change of details',
  'Leaflet',
  'Conference',
  'Re: your letter',
  'Help wanted?',
  'Records',
]
