/**
 * Names that the words before them tell: a form's label, a salutation, a closing, "my name is", the head of a message [DET32]. The scanner has met the
 * words; each pattern is tried only where one of them begins a line or a field.
 */
import type { Finding } from '../finding.ts'
import { FAMILY, GIVEN, NEVER, ORGANISATION, classOf } from '../names/name-words.ts'
import { anchorsOf } from './anchors.ts'
import type { CueGroup } from './cue-words.ts'
import { found, matchAt } from './found.ts'

/** One person's words on one line, up to five. */
const NAME = String.raw`(?:\p{L}[\p{L}\p{M}’'-]*\.?)(?:[ ](?:\p{L}[\p{L}\p{M}’'-]*\.?)){0,4}`
const CAPITAL_NAME = String.raw`\p{Lu}[\p{L}\p{M}’'-]*\.?(?:[ ](?:(?:de|del|der|van|von|bin|binti|al|el|da|di|la|le|ap)[ ]){0,2}\p{Lu}[\p{L}\p{M}’'-]*\.?){0,4}`
const TITLE_PREFIX = String.raw`(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Rev(?:d|erend)?|Cllr|Sir|Lady|Lord|Dame|Father|Councillor)\.?[ ])?`
const OWNER = String.raw`(?:Full |Customer |Client |Member(?:['’]s)? |Patient |Employee |Applicant |Contact |Account |Tenant |Claimant |Your |Legal |Donor |Candidate |Pupil |Student |Child(?:['’]s)? |Parent |Spouse(?:['’]s)? |Guest |Passenger |Owner |Driver |Resident |Witness )?`
const LABEL = String.raw`(?:[Nn]ame|NAME|[Ff]ull [Nn]ame|Contact [Pp]erson|[Aa]ccount [Hh]older|[Cc]ardholder|Payee|Signed|Signed by|Print name|Patient|Employee|Tenant|Claimant|Applicant|Complainant|Defendant|Respondent|Witness|Author|Interviewee|Interviewer|Resident|Owner|Driver|Beneficiary|Attendee|Guest|Passenger|Next of [Kk]in|Emergency [Cc]ontact|Spouse|Partner|Guardian|Parent|Surname|Family [Nn]ame|Last [Nn]ame|First [Nn]ame|Forenames?|Given [Nn]ames?|Customer|Client|Donor|Member|Pupil|Student|Child)(?: of (?:applicant|member|patient|child|claimant))?`

type Lead = { group: CueGroup; pattern: RegExp; confidence: number; why: string; beginsField: boolean }
const LEADS: readonly Lead[] = [
  {
    group: 'nameLabel',
    pattern: new RegExp(String.raw`${OWNER}${LABEL}["']?[ \t]*[:=–-][ \t]*["']?${TITLE_PREFIX}(${NAME})["']?(?=[ \t]*(?:$|[,;(<|/\n]|\d|[-–]\s))`, 'yu'),
    confidence: 0.95,
    why: 'a label for a name stands before it',
    beginsField: true,
  },
  {
    group: 'salutation',
    pattern: new RegExp(String.raw`Dear[ ]${TITLE_PREFIX}(${CAPITAL_NAME})(?=[ \t]*(?:[,:;!.\n–-]|$))`, 'yu'),
    confidence: 0.94,
    why: 'a salutation stands before it',
    beginsField: true,
  },
  {
    group: 'salutation',
    pattern: new RegExp(String.raw`(?:Hi|Hello|Hey|Good (?:morning|afternoon|evening))[ ]${TITLE_PREFIX}(${CAPITAL_NAME})(?=[ \t]*[,!\n–-])`, 'yu'),
    confidence: 0.85,
    why: 'a greeting stands before it',
    beginsField: true,
  },
  {
    group: 'closing',
    pattern: new RegExp(
      String.raw`(?:Yours(?: (?:sincerely|faithfully|truly|ever|in solidarity|fraternally|comradely))?|(?:[Rr]egards|[Tt]hanks)|[Ww]ishes|All the best|[Ss]incerely|Cheers|solidarity)[,.]?[ \t]*\n(?:[ \t]*\n){0,3}[ \t]*${TITLE_PREFIX}(${CAPITAL_NAME})(?=[ \t]*(?:\n|$|,|\())`,
      'yu',
    ),
    confidence: 0.93,
    why: 'a closing stands before it',
    beginsField: false,
  },
  {
    group: 'selfNaming',
    pattern: new RegExp(String.raw`(?:[Nn]ame(?: is|['’]s)|am called|[Tt]his is)[ ]${TITLE_PREFIX}(${CAPITAL_NAME})`, 'yu'),
    confidence: 0.9,
    why: 'somebody names himself or herself',
    beginsField: false,
  },
  {
    group: 'messageHead',
    pattern: new RegExp(String.raw`(?:From|FROM|To|TO|Cc|CC|Reply-To|Sender):[ ]["']?${TITLE_PREFIX}(${NAME})["']?[ ]?[<\[(]`, 'yu'),
    confidence: 0.93,
    why: 'a header of a message stands before it',
    beginsField: true,
  },
]
const NO_NAME =
  /^(?:sir|madam|sirs|all|team|member|members|customer|colleague|colleagues|friend|friends|supporter|comrade|applicant|resident|tenant|editor|n\/?a|none|unknown|not|see|please|the|as|to|same|above|yes|no|tbc|there|everyone|everybody|folks|parent|parents|patient|it|a|an|our|your|my|this|in|on|for|who|date|signature|address|email|important|recruitment|hiring|sent|phone|just|what|how|john doe|first|last|full|string|text|user|account|value)\b/i

export function findAfterLabels(text: string, names: Finding[]): void {
  const { cues, capitals } = anchorsOf(text)
  if (capitals.length === 0) return
  for (const { group, pattern, confidence, why, beginsField } of LEADS) {
    for (const place of cues[group]) {
      if (beginsField && !isFieldStart(text, place)) continue
      const match = matchAt(pattern, text, place)
      if (!match) continue
      const value = match[1]!.replace(/[.\s]+$/, '')
      const last = classOf(value.slice(value.lastIndexOf(' ') + 1))
      if (value.length < 2 || NO_NAME.test(value) || (last & (ORGANISATION | NEVER) && !(last & (FAMILY | GIVEN)))) continue
      const start = match.index + match[0].lastIndexOf(match[1]!)
      names.push(found('person_name', text, start, start + value.length, confidence, why))
    }
  }
}

/** True at the beginning of a line or of a field in it, quotation signs, bullets and blanks left out. */
function isFieldStart(text: string, place: number): boolean {
  let at = place - 1
  for (; at >= 0; at--) {
    const code = text.charCodeAt(at)
    // blank, tab, " ' * - >
    if (code !== 32 && code !== 9 && code !== 34 && code !== 39 && code !== 42 && code !== 45 && code !== 62) break
  }
  return at < 0 || '\n;|,{[('.includes(text[at]!)
}
