/**
 * Names that the words before them tell: a form's label, a salutation, a closing, "my name is", the head of a message [DET32]. The scanner has met the
 * words; each pattern is tried only where one of them begins a line or a field.
 */
import type { Finding } from '../finding.ts'
import { COMMON, FAMILY, GIVEN, NEVER, ORGANISATION, PLACE, TITLE, classOf } from '../names/name-words.ts'
import { anchorsOf } from './anchors.ts'
import type { CueGroup } from './cue-words.ts'
import { found, matchAt } from './found.ts'

/** One person's words on one line, up to five. */
const NAME = String.raw`(?:\p{L}[\p{L}\p{M}’'-]*\.?)(?:[ ](?:\p{L}[\p{L}\p{M}’'-]*\.?)){0,4}`
const CAPITAL_NAME = String.raw`\p{Lu}[\p{L}\p{M}’'-]*\.?(?:[ ](?:(?:de|del|der|van|von|bin|binti|al|el|da|di|la|le|ap)[ ]){0,2}\p{Lu}[\p{L}\p{M}’'-]*\.?){0,4}`
/** `Hill, Jane` to the end of the line. */
const TURNED_NAME = String.raw`\p{L}[\p{L}\p{M}’'-]+(?:[ ]\p{L}[\p{L}\p{M}’'-]+){0,2},[ ]\p{Lu}[\p{L}\p{M}’'-]+(?:[ ]\p{Lu}[\p{L}\p{M}’'.-]*){0,2}(?=[ \t]*(?:$|[\n|;]|,[ ]\d))`
const TITLE_PREFIX = String.raw`(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Rev(?:d|erend)?|Cllr|Sir|Lady|Lord|Dame|Father|Councillor)\.?[ ])?`
const OWNER = String.raw`(?:Full |Customer |Client |Member(?:['’]s)? |Patient |Employee |Applicant |Contact |Account |Tenant |Claimant |Your |Legal |Donor |Candidate |Pupil |Student |Child(?:['’]s)? |Parent |Spouse(?:['’]s)? |Guest |Passenger |Owner |Driver |Resident |Witness |Preferred |Previous |Former |Maiden |Birth |Father(?:['’]s)? |Mother(?:['’]s)? |Husband(?:['’]s)? |Guardian(?:['’]s)? |Doctor(?:['’]s)? |GP(?:['’]s)? )?`
const LABEL = String.raw`(?:[Nn]ames?|NAME|(?:[Ff]irst|[Ll]ast|[Ff]ull|[Gg]iven|[Ff]amily|[Mm]iddle|[Dd]isplay|[Cc]ontact|[Cc]ustomer)[_ ]?[Nn]ame|sur_?name|fore_?name|[Ff]ull [Nn]ame|Contact [Pp]erson|[Aa]ccount [Hh]older|[Cc]ardholder|Payee|Signed|Signed by|Print name|Patient|Employee|Tenant|Claimant|Applicant|Complainant|Defendant|Respondent|Witness|Author|Interviewee|Interviewer|Resident|Owner|Driver|Beneficiary|Attendee|Guest|Passenger|Next of [Kk]in|Emergency [Cc]ontact|Spouse|Partner|Guardian|Parent|Surname|Family [Nn]ame|Last [Nn]ame|First [Nn]ame|Forenames?|Given [Nn]ames?|Customer|Client|Donor|Member|Pupil|Student|Child|Guarantor|Referee|Landlord|Solicitor|Nominee|Caller|Visitor|Father|Mother|Executor|Recipient|Reporter|Assignee|Proposer|Seconder|Supervisor|Surveyor|Technician|Officer|Teacher|Doctor)(?:[ ]?\d)?(?:\(s\))?(?: of (?:the )?(?:applicant|member|patient|child|claimant|candidate|pupil|student|employee))?`

