/**
 * Texts of many registers, made up for this set; the tagger's own training sentences (scripts/name-sentences.ts) are others. `{full:1}` is the first
 * person's name, `{email:2}` the second's address …; `[[health:1|words]]` says something of the first person; `{he:1}` agrees. `{order}`, `{org}` and the
 * like are near misses: nobody's data.
 */
export type Template = { register: string; text: string }

const letters = [
  `{full:1}\n{street:1}\n{town:1}\n{postcode:1}\n\n14 March 2024\n\nDear Sir or Madam\n\nComplaint about order {order}\n\nI bought a washing machine from {org} in January and it has never worked. You can reach me on {mobile:1} or at {email:1}. My date of birth, which your operator kept asking for, is {dob:1}.\n\nI have [[health:1|suffered from severe arthritis]] for ten years and cannot carry wet laundry to the launderette.\n\nYours faithfully\n\n{full:1}`,
  `Dear Mrs {family:1},\n\nFollowing our conversation last Thursday I confirm that your policy {policy} has been moved to {address:1}. We shall collect the premium from account {account:1}, sort code {sort:1}.\n\nShould anything be amiss, write to our Customer Care Team at {org}, or ask for my colleague {full:2}.\n\nWith kind regards,\n\n{full:3}\nRegional Underwriting Manager`,
  `Re: Tenancy of {place1:1}\n\nDear {given:1}\n\nWe note that {full:2}, who shares the flat with you, has [[criminal:2|been arrested for shoplifting]]. This does not change your own tenancy. Rent for April remains due.\n\nHousing Office, {org}`,
  `To whom it may concern,\n\nThis is to certify that {full:1} (NI number {nino:1}) was employed by {employer:1} from 2011 until 2019 and earned {salary:1} a year when {he:1} left. {He:1} was never late.\n\nSigned,\n\n{full:2}\nHead of Personnel`,
  `Dear {given:1},\n\nI was so sorry to hear about the accident. {given:2} told me that you [[health:1|would be in plaster until Easter]]! Do ring me, the number is still {phone:3}.\n\nLove,\n{given:3}`,
  `Liebe Frau {family:1},\n\nThank you for returning the form. Our bank in {town:1} shows your IBAN as {iban:1}; please tell {full:2} at once if this is wrong.\n\nBest regards\n{full:2}`,
]
const mails = [
  `From: {full:1} <{email:1}>\nTo: {full:2} <{email:2}>\nSubject: Friday\n\nHi {given:2},\n\nCould you bring the projector on Friday? {given:3} from {org} will present, and the room in {place} has none.\n\nThanks\n{given:1}\n\n--\n{full:1} | {org} | {phone:1}`,
  `From: {email:1}\nTo: {officeMail}\nSubject: locked out\n\nHello,\n\nI can't get into the portal any more. user name: {username:1}, password: {password:1} (I know I should not send it). Ticket {ticket} was closed without an answer.\n\n{full:1}`,
  `> On 3 June {full:1} wrote:\n> my new mobile is {mobile:1} and we have moved to {address:1}\n\nNoted, thank you. I have told {full:2} in accounts.\n\nregards\n{full:3}`,
  `Subject: RE: RE: Board papers\n\nAll,\n\n{full:1} cannot make Tuesday: {he:1} [[health:1|is having chemotherapy]] at the Royal Infirmary. {full:2} will take the chair. Papers are on the shared drive as Board_Pack_v12.3.4.pdf.\n\n{given:3}`,
  `From: {full:1} <{email:1}>\nSubject: membership\n\nPlease cancel my membership ({member:1}). I [[political_opinion:1|voted Green at the last election]] and no longer feel at home in the party.\n\n{full:1}\n{postcode:1}`,
]
const tickets = [
  `#{ticket} opened 2024-05-17 09:14 by agent {given:2}\nCaller {full:1}, DOB {dob:1}, verified with postcode {postcode:1}. Says parcel {order} never came. Alt number {mobile:1}. Refund of £{money} to card {card:1} agreed.\nStatus: closed`,
  `[CHAT 14:02:31] Visitor: hi its {full:1} again, i still cant log in\n[CHAT 14:02:58] {given:2} (agent): Hello {given:1}, may I have the email on the account?\n[CHAT 14:03:20] Visitor: {email:1}\n[CHAT 14:05:01] {given:2} (agent): Thank you, a code was sent.`,
  `Case {ticket}: customer {family:1}, {given:1} rang at 16.45; wants call back on {phone:1}; account no. {account:1} sort code {sort:1} with the Halifax. Passed to Collections, who said reference {invoice} is paid.`,
  `Boiler visit at {homeNoTown:1}, tenant {full:1} out, card left. Neighbour {full:2} ({mobile:2}) has keys. Part no. {part}, meter reading {reading}.`,
  `09/04 voicemail from {full:1}: [[health:1|has multiple sclerosis]], needs large print. Sent to {address:1}.`,
]
const forms = [
  `APPLICATION FORM\n\nSurname: {family:1}\nForenames: {given:1}\nDate of birth: {dob:1}\nNational Insurance No: {nino:1}\nAddress: {address:1}\nE-mail: {email:1}\nTelephone: {mobile:1}\nOccupation: [[employment:1|bus driver]]\nNext of kin: {kin:2}\nNext of kin telephone: {phone:2}`,
  `PATIENT REGISTRATION\nName:          {full:1}\nNHS number:    {nhs:1}\nD.O.B.:        {dob:1}\nReligion:      [[religion:1|Religion:      Roman Catholic]]\nEthnic group:  [[ethnicity:1|Ethnic group:  Black African]]\nAllergies:     none known\nGP: Dr {family:2}`,
  `Driver details\nName: {full:1}\nDriving licence number: {licence:1}\nVehicle registration: {plate:1}\nPassport number: {passport:1}\nHome address: {address:1}`,
  `DIRECT DEBIT MANDATE\nName of account holder: {full:1}\nSort code: {sort:1}\nAccount number: {account:1}\nReference: {invoice}\nOriginator: {org}`,
  `Donation form\nI, {full:1}, of {address:1}, would like to give £25 a month. My bank is NatWest, IBAN {iban:1}. Membership number {member:1}. Gift Aid: yes.`,
  `Parental consent\nChild's name: {full:1}\nDate of birth: {isoDob:1}\nParent: {full:2}\nEmergency contact: {full:2}, {mobile:2}\nMedical conditions: [[health:1|Medical conditions: asthma, carries an inhaler]]`,
]
const notes = [
  `HR note, confidential. {full:1} asked for Fridays off because {he:1} [[religion:1|is a practising Muslim]]. Agreed with {full:2}. No change to pay.`,
  `Supervision: {given:1} said {he:1} [[sexual_life:1|came out as gay]] to the team and was met kindly. Objective 3 (budget of {org}) is on track.`,
  `{full:1} [[trade_union:1|is a member of Unite]] and asked for {his:1} rep, {full:2}, to attend the meeting at 10.30 in Room 214.`,
  `Clinic letter. Thank you for referring {full:1}, born {dob:1}, NHS No {nhs:1}, of {address:1}. {He:1} [[health:1|was diagnosed with type 2 diabetes]] in 2019. BP 142/88, weight 81.4 kg. Review in 6 months.`,
  `Police liaison: {full:1} [[criminal:1|was convicted of fraud]] in 2016; no concerns since. {full:2} denies ever having been cautioned.`,
  `Safeguarding: {full:1} lives in a refuge; address not to be disclosed. Contact only through {full:2} on {mobile:2}.`,
  `Interview with {full:1}. [[ethnicity:1|Is of Somali origin]], speaks three languages, [[political_opinion:1|is a Labour supporter]]. Would start on {order}. Recommended by {full:2}.`,
]
const minutes = [
  `Minutes of the Parish Hall Committee, 12 February\nPresent: {full:1} (chair), {full:2}, {full:3}\nApologies: Cllr {family:1}\n1. The minutes of January were agreed. 2. {given:2} reported that the roof of St Mary's Church would cost £{money}. 3. AOB: Labour Day picnic, Christmas fair, Cancer Research stall. The Treasurer, {full:3}, can be reached at {email:3}.`,
  `Sprint review\n- {full:1} demoed release {version}\n- {given:2}: the Paris and Berlin builds are green\n- Jenkins, Docker and Grafana updated\n- Action: {given:2} to mail {full:3}`,
  `The council heard from {full:1} of the Marshall Street Traders, who said that Victoria Road had never been so empty. {family:1} added that Wilson & Sons and the Grace Hotel would close. Councillor {full:2} disagreed.`,
  `Staff rota: Mon {given:1}, Tue {given:2}, Wed {given:3}, Thu {given:1}, Fri {given:2}. Swap with {full:3} only by mail.`,
]
const logs = [
  `2024-05-17T09:14:22.118Z INFO  auth: login ok user={username:1} ip={ip:1} session=91f2\n2024-05-17T09:14:25.001Z WARN  mail: bounce for {email:1} after 3 attempts\n2024-05-17T09:14:31.820Z INFO  job 1849302 done in 4411 ms`,
  `May 17 09:20:01 web-03 sshd[22811]: Failed password for {username:1} from {ip:1} port 52144 ssh2\nMay 17 09:20:04 web-03 CRON[22840]: (root) CMD (/usr/lib/php/sessionclean)`,
  `{"ts":1715937262,"event":"signup","customer":{"name":"{full:1}","email":"{email:1}","phone":"{mobile:1}"},"build":"{version}"}`,
  `INSERT INTO audit VALUES (88213,'{email:1}','{hash:1}','password changed','{ip:1}');`,
]
const press = [
  `The firm {org}, founded in {place} by {full:1} and {given:1}'s {sister:2}, has been sold. "We are delighted," said {family:2}. The buyer, Northern Light Holdings, also owns Baker Street Dairies.`,
  `When {full:1} left for {place} in 1987, {his:1} neighbours in Albert Road hardly noticed. Thirty years on, Professor {family:1} teaches at the University of Bergen and is married to the painter {full:2}.`,
  `Thanks to @harbourfc and to {full:1} for the tickets. Man United won again, Rose Bowl next week.`,
]
/** Nobody's data at all, though it looks like it. */
const nobodies = [
  `Release notes {version}: fixed issue 4921 in module Grant.Parser; see RFC 8259, section 4.2.1. Build 20240517.3 took 00:14:22. Checksum {hex}.`,
  `Our policy on religion and belief: staff who are Muslim, Christian or Jewish may ask for leave. We do not record health conditions. If you have a disability, please tell us.`,
  `Invoice {invoice} of 3 May for order {order}: 12 x part {part} at £{money}. Payment to {org} within 30 days. VAT number GB 123 4567 89. Company number 04217709.`,
  `Cancer awareness week begins on Monday. The GMB and Unite have signed the charter. The Conservative conference is in Manchester, the Green Party meets in Bristol.`,
  `Opening hours: Monday to Friday 9.00-17.00. Victoria Station, platform 4. Trains to Newcastle, Durham and York every 30 minutes. Charlotte Street is closed.`,
  `Dear Member,\n\nOur Annual General Meeting will be held at the Guildhall on 14 June. Lunch will be served.\n\nYours sincerely\n\nThe Membership Secretary`,
  `const order = 4929384756; // id 943-476-5919-2\nif (card.length !== 16) throw new Error('Card too short')\nversion = "10.14.3.2"; user = getUser(id)`,
  `The Parker pen, the Stanley knife, the Morris chair and the Bowie knife are on sale. Ask for Jack Russell bedding and Earl Grey tea.`,
]

const tagged = (register: string, texts: readonly string[]): Template[] => texts.map((text) => ({ register, text }))
export const TEMPLATES: readonly Template[] = [
  ...tagged('letter', letters),
  ...tagged('mail', mails),
  ...tagged('ticket', tickets),
  ...tagged('form', forms),
  ...tagged('note', notes),
  ...tagged('minutes', minutes),
  ...tagged('log', logs),
  ...tagged('press', press),
  ...tagged('nobody', nobodies),
]
