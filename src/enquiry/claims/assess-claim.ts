/**
 * What can be said of a claim by rules [CLM1] to [CLM12] of docs/rules/claims.md: for each question an answer and its reason. It never names a
 * sum and decides nothing: a person does, after counsel. UK GDPR Article 82; DPA 2018 section 168. Pure.
 */
import type { Kind } from '../../kinds.ts'
import { allOf, dayOf, oneOf, type Answers } from '../forms/form.ts'
import { humanRightsLastDay, limitationOf, type Jurisdiction, type Limitation, type SourceMark } from './limitation.ts'

export const FINDING_STATES = ['holds', 'fails', 'unclear', 'cannot_check'] as const
export type FindingState = (typeof FINDING_STATES)[number]
export type Finding = { rule: string; question: string; state: FindingState; says: string; source: string; mark: SourceMark | 'own' }
export type Standing = 'stands_so_far' | 'does_not_stand_so_far' | 'cannot_tell_yet'
export type Assessment = { findings: Finding[]; standing: Standing; because: string; limitation: Limitation; neededFromClaimant: string[] }

/** What our own side knows of the claimant; null: there is no register (we act for claimants), or they did not agree to be looked up. */
export type Register = {
  /** `proven`: by their own page or the desk; `matched`: name and address or code fit; `not_found`. */
  match: 'proven' | 'matched' | 'not_found'
  kinds: readonly Kind[]
  isPersonOnRoster: boolean
}
export type ClaimInput = {
  answers: Answers
  register: Register | 'no_register' | 'no_consent'
  /** ISO day on which the breach can first have happened. */
  earliestDay: string
  /** ISO day on which it came. */
  receivedOn: string
  /** Numbers of other claims that look like the same person's. */
  sameAs: readonly number[]
  papers: number
  /** Only a public authority can be sued under the Human Rights Act 1998. */
  isPublicAuthority: boolean
}

/** Answers of the form against the kinds of the register. */
const CLAIMED_KINDS: Record<string, { label: string; kinds: readonly Kind[] }> = {
  contact: { label: 'name, address, email or phone', kinds: ['person_name', 'postal_address', 'postcode', 'email', 'phone'] },
  birth: { label: 'date of birth', kinds: ['date_of_birth', 'age'] },
  bank: { label: 'bank account', kinds: ['bank_account', 'iban'] },
  card: { label: 'payment card', kinds: ['payment_card'] },
  password: { label: 'password', kinds: ['password', 'password_hash'] },
  identity: {
    label: 'passport, licence or National Insurance number',
    kinds: ['passport', 'driving_licence', 'ni_number', 'national_id', 'nhs_number', 'tax_id'],
  },
  politics: { label: 'membership or politics', kinds: ['political_opinion', 'membership_number', 'donation'] },
  union: { label: 'trade union', kinds: ['trade_union'] },
  health: { label: 'health', kinds: ['health'] },
  letters: { label: 'letters or emails', kinds: ['correspondence'] },
}

export function assessClaim(input: ClaimInput): Assessment {
  const limitation = limitationOf(jurisdictionOf(input.answers), input.earliestDay)
  const findings = [
    affected(input),
    withWhat(input),
    ...damage(input),
    causation(input),
    inTime(input, limitation),
    humanRights(input),
    duplicate(input),
    represented(input),
    capacity(input),
    evidence(input),
    failing(),
    hackers(),
  ].filter((finding) => finding !== null)
  return { findings, limitation, neededFromClaimant: neededFrom(input), ...standingOf(findings) }
}

export const jurisdictionOf = (answers: Answers): Jurisdiction => (oneOf(answers, 'lives') || 'elsewhere') as Jurisdiction

const finding = (rule: string, question: string, state: FindingState, says: string, source: string, mark: Finding['mark'] = 'own'): Finding => ({
  rule,
  question,
  state,
  says,
  source,
  mark,
})

const registerSource = (register: ClaimInput['register']): string =>
  register === 'no_register' ? 'No register: the files are the other side’s' : 'Our register of affected people'

