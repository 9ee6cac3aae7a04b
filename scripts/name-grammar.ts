/**
 * Sentences put together from pieces, for train-names.ts: what stands before a name, the name, what stands behind it, in many mixtures, and the same
 * places taken by firms, products, headings and words at the start of a sentence, so that the tagger learns from both. {N} full name, {G} given name,
 * {F} family name are people; {P} place, {O} firm, {B} product or brand, {H} heading, {W} any word with a capital, {w} any small word, {S} street,
 * {C} capital letters, {n} number are not. All made up here.
 */
export type Pick = <T>(list: readonly T[]) => T

const words = (text: string) => text.trim().split(/\s*\|\s*/)

/** Before a name in running text. */
const LEADS = words(`
spoke to | spoken to | rang | called | emailed | texted | met | met with | saw | visited | wrote to | replied to | forwarded it to | sent to | gave it to | heard from | letter from |
call from | email from | voicemail from | message from | note from | statement by | signed by | approved by | prepared by | written by | drafted by | checked by | reviewed by | led by |
chaired by | owned by | seen by | treated by | referred by | reported by | witnessed by | taken by | accompanied by | represented by | replaced by | followed by | on behalf of |
according to | thanks to | together with | along with | as well as | married to | engaged to | divorced from | related to | brother of | sister of | mother of | father of | son of | daughter of |
wife of | husband of | widow of | friend of | estate of | care of | in the name of | assigned to | allocated to | transferred to | handed to | copied to | attention of | interview with |
meeting with | appointment with | conversation with | dispute with | complaint about | complaint against | concerns about | report on | reference for | regards to | lives with | lived with |
stays with | works with | worked with | shares with | told | asked | thanked | invited | advised | informed | reminded | warned | phoned | contacted | chased | helped | drove | took | paid |
owed | sued | blamed | praised | appointed | elected | hired | sacked | promoted | suspended | arrested | charged | found | saw | let | bring | ask | tell | ring | email | contact | see | try |
welcome | joined by | beaten by | including | namely | such as | except | like | and | or | but | because | that | when | if | while | since | until | after | before | than | whether | though | where |
says that | thinks | hopes | noted that | confirmed that | said that | reported that | explained that | believes | understands that | with | by | from | for | to | of | about | against | without
`)
/** Roles and kin, in small letters, right before a name. */
const ROLES_BEFORE = words(`
my wife | my husband | my son | my daughter | my mother | my late father | my sister | my brother | my neighbour | my friend | my partner | my boss | my manager | our colleague |
your colleague | her neighbour | his brother | his solicitor | her carer | their landlord | the tenant | the patient | the driver | the witness | the caller | the customer | the claimant |
ex-partner | stepson | grandson | cousin | nephew | niece | aunt | uncle | granddad | best friend | flatmate | classmate | team leader | line manager | shift supervisor | social worker | key worker |
health visitor | midwife | ward sister | head teacher | teaching assistant | site manager | foreman | chief executive | finance director | spokesman | spokeswoman | goalkeeper | striker | winger |
captain | actor | singer | author | painter | barrister | solicitor | surveyor | plumber | electrician | landlord | councillor | mayor | minister | senator | judge | attorney | officer | detective |
volunteer | trustee | treasurer | secretary | chair | caretaker | receptionist | administrator | account manager | engineer | technician | analyst | developer | intern | apprentice | trainee
`)
/** The same with a capital, as notes and heads of lists have them. */
const CAPITAL_ROLES = words(`
Uncle | Aunt | Auntie | Grandad | Nan | PC | DC | DS | DI | WPC | Sister | Brother | Officer | Agent | Coach | Director | Manager | Councillor | Headteacher | Petitioner | Plaintiff | Appellant |
Attorney | Counsel | Solicitor | Surveyor | Engineer | Technician | Driver | Tenant | Landlord | Guarantor | Executor | Trustee | Chairman | Chair | Clerk | Secretary | Treasurer | Editor | Author |
Photographer | Midwife | Consultant | Registrar | Staff Nurse | Social Worker | Neighbour | Colleague | Brigadier | Commander | Corporal | Private | Sheriff | Justice | Lord Justice | Fr | Br | Sr | Bishop |
Herr | Herrn | Frau | Kollege | Kollegin | Monsieur | Madame | Mademoiselle | Maître | Señor | Señora | Sr. | Sra. | Don | Doña | Signor | Signora | Dott. | Avv. | Ing. | Mevrouw | Meneer | Pan | Pani | Herra |
Shri | Smt. | Smt | Sri | Kumari | Er. | Adv. | Km. | Mst. | Alhaji | Chief | Mallam | Sheikh | Hajia | Bapak | Ibu | Dato | Datuk | Sayın | Bay | Bayan
`)
/** Labels of forms, heads of messages, tables and logs. */
const LABELS = words(`
Name | Full name | Customer | Client | Patient | Employee | Student | Applicant | Contact | Contact name | Account holder | Prepared by | Reviewed by | Approved by | Reported by | Assigned to | Owner | Author |
From | To | Cc | Bcc | Attn | Attention | FAO | c/o | Bill to | Ship to | Sold to | Deliver to | Invoice to | Sender | Recipient | Payee | Beneficiary | Cardholder | Guarantor | Executor | Referee | Referee 1 |
Emergency contact | Next of kin | Mother | Father | Parent/Guardian | Guardian | Spouse | Line manager | Supervisor | Manager | Case worker | Key worker | GP | Consultant | Surgeon | Nurse | Teacher | Tutor | Coach |
Driver | Passenger | Witness | Witnesses | Injured person | Victim | Suspect | Officer | Agent | Caller | Visitor | Host | Guest | Guests | Present | Apologies | Absent | In attendance | Attendees | Chair | Clerk |
Minutes by | Proposer | Seconder | Queries | Enquiries | Questions to | Interviewer | Candidate | Nominee | Assignee | Reporter | Requester | Technician | Engineer | Surveyor | Solicitor | Landlord | Tenant | Signed |
Print name | Witnessed by | Nom | Prénom | Nom et prénom | Vorname | Nachname | Name, Vorname | Ansprechpartner | Ansprechpartnerin | Kontoinhaber | Kunde | Patientin | Nombre | Apellidos | Nome | Cognome | Naam |
Contactpersoon | Imię i nazwisko | Namn | Navn | Nimi | Jméno | Név | Nume | Ad Soyad | Father's name | Mother's maiden name | Previous names | Also known as | Alias | Preferred name | Known as
`)
/** Behind a name: what somebody does or is. */
const TAILS = words(`
said | says | told us | asked | agreed | replied | wrote | called | rang | phoned | emailed | confirmed | explained | reported | noted | added | denied | admitted | thinks | believes | hopes | wants | needs | has | had |
has not | is | was | is not | was not | will | would | can | cannot | could | did | did not | does | may | must | should | came | went | left | arrived | returned | moved | lives | lived | works | worked | joined | resigned | retired |
died | was born | was seen | was present | was absent | was told | was given | was asked | got married | got home | turned up | took over | stepped in | passed away | missed | paid | owes | bought | sold | signed | sent | received |
took | gave | made | found | lost | won | scored | played | taught | studied | started | finished | stayed | helped | drove | fell | slipped | suffered | attended | complained | apologised | appealed | declined | accepted |
refused | proposed | seconded | chaired | presented | demoed | to follow up | to draft | to check | to confirm | to send | to arrange | to book | to call | to chase | to report back | to circulate | to update | tbc |
swears | reckons | mentioned | insisted | suggested | warned | promised | claimed | testified | alleges | alleged | requested | tried | managed | thanked | praised | criticised | limped off | waved | smiled | laughed | cried |
hat | ist | war | wird | kommt | sagte | schreibt | übernimmt | a | est | était | sera | viendra | dit | va | tiene | está | dijo | vive | ha | è | abita | werkt | woont | heeft | jest | mieszka | bor | är | er
`)
/** Behind a name: what belongs to it. */
const AFTERS = words(`
, aged {n}, | , {n}, | (chair) | (sister) | (tenant) | (solicitor, {O}) | ({n}) | ({O}) | ({P}) | (ex-partner) | , who | , whose | , {O}, | , {W} {W} | , Esq. | , MD | , PhD | , BSc | , RN | , QC |, OBE |'s dad |'s mum |'s wife |'s brother |
's new address |'s account |'s file |'s room |'s team |'s cousin |'s car |'s email |’s partner | and family | and her sister | and his wife | and the children | and colleagues | from {O} | from {P} | from accounts | from the office |
in accounts | in finance | in {P} | at {O} | of {P} | of {O} | on {n} | on Monday | on leave | at home | at reception | for approval | for the lease | about the keys | about {w} | re: {w} | re {w} | w/ {w} | ({w}) | - {w} | – {w} | : {w} | ; {w} |
 <someone@example.org> | someone@example.org | 01632 960123 | {n} | + guest | x | xx | and co | et al. | ji | san | again | today | yesterday | last week | in March | in 2019 | please | asap | too | either | instead | there
`)
const OBJECTS = words(`
the invoice | the keys | the lease | a refund | the meeting | it | that | the form | him | her | them | the order | no answer | on Friday | at noon | last night | in person | by email | the boiler | the baby | the flat | the panel |
the chair | the minutes | the budget | three times | a stroke | flu | in tears | the police | the school | the clinic | the parcel | two tickets | a letter | the dog | a new job | late again | from work | a note | well
`)
const OPENINGS = words(`
Today | Yesterday | On Monday | Last week | Later | Then | So | But | And | Also | However | Meanwhile | Sorry | Thanks | Please note | FYI | NB | Update | Note | Action | Home visit | Called | Rang | Spoke to | Emailed | Met | Left message with |
Left voicemail for | Message for | T/C with | TC to | Seen with | Reviewed with | Discussed with | Agreed with | Could you ask | Can someone ring | Let me know if | I think | I have asked | We met | We heard from | She said | He told me that |
Is | Was | Did | Has | Does | Will | Can | Would | When | If | Because | As | While | Since | After | Before | Until | Although | Dear | Hi | Hello | Hey | Morning | Hiya | Thank you | Congratulations to | Happy birthday | RIP | Welcome
`)
const CLOSINGS = words(`
Yours faithfully | Yours sincerely | Sincerely | Respectfully | Respectfully submitted | Kind regards | Best | Best wishes | Regards | Many thanks | Thanks | Thx | Ta | Cheers | Love | Lots of love | With love | Take care | All the best |
Warm regards | Speak soon | See you | Yours | Mit freundlichen Grüßen | Viele Grüße | Liebe Grüße | Cordialement | Bien à vous | Veuillez agréer mes salutations | Un saludo | Saludos | Atentamente | Cordiali saluti |
Met vriendelijke groet | Groeten | Pozdrawiam | Med vänlig hälsning | Mvh | Med venlig hilsen | Is mise le meas | Le meas | Cofion cynnes | Yn gywir | Thanking you | Yours truly | Yours obediently
`)
/** Firms and what else bears names with capitals. */
const SECTORS = words(`
Analytics | Payroll | Telecom | Nursery | Wholesale | Hospice | Surgery | Lettings | Motors | Freight | Logistics | Housing Association | Building Society | Primary School | High School | Academy | College | Dental Practice | Opticians |
Pharmacy | Recruitment | Catering | Cleaning Services | Security | Software | Data | Digital | Media | Press | Publishing | Records | Films | Games | Gym | Fitness | Yoga | Café | Bakery | Kitchen | Wines | Farm | Farms | Garden Centre |
Nurseries | Kennels | Vets | Veterinary Clinic | Care Home | Lodge | Day Centre | Community Centre | Leisure Centre | Library | Museum | Gallery | Theatre | Hall | Stadium | Arena | Park | Common | Wood | Lake | Bay | Beach | Island | Hill | Valley |
Bridge | Cross | Green | Gate | Vineyard | Falls | Springs | Heights | Junction | Works | Mill | Quay | Dock | Tower | Building | House | Court | Room | Suite | Ward | Wing | Block | Campus | Line | Express | Airways | Airlines | Trains | Coaches |
Cup | Prize | Award | Medal | Trophy | League | Festival | Day | Week | Month | Appeal | Campaign | Project | Programme | Scheme | Plan | Act | Bill | Report | Review | Inquiry | Survey | Fund | Trust | Foundation | Society | Institute |
Ltd | Limited | plc | LLP | Inc | Inc. | LLC | GmbH | AG | SA | SARL | BV | AB | Oy | Pty | & Co | & Sons | & Partners | Group | Holdings | Solutions | Services | Systems | Consulting | Partners | Associates | Capital | Bank | Insurance | Energy
`)
const COINED = words(`
Meridian | Orbis | Vantage | Cobalt | Kestrel | Falcon | Osprey | Phoenix | Apex | Zenith | Nova | Stellar | Quantum | Vertex | Pinnacle | Summit | Horizon | Beacon | Anchor | Harbour | Compass | Keystone | Cornerstone | Evergreen |
Oakwood | Redwood | Birchwood | Ashcombe | Larkspur | Bluebell | Foxglove | Primrose | Sycamore | Willow | Maple | Cedar | Silverline | Redstone | Whitehall | Northstar | Eastgate | Westfield | Southbank | Riverside | Lakeside | Hillside |
Parkside | Brightside | Sunrise | Moonlight | Rainbow | Diamond | Sapphire | Emerald | Platinum | Titanium | Iron | Copper | Granite | Marble | Velvet | Crimson | Scarlet | Azure | Indigo | Omega | Alpha | Delta | Sigma | Gemini | Orion | Atlas |
Titan | Apollo | Mercury | Saturn | Neptune | Pegasus | Griffin | Dragon | Tiger | Panther | Eagle | Swan | Heron | Kingfisher | Otter | Badger | Beaver | Bumblebee | Butterfly | Dragonfly
`)
const BRANDS = words(`
Ford Transit | Ford Fiesta | Skoda | Vauxhall Astra | Volkswagen Golf | Audi | Toyota Corolla | Honda Civic | Nissan Qashqai | Tesla | Worcester Bosch | Dyson | Hoover | Samsung Galaxy | iPhone | MacBook Pro | Dell Latitude |
ThinkPad | Zoom | Teams | Outlook | Excel | PowerPoint | SharePoint | OneDrive | Windows Server | Active Directory | Dropbox | Slack | Trello | Jira | Confluence | Salesforce | Docker | Kubernetes | Jenkins | Grafana | Prometheus | Terraform | Ansible |
Python | Java | Ruby | Rust | Kotlin | Swift | Perl | Julia | Apache | Tomcat | Nginx | Oracle | Postgres | Cassandra | Hadoop | Spark | Kafka | Airflow | Chrome | Safari | Firefox | Visa | Mastercard | PayPal | Klarna | Barclays | Halifax | Lloyds |
Santander | Nationwide | Monzo | Revolut | Tesco | Sainsbury's | Waitrose | Morrisons | Asda | Lidl | Boots | Argos | Ikea | Primark | Costa | Greggs | Nando's | Deliveroo | Uber | Airbnb | Netflix | Spotify | Royal Mail | Hermes | Yodel | Evri | Vodafone |
Ofgem | Ofsted | Ofcom | Acas | Companies House | Land Registry | Citizens Advice | Shelter | Mind | Scope | Barnardo's | Oxfam | Unison | Unite | Prospect | Labour | Plaid Cymru | Fianna Fáil | Sinn Féin | Bundestag | Deutsche Bahn | Deutsche Post |
Stadtwerke | Sparkasse | Krankenkasse | Finanzamt | Mairie | Préfecture | Sécurité Sociale | Carrefour | Ajuntament | Hacienda | Posten | Rotary | Lions | Scouts | Brownies | Parkrun | Premier League | Champions League | Wimbledon | Ramadan | Diwali |
Hanukkah | Halloween | Thanksgiving | Pancake Day | Guy Fawkes Night | Boxing Day | Brexit | Covid | Ibuprofen | Paracetamol | Sertraline | Metformin | Ventolin | Warfarin | Zimmer | Calor Gas | Stanley knife | Earl Grey | Victoria sponge |
Chardonnay | Merlot | Cheddar | Stilton | Jack Daniel's | Captain Morgan | Bell's | Ben & Jerry's | Johnson & Johnson | Marks & Spencer | Ernst & Young | Standard Life | Aunt Bessie's | Mr Kipling | Mrs Brown's Boys | Harry Potter | King Lear |
Hamlet | Jane Eyre | Oliver Twist | Das Kapital | Old Trafford | Anfield | Hyde Park | Covent Garden | Canary Wharf | Golden Gate | Grand Canyon | Martha's Vineyard | St Pancras | King's Cross | Queen Elizabeth Hospital | Nelson Mandela Building |
Prince of Wales Theatre | Princess Royal Infirmary | John Lewis | Debenhams | Selfridges | Louis Vuitton | Calvin Klein | Hugo Boss | Ralph Lauren | Chanel | Royal Doulton | Wedgwood | Clarice Cliff vase | George III | Queen Anne chair | Chippendale
`)
/** Nouns that German writes with a capital, and first words of French, Spanish, Italian, Dutch, Polish and Swedish sentences. */
const FOREIGN = words(`
Rechnung | Vertrag | Konto | Guthaben | Sitzung | Saal | Vorstand | Haushalt | Protokoll | Antrag | Anträge | Geschäftsstelle | Frist | Mahnung | Zahlung | Betrag | Kunde | Kundin | Kunden | Mitglied | Mitglieder | Verein | Beitrag | Termin | Woche |
Montag | Dienstag | Mittwoch | Donnerstag | Freitag | Januar | März | Mai | Juni | Juli | Oktober | Dezember | Wohnung | Miete | Mieter | Vermieter | Schlüssel | Arzt | Ärztin | Praxis | Krankenhaus | Befund | Rezept | Versicherung | Schule | Kind | Kinder |
Eltern | Mutter | Vater | Bruder | Schwester | Tochter | Sohn | Straße | Platz | Bahnhof | Auto | Kennzeichen | Bescheid | Auskunft | Anfrage | Antwort | Anhang | Unterlagen | Formular | Unterschrift | Datum | Ort | Telefon | Nummer | Schicht | Urlaub | Kollegen |
Chef | Abteilung | Büro | Firma | Arbeit | Gehalt | Kündigung | Zeugnis | Bewerbung | Ausbildung | Prüfung | Hilfe | Fehler | Rückfragen | Verständnis | Dank | Grüße | Sehr | Bitte | Wir | Ich | Sie | Der | Die | Das | Ein | Eine | Es | Am | Im | Für | Mit | Nach | Wenn |
Bonjour | Madame | Veuillez | Merci | Nous | Vous | Je | Il | Elle | Le | La | Les | Un | Une | Des | Votre | Notre | Mon | Selon | Hier | Demain | Pour | Avec | Dans | Suite | Cependant | Conseil | Direction | Service | Objet | Adresse | Téléphone | Courriel | Personne |
Nombre | Dirección | Teléfono | Estimado | Estimada | Gracias | El | Los | Las | Una | Por | Para | Según | Ayer | Usted | Señores | Gentile | Buongiorno | Grazie | Il | Lo | Gli | Questo | Geachte | Beste | Hartelijk | De | Het | Een | Wij | Graag | Bedankt |
Szanowni | Proszę | Dziękuję | Hej | Tack | Vi | Jag | Det | Kära | Med | Hilsen | Kedves | Dobrý | Bună | Sayın | Merhaba | Ar | Yr | Mae | Diolch | Annwyl | Bore
`)
const SUFFIXES = [
  'ung',
  'heit',
  'keit',
  'schaft',
  'tion',
  'ment',
  'ität',
  'nis',
  'tum',
  'stelle',
  'amt',
  'dienst',
  'leistung',
  'nummer',
  'bank',
  'haus',
  'plan',
  'liste',
]
const STEMS = [
  'Ver',
  'Be',
  'Ab',
  'An',
  'Auf',
  'Um',
  'Vor',
  'Zu',
  'Haus',
  'Kranken',
  'Sozial',
  'Arbeits',
  'Melde',
  'Steuer',
  'Kunden',
  'Mit',
  'Brief',
  'Bau',
  'Schul',
  'Renten',
]