/** Words for whom something is sent to, done by or led by; what stands behind them may as well be a firm. */
const SOFT_LABEL = String.raw`(?:(?:[Bb]ill|[Ss]hip|[Ss]old|[Dd]eliver|[Ii]nvoice|[Aa]ssigned|[Rr]eports?|[Qq]uestions|[Ee]nquiries|[Qq]ueries) to|BILL TO|SHIP TO|[Aa]ttn|ATTN|FAO|[Aa]ttention|z\. ?[Hh]d\.|(?:[Rr]eported|[Pp]repared|[Aa]pproved|[Rr]eviewed|[Cc]ompleted|[Cc]hecked|[Aa]uthori[sz]ed|[Ww]ritten|[Rr]equested|[Cc]reated|[Ss]ubmitted|[Ii]nterviewed|[Aa]ssessed) by|[Ll]ine [Mm]anager|[Kk]ey [Ww]orker|[Cc]ase ?[Ww]orker|[Ss]ocial [Ww]orker|[Cc]are [Cc]o-?ordinator|[Ii]njured [Pp]erson|[Dd]ata [Ss]ubject|[Rr]esponsible [Pp]arty|[Pp]arent ?/ ?[Gg]uardian(?: \d)?|[Pp]rimary [Cc]are [Pp]hysician|[Yy]oung [Pp]erson|[Dd]etained [Pp]erson|[Aa]rresting [Oo]fficer|[Ff]amily [Dd]octor|Enquiries|Queries|Witnesses|Present|Attendees|Attending|Absent|Apologies|Manager|Agent|Consultant|Chair)`
/** The same of other languages, for names and parts of names. */
const FOREIGN_LABEL = String.raw`(?:Nom(?: et prénom| de famille)?|NOM|Prénoms?|Vor- und Nachname|Vorname|Nachname|Familienname|Name, Vorname|Ansprechpartner(?:in)?|Kontoinhaber(?:in)?|Kunde|Kundin|Patientin?|Versicherter?|Mieter(?:in)?|Nombre(?: y apellidos)?|Apellidos?|Titular|Nome(?: e cognome)?|Cognome|Naam|Voornaam|Achternaam|Contactpersoon|Imię(?: i nazwisko)?|Nazwisko|Namn|Förnamn|Efternamn|Navn|Fornavn|Etternavn|Efternavn|Nimi|Etunimi|Sukunimi|Jméno|Příjmení|Név|Nume|Prenume|Ad Soyad|Enw)`

type Lead = { group: CueGroup; pattern: RegExp; confidence: number; why: string; beginsField: boolean }
const LEADS: readonly Lead[] = [
  {
    group: 'nameLabel',
    pattern: new RegExp(
      String.raw`${OWNER}${LABEL}["']?[ \t]*[:=–-][ \t]*["']?${TITLE_PREFIX}(${TURNED_NAME}|${NAME})["']?(?=[ \t]*(?:$|[,;(<|/\n}\]]|\d|[-–]\s|[ ]{2}|\t))`,
      'yu',
    ),
    confidence: 0.98,
    why: 'a label for a name stands before it',
    beginsField: true,
  },
  {
    group: 'softLabel',
    pattern: new RegExp(String.raw`${SOFT_LABEL}[ \t]*[:=][ \t]*\n?[ \t]*${TITLE_PREFIX}(${CAPITAL_NAME})(?=[ \t]*(?:$|[,;(<|/\n}\]]|\d|[-–]\s))`, 'yu'),
    confidence: 0.92,
    why: 'a label for a person or a firm stands before it',
    beginsField: true,
  },
  {
    group: 'foreignLabel',
    pattern: new RegExp(
      String.raw`${FOREIGN_LABEL}[ \t]*[:=][ \t]*(?:(?:M\.|Mme|Mlle|Herrn?|Frau|Sr\.|Sra\.|Dr\.?)[ ])?(\p{Lu}[\p{L}\p{M}’'-]*(?:,?[ ]\p{L}[\p{L}\p{M}’'-]*\.?){0,4})(?=[ \t]*(?:$|[;(<|/\n]|,|\d|[-–]\s))`,
      'yu',
    ),
    confidence: 0.95,
    why: 'a label for a name, in another language, stands before it',
    beginsField: true,
  },
  {
    group: 'salutation',
    pattern: new RegExp(
      String.raw`(?:(?:Sehr geehrte[rs]?|Liebe[rs]?|Guten Tag|Hallo|Chère?|Cher|Bonjour|Estimad[oa]|Querid[oa]|Gentile|Egregi[oa]|Geachte|Beste|Kära?|Hej|Annwyl)[ ])(?:(?:Herrn?|Frau|Madame|Monsieur|M\.|Mme|Señora?|Sra?\.|Signora?|Dott\.|heer|mevrouw|Dr\.?|Prof\.)[ ]){0,2}(${CAPITAL_NAME})(?=[ \t]*(?:[,:;!.\n–-]|$))`,
      'yu',
    ),
    confidence: 0.95,
    why: 'a salutation in another language stands before it',
    beginsField: true,
  },
  {
    group: 'salutation',
    pattern: new RegExp(String.raw`Dear[ ]${TITLE_PREFIX}(${CAPITAL_NAME})(?=[ \t]*(?:[,:;!.\n–-]|$))`, 'yu'),
    confidence: 0.98,
    why: 'a salutation stands before it',
    beginsField: true,
  },
  {
    group: 'salutation',
    pattern: new RegExp(String.raw`(?:Hi|Hello|Hey|Good (?:morning|afternoon|evening))[ ]${TITLE_PREFIX}(${CAPITAL_NAME})(?=[ \t]*[,!\n–-])`, 'yu'),
    confidence: 0.92,
    why: 'a greeting stands before it',
    beginsField: true,
  },
  {
    group: 'closing',
    pattern: new RegExp(
      String.raw`(?:Yours(?: (?:sincerely|faithfully|truly|ever|in solidarity|fraternally|comradely))?|(?:[Rr]egards|[Tt]hanks)|[Ww]ishes|All the best|[Ss]incerely|Cheers|solidarity|[Ll]ove|Thx|Ta|[Ss]ubmitted|truly|meas|Grüßen?|Gruß|Cordialement|salutations(?: distinguées)?|saludos?|[Aa]tentamente|saluti|groet(?:en)?|hälsning(?:ar)?|hilsen|cynnes|gywir)[,.]?[ \t]*\n(?:[ \t]*\n){0,3}[ \t]*${TITLE_PREFIX}(${CAPITAL_NAME})(?=[ \t]*(?:\n|$|,|\(|x{1,4}\b))`,
      'yu',
    ),
    confidence: 0.98,
    why: 'a closing stands before it',
    beginsField: false,
  },
  {
    group: 'selfNaming',
    pattern: new RegExp(String.raw`(?:[Nn]ame(?: is|['’]s)|am called|[Tt]his is)[ ]${TITLE_PREFIX}(${CAPITAL_NAME})`, 'yu'),
    confidence: 0.95,
    why: 'somebody names himself or herself',
    beginsField: false,
  },
  {
    group: 'messageHead',
    pattern: new RegExp(String.raw`(?:From|FROM|To|TO|Cc|CC|Reply-To|Sender):[ ]["']?${TITLE_PREFIX}(${NAME})["']?[ ]?[<\[(]`, 'yu'),
    confidence: 0.98,
    why: 'a header of a message stands before it',
    beginsField: true,
  },
]
const NO_NAME =
  /^(?:sir|madam|sirs|all|team|member|members|customer|colleague|colleagues|friend|friends|supporter|comrade|applicant|resident|tenant|editor|n\/?a|none|unknown|not|see|please|the|as|to|same|above|yes|no|tbc|there|everyone|everybody|folks|parent|parents|patient|it|a|an|our|your|my|this|in|on|for|who|granny|grandma|grandpa|grandad|gran|nan|nana|mum|mummy|dad|daddy|mam|auntie|sent from|alle|kolleg\w+|damen|herren|madame|monsieur|messieurs|both|guys|folks|santa|date|signature|address|email|important|recruitment|hiring|sent|phone|just|what|how|john doe|first|last|full|string|text|user|account|value)\b/i