function affected({ register }: ClaimInput): Finding {
  const ask = (state: FindingState, says: string) => finding('CLM1', 'Was this person affected?', state, says, registerSource(register))
  if (register === 'no_register')
    return ask('cannot_check', 'We act for the claimant and have no register: ask the controller (Article 15), and read the notice.')
  if (register === 'no_consent') return ask('cannot_check', 'The claimant did not agree to be looked up. Ask again, or prove it at the desk.')
  if (register.match === 'proven') return ask('holds', 'Yes: this person is in the register, and has proven who they are.')
  if (register.match === 'matched')
    return ask('holds', 'A person of this name at this address, or with this code, is in the register. Who they are is not proven yet.')
  return ask(
    'fails',
    'Nobody was found in the register for that name at that address. That does not mean that they are not affected: ask for earlier names and addresses.',
  )
}

function withWhat({ register, answers }: ClaimInput): Finding {
  const claimed = allOf(answers, 'data').filter((value) => value !== 'not_sure')
  const ask = (state: FindingState, says: string) => finding('CLM2', 'With which data?', state, says, registerSource(register))
  if (typeof register === 'string')
    return ask(
      'cannot_check',
      claimed.length === 0 ? 'The claimant does not know, and nothing can be checked here.' : `Claimed: ${labels(claimed)}. Nothing can be checked here.`,
    )
  if (register.match === 'not_found') return ask('cannot_check', claimed.length === 0 ? 'Not known to the claimant.' : `Claimed: ${labels(claimed)}.`)
  const held = (value: string) => CLAIMED_KINDS[value]!.kinds.some((kind) => register.kinds.includes(kind))
  const missing = claimed.filter((value) => !held(value))
  const further = Object.keys(CLAIMED_KINDS).filter((value) => !claimed.includes(value) && held(value))
  const parts = [
    claimed.some(held) ? `Found as claimed: ${labels(claimed.filter(held))}.` : '',
    missing.length > 0 ? `Claimed and not found so far: ${labels(missing)}.` : '',
    further.length > 0 ? `Found beyond what was claimed: ${labels(further)}.` : '',
  ].filter((part) => part !== '')
  return ask(missing.length === 0 ? 'holds' : claimed.some(held) ? 'unclear' : 'fails', parts.join(' ') || 'Nothing was claimed or found.')
}

const labels = (values: readonly string[]): string => values.map((value) => CLAIMED_KINDS[value]!.label).join('; ')

/** Each kind of damage that was named, with what the courts have said of it. */
function damage({ answers }: ClaimInput): Finding[] {
  const effects = allOf(answers, 'effect')
  const list: Finding[] = []
  const add = (rule: string, state: FindingState, says: string, source: string, mark: Finding['mark']) =>
    list.push(finding(rule, 'Which damage?', state, says, source, mark))
  if (effects.includes('money'))
    add(
      'CLM3a',
      oneOf(answers, 'money-proof') === 'none' ? 'unclear' : 'holds',
      `Financial loss is material damage. Paper for it: ${{ now: 'added', later: 'to come', none: 'none' }[oneOf(answers, 'money-proof')] ?? 'not said'}.`,
      'UK GDPR Article 82(1)',
      'secondary',
    )
  if (effects.includes('distress'))
    add(
      'CLM3b',
      'holds',
      `Distress is damage; there is no threshold of seriousness${oneOf(answers, 'doctor') === 'yes' ? ', and a doctor was seen' : ''}. How grave it was is for the evidence.`,
      'DPA 2018 section 168(1); Farley v Paymaster [2025] EWCA Civ 1117 (permission to the Supreme Court granted 17 December 2025: look for a judgment)',
      'secondary',
    )
  if (effects.includes('time'))
    add('CLM3c', 'unclear', 'Time alone is seldom damage by itself; it bears on distress and on costs.', 'own reading; no authority found', 'own')
  if (effects.includes('fraud'))
    add(
      'CLM3d',
      'holds',
      'Attempts to trick the claimant support a fear that is well founded, and are damage where they cost something.',
      'Farley v Paymaster [2025] EWCA Civ 1117',
      'secondary',
    )
  if (effects.includes('safety'))
    add('CLM3e', 'holds', 'Threats, moving house or changed habits are damage, material and not.', 'DPA 2018 section 168(1)', 'secondary')
  if (effects.includes('other'))
    add('CLM3f', 'unclear', 'Something else: read it. Damage may be of any kind, material or not.', 'UK GDPR Article 82(1)', 'secondary')
  if (effects.includes('fear'))
    add(
      'CLM3g',
      'unclear',
      'Fear of what may come counts when it is well founded, on the facts the claimant gives; it need not be shown that a third person read the data.',
      'Farley v Paymaster [2025] EWCA Civ 1117 (permission to the Supreme Court granted 17 December 2025: look for a judgment)',
      'secondary',
    )
  if (list.length === 0)
    add('CLM3h', 'fails', 'No damage is named. Loss of control of data alone was not enough under the old Act.', 'Lloyd v Google [2021] UKSC 50', 'secondary')
  return list
}