/** The name of something that is nobody. */
export function thing(pick: Pick, chance: () => number): string {
  const style = chance()
  if (style < 0.22) return `${pick(COINED)} ${pick(SECTORS)}`
  if (style < 0.36) return `{f} ${pick(SECTORS)}`
  if (style < 0.42) return `{g} ${pick(SECTORS)}`
  if (style < 0.5) return `{P} ${pick(SECTORS)}`
  if (style < 0.55) return `{f} & {f}${chance() < 0.5 ? ` ${pick(SECTORS)}` : ''}`
  if (style < 0.59) return `${pick(['St', 'Saint', 'St.'])} {g}${pick(["'s ", '’s ', ' '])}${pick(SECTORS)}`
  if (style < 0.64) return pick(COINED)
  if (style < 0.69) return `{W} ${pick(SECTORS)}`
  if (style < 0.73) return `${pick(COINED)} {W} ${pick(SECTORS)}`
  if (style < 0.78) return '{C}'
  return pick(BRANDS)
}

/** A run of words with capitals that names nobody: a heading, a label, a role. */
export function heading(chance: () => number): string {
  const count = 1 + Math.floor(chance() * 4)
  return Array.from({ length: count }, (_, i) => (i > 0 && i < count - 1 && chance() < 0.25 ? 'of' : '{W}')).join(' ')
}

