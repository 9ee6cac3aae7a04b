/** Words that lead to a name in letters, forms and mails, and words for likenesses and signatures. */
import { words } from './words.ts'

export const NAMES_CUES = {
  nameLabel: words(`
    name names customer client member patient employee applicant contact account tenant claimant cardholder payee signed print full your legal donor
    candidate pupil student child parent spouse complainant next emergency partner guardian surname family last first forename forenames given
    complainant defendant witness author interviewer interviewee respondent resident owner driver holder attendee guest passenger beneficiary firstname lastname fullname givenname familyname middlename displayname contactname display customername middle given preferred previous
    former maiden birth father mother husband doctor gp guarantor referee landlord solicitor nominee caller visitor executor recipient reporter assignee proposer
    seconder supervisor surveyor technician officer teacher
  `),
  softLabel: words(`
    bill ship sold deliver invoice assigned report reports questions enquiries queries attn fao attention z reported prepared approved reviewed completed checked
    authorised authorized written requested created submitted interviewed assessed line key case social care injured data responsible parent primary young detained
    arresting family witnesses present attendees attending absent apologies manager agent consultant chair
  `),
  foreignLabel: words(`
    nom prénom prénoms vor vorname nachname familienname name ansprechpartner ansprechpartnerin kontoinhaber kontoinhaberin kunde kundin patient patientin
    versicherter mieter mieterin nombre apellido apellidos titular nome cognome naam voornaam achternaam contactpersoon imię nazwisko namn förnamn efternamn navn
    fornavn etternavn nimi etunimi sukunimi jméno příjmení név nume prenume ad enw
  `),
  salutation: words(
    'dear hi hello hey good sehr liebe lieber guten hallo chère chere cher bonjour estimado estimada querido querida gentile egregio geachte beste kära hej annwyl',
  ),
  closing: words(
    'yours regards thanks wishes all sincerely cheers solidarity love thx ta submitted truly meas grüßen grüsse grüße gruß cordialement salutations saludo saludos atentamente saluti groet groeten hälsning hälsningar hilsen cynnes gywir',
  ),
  selfNaming: words('name am this'),
  messageHead: words('from to cc bcc reply sender'),
  photo: words('photo photos photograph photographs picture headshot portrait selfie cctv image'),
  signature: words('signature signed'),
}