function causation({ answers, earliestDay }: ClaimInput): Finding {
  const learned = dayOf(answers, 'learned')
  const ask = (state: FindingState, says: string) =>
    finding('CLM4', 'Does it follow from this incident?', state, says, 'UK GDPR Article 82(1): as a result of an infringement', 'secondary')
  if (learned === null) return ask('unclear', 'The day on which the claimant found out is not given.')
  if (learned.length === 10 && learned < earliestDay)
    return ask('fails', `The claimant found out on ${learned}, before the incident (${earliestDay}). Ask: it may be another one.`)
  return ask('unclear', `The claimant found out on ${learned}, after the incident. Whether each thing follows from it is for a person to read.`)
}

function inTime({ receivedOn, answers }: ClaimInput, { lastDay, says, source, mark }: Limitation): Finding {
  const ask = (state: FindingState, text: string) => finding('CLM5', 'In time?', state, text, source, mark)
  if (lastDay === null) return ask('cannot_check', says)
  if (['child', 'unable'].includes(oneOf(answers, 'for')))
    return ask(
      'holds',
      `${says} For a child, or while somebody cannot manage their affairs, time does not run in England and Wales (Limitation Act 1980, section 28): at the earliest ${lastDay}.`,
    )
  return receivedOn <= lastDay
    ? ask('holds', `${says} Proceedings must be begun by ${lastDay}. This form does not stop that clock.`)
    : ask('fails', `${says} It ended on ${lastDay}.`)
}

function humanRights({ isPublicAuthority, earliestDay }: ClaimInput): Finding | null {
  if (!isPublicAuthority) return null
  return finding(
    'CLM6',
    'Human Rights Act?',
    'unclear',
    `One year, to ${humanRightsLastDay(earliestDay)}, unless a court thinks a longer time fair.`,
    'Human Rights Act 1998 section 7(5)',
    'memory',
  )
}

function duplicate({ sameAs }: ClaimInput): Finding {
  const ask = (state: FindingState, says: string) => finding('CLM7', 'Claimed once?', state, says, 'Other claims of this incident')
  return sameAs.length === 0
    ? ask('holds', 'No other claim looks like this person’s.')
    : ask('unclear', `Looks like the same person as claim ${sameAs.map((no) => `E-${no}`).join(', ')}: join them, or write down why not.`)
}

function represented({ answers }: ClaimInput): Finding {
  const ask = (state: FindingState, says: string) => finding('CLM8', 'Represented, claimed or settled elsewhere?', state, says, 'What the claimant says')
  switch (oneOf(answers, 'lawyer')) {
    case 'acts':
      return ask('unclear', 'A lawyer or firm acts for the claimant. Write to them and not to the claimant.')
    case 'claimed':
      return ask('unclear', 'Claimed another way as well: find that claim before answering.')
    case 'settled':
      return ask('fails', 'The claimant says that it is paid or settled. Read the settlement first.')
    default:
      return ask('holds', 'No, as the claimant says.')
  }
}