export function foreignWord(pick: Pick, chance: () => number): string {
  return chance() < 0.7 ? pick(FOREIGN) : pick(STEMS) + pick(SUFFIXES)
}

/** One sentence, or a few lines, with its braces still in. */
export function composed(pick: Pick, chance: () => number): string {
  const somebody = () => (chance() < 0.62 ? '{N}' : chance() < 0.72 ? '{G}' : '{F}')
  const who = () => (chance() < 0.72 ? somebody() : chance() < 0.62 ? '{O}' : chance() < 0.6 ? '{B}' : '{H}')
  const filler = () => (chance() < 0.7 ? '{w}' : '{w} {w}')
  const joined = (one: string, other: string) => (/^[,'’:;]/.test(other) ? one + other : `${one} ${other}`)
  const behind = () => (chance() < 0.62 ? ` ${pick(TAILS)} ${pick(OBJECTS)}` : joined('', pick(AFTERS)).replace(/^ (?=[,'’:;])/, ''))
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  const style = chance()
  if (style < 0.14) return `${who()}${behind()}.`
  if (style < 0.34) return `${capital(filler())} ${filler()} ${pick(LEADS)} ${who()}${chance() < 0.5 ? behind() : ''}.`
  if (style < 0.41) return `${capital(pick(LEADS))} ${who()}${behind()}${pick(['.', ',', ''])}`
  if (style < 0.49) return `${filler()} ${pick(ROLES_BEFORE)}${pick([' ', ' ', ', '])}${chance() < 0.85 ? somebody() : who()}${behind()}`
  if (style < 0.55) return `${chance() < 0.5 ? `${filler()} ` : ''}${pick(CAPITAL_ROLES)} ${chance() < 0.5 ? '{F}' : chance() < 0.8 ? '{N}' : '{G}'}${behind()}`
  if (style < 0.65)
    return `${pick(LABELS)}${pick([': ', ': ', ':\t', ' - ', ' | ', ':\n'])}${who()}${pick(['\n', '\n', ', {O}\n', ' {n}\n', ', 12 {W} Road\n', '; ', ' ({w})\n', '|'])}${chance() < 0.5 ? `${pick(LABELS)}: ${who()}\n` : ''}`
  if (style < 0.71) return `${pick(OPENINGS)}${pick([' ', ' ', ', ', ': '])}${who()}${behind()}`
  if (style < 0.75)
    return `${pick(CLOSINGS)}${pick([',', '', ',', '.'])}\n${pick(['', '\n'])}${somebody()}${pick(['\n', '', '\n{H}', '\n{O}', '\n(tenant)', ', {w}'])}`
  if (style < 0.8)
    return Array.from(
      { length: 2 + Math.floor(chance() * 4) },
      (_, i) =>
        `${pick(['- ', '', `${i + 1}. `, '* '])}${chance() < 0.85 ? somebody() : who()}${pick(['', '', ' - {w}', ', {W}', ' to {w} {w}', ' & {G}', '\t{n}', ' ({w})', ': {w} {w}'])}`,
    ).join('\n')
  if (style < 0.83) return `${pick(['[14:02] ', '', '> ', '09:14 - '])}${somebody()}: ${filler()} ${pick(LEADS)} ${who()}\n${somebody()}: ${filler()} ${who()}`
  if (style < 0.86) return `${who()}, ${who()}, ${who()}${pick([' and ', ', ', ' & ', '; '])}${who()}${behind()}`
  if (style < 0.91) return `${capital(filler())} {w}. {W} {w} ${filler()} ${who()}. {W} {w}${pick(['.', ', {w} {w}.'])}`
  if (style < 0.94) return `{H}\n\n${capital(filler())} ${pick(LEADS)} ${who()}.\n{H}: {w}\n{W} {w} {w}`
  if (style < 0.97)
    return `${pick(['Am', 'Die', 'Der', 'Le', 'La', 'Un', 'El', 'De', 'Den', ''])} {X} ${filler()} ${chance() < 0.5 ? who() : '{X}'} ${pick(TAILS)} ${filler()}. {X} {w} {X}${pick(['.', ' {X}.', ', {X}'])}`
  if (style < 0.985) return `{S}, {P}\n${who()}${behind()}`
  return `{F}, {G}\n{F}, {G}\n{F}, {G} {G}`
}
