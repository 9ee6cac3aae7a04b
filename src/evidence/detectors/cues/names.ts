/** Words that lead to a name in letters, forms and mails, and words for likenesses and signatures. */
import { words } from './words.ts'

export const NAMES_CUES = {
  nameLabel: words(`
    name names customer client member patient employee applicant contact account tenant claimant cardholder payee signed print full your legal donor
    candidate pupil student child parent spouse complainant next emergency partner guardian surname family last first forename forenames given
    complainant defendant witness author interviewer interviewee respondent resident owner driver holder attendee guest passenger beneficiary
  `),
  salutation: words('dear hi hello hey good'),
  closing: words('yours regards thanks wishes all sincerely cheers solidarity'),
  selfNaming: words('name am this'),
  messageHead: words('from to cc bcc reply sender'),
  photo: words('photo photos photograph photographs picture headshot portrait selfie cctv image'),
  signature: words('signature signed'),
}