function capacity({ answers }: ClaimInput): Finding | null {
  const who = oneOf(answers, 'for')
  if (who === 'me' || who === '') return null
  const says =
    who === 'died'
      ? 'For the estate of somebody who has died: ask for the grant of probate or letters of administration. Data about the dead are not personal data; a claim that arose before may survive.'
      : who === 'child'
        ? 'A child claims through a litigation friend; a settlement needs the approval of the court.'
        : 'Somebody who lacks capacity claims through a litigation friend, attorney or deputy: ask for the paper.'
  return finding(
    'CLM9',
    'Who may act?',
    'unclear',
    says,
    who === 'died' ? 'UK GDPR recital 27; Law Reform (Miscellaneous Provisions) Act 1934' : 'Civil Procedure Rules, Part 21',
    'memory',
  )
}

function evidence({ papers, answers }: ClaimInput): Finding {
  const later = oneOf(answers, 'money-proof') === 'later'
  const says =
    papers > 0
      ? `${papers} ${papers === 1 ? 'paper' : 'papers'} came with it.${later ? ' More to come.' : ''}`
      : later
        ? 'Papers are to come: ask after ten working days.'
        : 'No papers.'
  return finding('CLM10', 'Evidence?', papers > 0 ? 'holds' : 'unclear', says, 'Papers of this claim')
}

function failing(): Finding {
  return finding(
    'CLM11',
    'Did somebody fail a duty?',
    'cannot_check',
    'Not decided here: whether controller or supplier infringed the law is for counsel, on the facts of the ledger. Each is liable for all of the damage unless not in any way responsible.',
    'UK GDPR Article 82(2) to (5)',
    'secondary',
  )
}

function hackers(): Finding {
  return finding(
    'CLM12',
    'Which claims are open?',
    'unclear',
    'Where criminals broke in, misuse of private information and negligence have failed against the one who was hacked; the claim under the statute stays. Small ones belong to the small claims track.',
    'Warren v DSG [2021] EWHC 2168; Johnson v Eastlight [2021] EWHC 3069',
    'secondary',
  )
}

/** What to ask the claimant for, in the order in which it helps most. */
function neededFrom({ answers, register, papers }: ClaimInput): string[] {
  const needed: string[] = []
  if (register === 'no_consent') needed.push('consent to be looked up')
  if (register === 'no_register') needed.push('what the controller wrote to them, and its answer to a request for a copy (Article 15)')
  if (typeof register !== 'string' && register.match === 'not_found') needed.push('earlier names and addresses, or the code on the notice')
  if (typeof register !== 'string' && register.match === 'matched') needed.push('proof of who they are')
  if (oneOf(answers, 'for') !== 'me' && oneOf(answers, 'for') !== '') needed.push('the paper that shows the right to act')
  if (allOf(answers, 'effect').includes('money') && papers === 0) needed.push('a paper that shows the cost')
  if (oneOf(answers, 'lawyer') === 'acts') needed.push('the lawyer’s authority')
  return needed
}

/** From the findings that can end a claim; everything else is for a person. */
function standingOf(findings: readonly Finding[]): Pick<Assessment, 'standing' | 'because'> {
  const of = (rule: string) => findings.find((one) => one.rule === rule)!
  const failed = [of('CLM5'), of('CLM8'), of('CLM4')].find(({ state }) => state === 'fails')
  if (failed) return { standing: 'does_not_stand_so_far', because: `${failed.rule}: ${failed.says}` }
  if (findings.some(({ rule }) => rule === 'CLM3h')) return { standing: 'does_not_stand_so_far', because: `CLM3h: ${of('CLM3h').says}` }
  const affectedOne = of('CLM1')
  if (affectedOne.state !== 'holds') return { standing: 'cannot_tell_yet', because: `CLM1: ${affectedOne.says}` }
  const harmed = findings.find(({ rule, state }) => rule.startsWith('CLM3') && state === 'holds')
  return harmed
    ? { standing: 'stands_so_far', because: `CLM1 and ${harmed.rule}: affected, and names damage that counts.` }
    : { standing: 'cannot_tell_yet', because: 'CLM3: whether what is named is damage is for a person to read.' }
}