export function findAfterLabels(text: string, names: Finding[]): void {
  const { cues, capitals } = anchorsOf(text)
  if (capitals.length === 0) return
  for (const { group, pattern, confidence, why, beginsField } of LEADS) {
    for (const place of cues[group]) {
      if (beginsField && !isFieldStart(text, place)) continue
      const match = matchAt(pattern, text, place)
      if (!match) continue
      const value = givenBehindComma(match[1]!.replace(/[.\s]+$/, ''))
      const last = classOf(value.slice(value.lastIndexOf(' ') + 1))
      if (value.length < 2 || NO_NAME.test(value) || (last & (ORGANISATION | NEVER) && !(last & (FAMILY | GIVEN)))) continue
      const start = match.index + match[0].lastIndexOf(match[1]!)
      names.push(found('person_name', text, start, start + value.length, confidence, why))
    }
  }
}

/** `Hill, Jane` as it stands; of `Hill, Manager` and `Hill, Leeds` the part before the comma. */
function givenBehindComma(value: string): string {
  const [family, given] = value.split(', ')
  if (given === undefined) return value
  const bits = classOf(given.split(' ')[0]!)
  return bits & GIVEN || (bits & (COMMON | PLACE | NEVER | ORGANISATION | TITLE)) === 0 ? value : family!
}

/** True at the beginning of a line or of a field in it, quotation signs, bullets and blanks left out. */
function isFieldStart(text: string, place: number): boolean {
  let at = place - 1
  for (; at >= 0; at--) {
    const code = text.charCodeAt(at)
    // blank, tab, " ' * - >
    if (code !== 32 && code !== 9 && code !== 34 && code !== 39 && code !== 42 && code !== 45 && code !== 62) break
  }
  // columns of a form stand side by side
  return at < 0 || place - at > 2 || '\n\t;|,{[('.includes(text[at]!)
}
