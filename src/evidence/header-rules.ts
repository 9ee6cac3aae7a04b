/**
 * The words of headers: whom a column speaks of and which role it names, as patterns over the words that header-words.ts makes of a header. English
 * first; the commonest of other languages too.
 */
import type { Kind } from '../kinds.ts'
import type { ColumnRole } from './record.ts'

export type Role = Kind | ColumnRole

/** The others a row may speak of, by the words of a header. The number groups columns of one such person; it is renumbered for each table. */
export const OTHERS: [RegExp, string][] = [
  [
    /\b(?:spouse|partner|husband|wife|joint|significant other|second (?:member|person|applicant|holder)|co applicant)\b(?! (?:organi[sz]ation|company|id|no|code|type))/,
    'partner',
  ],
  [/\b(?:guardian|parent|mother|father|mum|dad|carer|caregiver|responsible adult)s?\b/, 'guardian'],
  [/\b(?:next of kin|nok|kin|emergency contact|emergency|ice contact|ice)\b/, 'emergency'],
  [/\b(?:child|children|dependant|dependent|son|daughter|sibling)s?\b/, 'child'],
  [/\b(?:recipient|addressee|beneficiary|payee)\b|^to\b(?= (?:name|email|address|addr)$)|^to$/, 'recipient'],
  [/\b(?:referrer|referee|referred by|introducer|introduced by|proposer|proposed by|seconder|seconded by|recruiter|recruited by|sponsor)\b/, 'referrer'],
  [
    /\b(?:gp|doctor|physician|consultant|therapist|social worker|solicitor|landlord|line manager|manager|supervisor|tutor|teacher|agent|representative|rep|interviewer)\b/,
    'professional',
  ],
  [
    /\b(?:created|updated|modified|edited|assigned|entered|added|handled|taken|recorded|approved|authori[sz]ed|signed off|deleted|logged|processed|checked|verified|requested|uploaded|allocated) (?:by|to)\b|\b(?:canvasser|caller|case ?owner|case ?worker|operator|collector|account manager|assignee|approver)\b/,
    'handler',
  ],
]

/** Words before the point of a header that only repeat whose column it is. */
export const ENTITY =
  /^(?:(?:(?:comment|post|ticket|message|review|order|booking|submission|entry)(?= (?:author|customer|user|contact|sender|owner)\b)|the|my|your|our|member|membership|memb|mem|mbr|customer|cust|client|contact|person|personal|people|user|usr|supporter|donor|applicant|employee|emp|staff|volunteer|vol|student|patient|subscriber|account holder|holder|elector|voter|delegate|attendee|guest|individual|primary|main|first person|current|legal|full|str|txt|fld|tbl|billing|bill|shipping|ship|delivery|home|permanent|correspondence|mailing|postal|residential|registered|from|sender|reply|author|owner|profile|claimant|signatory|respondent|resident|tenant|pupil|learner|occupant|householder|service user|complainant|insured|policy ?holder|parishioner|candidate|worker|colleague|payer|lead|participant|candidate|nominee|details|data|attributes|fields|properties|info|bio|values|new|old|orig|raw|c|p|m|u|addr(?:ess)?(?= (?:town|city|county|country|post|pcode|zip|street|state|region|locality|village)\b)) )+(?=\S)/

export type Rule = [RegExp, Role | null, number]
/**
 * In order: the first that fits counts. The figure is how sure the words alone make us; content raises or lowers it. `null`: the words say that
 * it is something else, which also keeps content from guessing the weaker kinds.
 */
export const RULES: Rule[] = [
  // what looks like a person's but is not
  [
    /^(?:is|has|no|num|number of|count|total|avg|max|min|last|date|time|can|do|does|allow|receive|want|ok|opt|opted|optin|optout|consent|gdpr|verified|valid|confirmed|subscribed|bounced|hide|show)\b.*\b(?:emails?|phones?|sms|mail|mailing|post|calls?|address|contact|texts?|newsletters?)\b/,
    null,
    0.9,
  ],
  [
    /\b(?:emails?|phones?|mobile|sms|mail|post|address|contact|telephone|tel|text|password)\b.*\b(?:opt|optin|optout|consent|ok|verified|valid|confirmed|flag|allowed|preference|preferences|prefs?|status|type|count|sent|opened|bounced?|subscribed|permission|at|on|date|id|format|template|subject|changed|expires|expiry|reset|attempts|hint|policy|domain|provider|notifications?)$/,
    null,
    0.85,
  ],
  [
    /^(?:created|updated|modified|inserted|deleted|changed|registered|signed up|signup|last (?:login|seen|updated|modified|active|contact(?:ed)?)|login|logged in|received|sent|processed|exported|imported|printed|posted|published|opened|closed|due|paid|payment|order|invoice|transaction|event|start|expiry|expires?|renewal|renewed|review|approved|submitted|completed|booking|appointment|visit|entry|record|batch|next \w+|file|scan|report)(?: (?:at|on|date|time|datetime|timestamp|dt|utc))+$/,
    null,
    0.9,
  ],
  [
    /^(?:date (?:created|updated|modified|added|entered|received|sent|paid|due|renewed|expires|of (?:order|payment|visit|entry|event|issue|expiry))|timestamp|created|updated|modified|datetime|time|dt|ts|year|month|day|expiry|expires|renewal)$/,
    null,
    0.9,
  ],
  [
    /\b(?:company|organi[sz]ation|org|product|file|host|domain|event|branch|table|bank|ward|constituency|campaign|list|group|team|role|category|type|item|project|brand|model|server|class|function|column|field|tag|template|store|shop|venue|site|plan|package|process|thread|logger|app|application|service|region|area|state|department|dept|course|pet|ship|trading|business|supplier|vendor|database|db|schema|index|status|division|clp|cell|queue|task|report|feature|setting|option|key|attribute|property type|parameter|variable|document|folder|image|photo|icon|page|form|menu|module|plugin|theme|layout|currency|locale|language|colour|color|size|stock|asset|vehicle|room|fund|appeal|scheme|tariff|title|code|script|source|channel|poll|station|polling station|district|council|party) ?(?:name|nm|label|title)$|^job name$/,
    null,
    0.92,
  ],
  // names
  [
    /^(?:first ?names?|fore ?names?|forn(?:a?me?)?|f ?name|first ?nm|fst ?nm|f ?nam|fn|given ?names?|given|gname|christian ?names?|name first|first|vor ?name|ruf ?name|pr[ée]noms?|firstnames?|nombres?|nome|voornaam|imi[eę]|f[öo]rnamn|fornavn|etunimi)$/,
    'given_name',
    0.95,
  ],
  [
    /^(?:last ?names?|sur ?names?|srn(?:a?me?)?|l ?name|last ?nm|lst ?nm|ln|s ?name|s ?nam|family ?names?|name last|last|second names?|nach ?name|familien ?name|apellidos?|nom|nom de famille|cognome|achternaam|nazwisko|efternamn|etternavn|sukunimi|lastnames?)$/,
    'family_name',
    0.95,
  ],
  [
    /^(?:middle ?names?|middle ?initials?|middle|mid ?name|m ?name|mi|initials?|inits?|maiden ?name|n[ée]e|previous (?:sur)?names?|former (?:sur)?names?|birth ?name|known ?as|preferred ?(?:fore|first)? ?names?|pref ?name|nick ?name|alias|aka|other ?(?:fore)?names?|suffix)$/,
    'other_name',
    0.85,
  ],
  [
    /^(?:full ?names?|name full|display ?name|name(?:s)?(?: in full)?|fullnm|salutation name|complete name|name on (?:card|account)|card ?holder(?: name)?|account ?(?:holder|name|holder name)|acc(?:ount|t)? name|holder(?: name)?|person|contact person|contact|addressee|who|attn|attention|nom complet|signed by|customer|client|member|patient|donor|volunteer|employee|applicant|supporter|delegate|attendee|guest|payer|author|sender|from|voter|elector|resident|tenant|lead tenant|occupier|householder|participant|pupil|student|learner|beneficiary|claimant|subscriber|nominee|candidate|registrant|staff member|team member|individual|visitor|passenger|policy ?holder|service user|complainant|respondent|witness|signatory)$/,
    'full_name',
    0.75,
  ],
  [/^(?:title|salutation|prefix|honorific|name title|name prefix|ttl|anrede)$/, 'title', 0.6],
  // contact
  [
    /^(?:(?:work|private|other|alt|alternative|secondary|backup|recovery|preferred|school|business|office|paypal|login|second) )?(?:emails?|mail|eml|email ?(?:addr(?:ess)?(?:es)?|id|adr)|emailaddress|e ?mail|mail ?addr(?:ess)?|correo|courriel)(?: (?:addr(?:ess)?|work|home|private|personal|other|primary|secondary|alt|main))?(?: \d)?$/,
    'email',
    0.95,
  ],
  [/^(?:from|to|cc|reply to|recipient|sender)(?: ?addr(?:ess)?)?$/, 'email', 0.5],
  [
    /^(?:(?:work|private|other|alt|alternative|secondary|day ?time|evening|eve|day|office|mobile|cell|land ?line|land|contact|best|preferred|business|emergency|second) )?(?:tele ?phones?|phones?|tel|tels|telno|mobiles?|mob|cell ?phones?|cell|land ?line|telefono?|tel[eé]fono|telefon|telefoon|telefone|t[ée]l[ée]phone|t[ée]l|tlf|portable|gsm|m[óo]vil|celular|cellulare|mobil(?:nummer|telefon)?|rufnummer|handy(?:nummer)?|telefonnummer|puhelin|handy|fax|phone ?(?:no|num|number|nr)|mobile ?(?:no|num|number)|ph|msisdn|whats ?app|sms)(?: ?(?:no|num|number|nr|work|home|day|eve|evening|mobile|mob|cell|private|primary|secondary|alt|landline|daytime))*(?: \d)?$/,
    'phone',
    0.95,
  ],
  [/^(?:contact (?:no|num|number|tel|telephone)|(?:day|evening|home|work) (?:no|number)|number)$/, 'phone', 0.6],
  [
    /^(?:post ?codes?|p ?code|pcd|pc|postal ?code|zip ?(?:code)?|plz|postleitzahl|cp|code ?post(?:al)?|c[oó]digo postal|cap|postnummer|kod pocztowy|pstcd|post cd)(?: \d)?$/,
    'postcode',
    0.95,
  ],
  [
    /^(?!(?:full|name|number|no|full name|name no|full address no)$)(?:addr(?:ess)?|add|adr|addrs|street|st|road|line|str|strasse|anschrift|direcci[oó]n|domicilio|calle|adresse|rue|indirizzo|via|adres|ulica|straat)?(?: ?(?:line|ln|street|address|addr|full|house|name|number|no))*(?: \d)?$/,
    'address_line',
    0.85,
  ],
  [
    /^(?:house|building|property|flat|apartment|apt|unit|premises?|locality|dependent locality|thoroughfare|sub building|paon|saon|door|organisation line)(?: ?(?:name|no|num|number|nr))?(?: \d)?$/,
    'address_line',
    0.8,
  ],
  [
    /^(?:(?:post ?)?town|city|post town|town city|city town|village|suburb|ort|wohnort|stadt|ville|ciudad|poblaci[oó]n|localidad|citt[àa]|comune|woonplaats|plaats|miasto|stad|municipality|town or city)(?: ?name)?$/,
    'town',
    0.9,
  ],
  [/^(?:county|cnty|state|province|region|state province|county state|shire)(?: ?(?:name|code))?$/, 'county', 0.8],
  [/^(?:country|ctry|nation|cntry|land|pays|country ?(?:code|name|iso))$/, 'country', 0.8],
  // about the person
  [
    /^(?:d o b|dob|date ?of ?birth|dateofbirth|birth ?date|birth ?day|birth|born|born ?on|date born|dt birth|birth dt|geburts ?(?:datum|tag)|geb ?(?:datum|dat|tag|am)?|date ?de ?naissance|naissance|n[ée](?: ?e)? le|f ?nac(?:imiento)?|fecha de nacimiento|data di nascita|geboortedatum|data urodzenia|f[öo]delsedatum|f[øo]dselsdato|bday|d birth)(?: (?:date|dt))?$/,
    'date_of_birth',
    0.97,
  ],
  [/^(?:year ?of ?birth|yob|birth ?year|age|age ?(?:years|group|band|range|now|at \w+)|ages)$/, 'age', 0.85],
  [/^(?:gender|sex|gender ?(?:identity|code)|m f|pronouns?|geschlecht)$/, 'gender', 0.92],
  [/^(?:date of death|dod|death ?date|died|died on|deceased|is ?deceased|deceased ?(?:on|date|flag|at)|death|dec d|rip|dead|is dead)$/, 'deceased', 0.95],
  [
    /^(?:(?:date ?(?:of ?)?|membership ?)?(?:left|leav(?:e|er|ing)|ceased|cessation|lapsed|resigned|resignation|cancell?ed|cancell?ation|terminated|termination|expelled|withdrawn|withdrew|withdrawal|departed|departure|exit|exited|removed|ended|quit|struck ?off)(?: ?(?:on|at|date|dt))?|membership ?(?:end|expir(?:y|es|ed))(?: ?(?:on|date))?|end ?date|date ?end|(?:membership )?(?:valid|active) ?(?:to|until)|austritt(?:sdatum| am)?|date de (?:sortie|d[ée]part|d[ée]mission)|fecha de baja|data (?:di )?(?:cessazione|recesso)|uittreed(?:datum)?|datum uit)$/,
    'left_on',
    0.8,
  ],
  [
    /^(?:joined|joined ?(?:on|at|date|dt)|date ?joined|join ?(?:date|dt|on)|member ?since|since|membership start(?: date)?|start ?date|date of joining|hire ?date|doj)$/,
    'joined_on',
    0.85,
  ],
  [
    /^(?:(?:preferred|correspondence|contact|communication|mailing|first|main|chosen|spoken|written) ?)?(?:language|lang)(?: ?(?:code|preference|pref|choice|of (?:correspondence|communication|choice)))?$|^(?:(?:dewis )?iaith(?: (?:ohebu|gyfathrebu|ddewisol|gyswllt))?|(?:korrespondenz|brief)?sprache|langue(?: de (?:correspondance|contact|préférence))?|idioma(?: (?:preferido|de contacto))?|lingua(?: preferita)?|(?:voorkeurs)?taal|język)$/,
    'language',
    0.85,
  ],
  // numbers of the state
  [
    /^(?:ni|nino|ni ?(?:no|num|number|nr)|nat(?:ional)? ?ins(?:urance)?(?: ?(?:no|num|number))?|national insurance|nin|nationalinsurance(?:number|no)?)$/,
    'ni_number',
    0.95,
  ],
  [/^(?:nhs|nhs ?(?:no|num|number|id)|nhsnumber)$/, 'nhs_number', 0.95],
  [/^(?:passport|passport ?(?:no|num|number|id|ref))$/, 'passport', 0.95],
  [
    /^(?:driv(?:ing|er|ers)? ?(?:licen[cs]e|lic)(?: ?(?:no|num|number|id))?|licen[cs]e ?(?:no|num|number)|dl ?(?:no|number)?|dvla(?: no| number)?)$/,
    'driving_licence',
    0.85,
  ],
  [
    /^(?:vehicle ?(?:reg(?:istration)?)(?: ?(?:no|num|number|mark))?|car ?reg(?:istration)?(?: ?(?:no|num|number))?|vrm|vrn|number ?plate|licen[cs]e plate|reg ?(?:plate|mark)|car number plate)$/,
    'vehicle_registration',
    0.9,
  ],
  [
    /^(?:national ?id(?:entity)?(?: ?(?:card|no|num|number))?|id ?card(?: ?(?:no|num|number))?|ssn|soc(?:ial)? ?sec(?:urity)? ?id|social ?security(?: ?(?:no|num|number))?|pesel|bsn|dni|nie|cpf|aadhaar(?: number)?|personnummer|pps ?n(?:umber|o)?|pps|codice fiscale|identity (?:no|number)|sin|eid|insee|nric|personal id(?:entity)? ?(?:no|num|number|code)?)$/,
    'national_id',
    0.9,
  ],
  [
    /^(?:utr|tax ?(?:id|no|num|number|ref|reference|payer ref)|tin|unique tax(?:payer)? ref(?:erence)?|vat ?(?:no|num|number)|steuer ?(?:id|nummer)|nif|itin)$/,
    'tax_id',
    0.9,
  ],
  // money
  [/^(?:sort ?codes?|sc|bank ?sort ?code|srt ?cd|s ?code)$/, 'bank_account', 0.95],
  [
    /^(?:(?:bank|dd|direct debit|payee|building society) ?)?(?:acc(?:oun)?t?|acct|ac) ?(?:no|num|number|nr)$|^(?:bank ?acc(?:oun)?t|bank ?details|bank ?acct ?(?:no|num|number)?|bank account (?:no|num|number)|dd account|account|routing (?:no|number))$/,
    'bank_account',
    0.7,
  ],
  [/^(?:iban|iban ?(?:no|number|code)|bank iban)$/, 'iban', 0.97],
  [
    /^(?:(?:credit|debit|payment|bank) ?card(?: ?(?:no|num|number|pan))?|card ?(?:no|num|number|pan)|card|cc ?(?:no|num|number)?|pan|ccn)$/,
    'payment_card',
    0.85,
  ],
  [
    /^(?:salary|wages?|annual ?(?:salary|income|pay)|income|household income|gross(?: pay)?|net ?pay|basic ?pay|pay ?rate|hourly ?(?:rate|wage)|remuneration|earnings|bonus|pay|stipend|base salary|salary ?(?:band|grade|gbp)|pension ?(?:pot|value)?)$/,
    'salary',
    0.9,
  ],
  [
    /^(?:donations?|donated|gift|gift ?(?:amount|value|aid)|donation ?(?:amount|value|total|gbp)|total (?:donated|donations|given|gifts|giving)|last ?(?:gift|donation)(?: ?(?:amount|value))?|pledge(?:d)?(?: ?amount)?|lifetime (?:giving|value|donations)|contribution(?: ?amount)?|largest (?:gift|donation)|amount (?:donated|given|pledged)|giving ?(?:level|total))$/,
    'donation',
    0.9,
  ],
  [/^(?:amount|value|amt|total|sum|amount ?(?:gbp|paid|pounds)|gross amount)$/, null, 0.5],
  // signing in
  [
    /^(?:user ?names?|login ?(?:name|id)?|logon(?: name)?|user ?(?:login|id name|nice ?name)|nice ?name|nickname|screen ?name|handle|uname|usr|twitter|instagram|facebook|x handle|social|account name|skype|telegram|user)$/,
    'username',
    0.75,
  ],
  [
    /^(?:(?:hashed|encrypted|crypted|salted) ?(?:password|passwd|pwd|pass)|(?:password|passwd|pwd|pass|pw) ?(?:hash|digest|hashed|enc|encrypted|crypt|md 5|sha 1|sha 256|bcrypt)|hash|digest|user pass)$/,
    'password_hash',
    0.85,
  ],
  [
    /^(?:password|passwd|pwd|pass ?word|pass|passwort|pass ?code|pin|pin ?(?:code|no|number)|secret(?: ?(?:answer|word))?|security ?(?:answer|word)|memorable ?(?:word|name|place|date)|plain ?(?:text )?password)$/,
    'password',
    0.85,
  ],
  [
    /^(?:(?:api|access|auth|session|reset|remember|refresh|csrf|login|oauth|bearer|verification|activation|confirmation|push|device|fcm|apns|password reset|two factor|totp|otp|mfa) ?(?:token|key|secret|code)|token|session ?id|sessid|sid|cookie|two factor (?:secret|recovery codes)|recovery ?codes?|remember me)$/,
    'token',
    0.8,
  ],
  [
    /^(?:(?:last login|last seen|last access|last|login|signup|sign up|registration|remote|client|user|source|src|current sign in|last sign in|created|reg|register(?:ed)?) ?)?(?:ip|ip ?addr(?:ess)?|ip ?v ?[46]|ip v 4|remote ?(?:addr|host)|host ?ip)(?: ?address)?$/,
    'ip_address',
    0.9,
  ],
  [
    /^(?:device ?(?:id|uuid|identifier|serial|imei)|imei|imsi|udid|mac ?(?:addr(?:ess)?)?|idfa|gaid|advertising ?id|adid|android ?id|serial ?(?:no|number)|fingerprint|browser fingerprint)$/,
    'device_id',
    0.8,
  ],
  [
    /^(?:lat|latitude|lng|lon|long|longitude|lat ?(?:lng|lon|long)|geo(?: ?(?:location|point|lat|lng))?|gps|coordinates|coords|location|last ?location|current location|geolocation|easting|northing|what ?3 ?words|what three words|uprn)$/,
    'location',
    0.75,
  ],
  // special categories, GDPR Article 9
  [
    /^(?:disabilit(?:y|ies)|disabled|vulnerabilit(?:y|ies)|(?:disability|vulnerability|access|accessibility|special|additional|mobility|medical|dietary|health|support|care|communication|learning) ?(?:needs?|requirements?|reqs?|details?|info|information|notes?|conditions?|status|issues?|history|problems?|type|description|support)|diet(?:ary)?|medical|health|health (?:conditions?|issues)|conditions?|allerg(?:y|ies)|medications?|medicines?|diagnos(?:is|es)|illness(?:es)?|reasonable adjustments?|adjustments?|wheelchair(?: user)?|blood (?:type|group)|sen|send|(?:sen|send) (?:need|needs|provision|status|type|stage|code|support|notes?)|need type|primary need|ehcp?|care plan|sick(?:ness)? ?(?:reason|leave|notes?|days|absence)|absence reason|symptoms?|treatment|vaccinat\w*(?: status)?|covid(?: status)?|pregnan\w*|gp surgery|doctor|surgery|hearing|vision|impairments?|dietary requirement|has (?:disability|medical condition|allergies|asthma)|is disabled)$/,
    'health',
    0.88,
  ],
  [
    /^(?:(?:huidige |actuele )?partij|partei|parti (?:politique)?|partido|partito|vote|voted|votes|voting ?(?:intention|intent|preference|history|record)?|vote ?(?:intention|intent|history|pref)|voter ?(?:intention|id code|status)|v i|vi|vi ?(?:code|20 ?\d\d)?|canvass(?: ?(?:code|result|response|data|vi))?|canvass ?\w+|political ?(?:affiliation|views?|opinions?|party|leaning|preference|stance|interests?)|politics|party(?: ?(?:affiliation|support|preference|supported|vote|id code|membership))?|previous party|other party|supports?(?: party)?|support ?level|persuasion|last vote|past vote|ballot(?: cast)?|contact result|squeeze|brexit(?: view)?|referendum(?: vote)?|eu ref(?:erendum)?|leave remain|candidate (?:preference|choice|support(?:ed)?)|leadership vote|promise|pledge code|mosaic party|issue (?:stance|position))(?: \d+)*$/,
    'political_opinion',
    0.85,
  ],
  [
    /^(?:trade ?unions?|unions?|union ?(?:name|branch|member(?:ship)?(?: (?:no|number|ref|id))?|affiliation|code|id|member|no|number|ref|reference)|t u|tu ?(?:name|branch|membership|affiliation)?|affiliate(?: ?(?:name|union))?|affiliated ?(?:union|organi[sz]ation|org|body)|levy(?: ?payer| paid| status)?|pol(?:itical)? (?:levy|fund)|aff ?(?:org|union)|shop steward|workplace rep)$/,
    'trade_union',
    0.85,
  ],
  [
    /^(?:religion|religious ?(?:beliefs?|affiliation|views|denomination|needs?|requirements?|observances?)?|faith(?: (?:needs?|requirements?|group|community))?|prayer (?:needs?|room)|belief|beliefs|denomination|church|mosque|religion ?(?:code|belief|or belief))$/,
    'religion',
    0.9,
  ],
  [
    /^(?:ethnicity|ethnic ?(?:origin|group|background|code|category)?|race|racial ?(?:origin|group)|bame|bme|nationality ethnic|ethnic ?grp|heritage|skin colou?r|caste)$/,
    'ethnicity',
    0.92,
  ],
  [/^(?:sexual ?(?:orientation|orient|preference|identity|life|ity)?|sexuality|orientation|lgbt\w*(?: ?status)?|sex life)$/, 'sexual_life', 0.88],
  [
    /^(?:criminal ?(?:record|convictions?|history|offences?|check)?|convictions?|offen[cs]es?|dbs ?(?:result|status|check|notes|outcome|disclosure)|crb(?: ?\w+)?|dbs|arrests?|cautions?|charges?|sentence|allegations?|disciplinary(?: ?(?:record|notes|action|outcome))?|expulsion ?reason|misconduct)$/,
    'criminal',
    0.8,
  ],
  [/^(?:biometrics?|finger ?prints?|face ?(?:id|print|template|encoding)|voice ?print|iris(?: scan)?)(?: ?(?:hash|data|template))?$/, 'biometric', 0.85],
  [/^(?:dna|genetic ?\w*|genome|genotype)$/, 'genetic', 0.9],
  // work, school, words, pictures
  [
    /^(?:employers?|employer ?name|post(?: (?:title|held))?|job ?post|work ?place|place of work|job|job ?(?:title|role|description|position)|occupations?|profession|position|work|company|company ?name|works? at|employment(?: ?(?:status|history|type))?|employed(?: by| at)?|trade|department|dept|designation|grade|industry|organi[sz]ation|job family|work history|cv|resume|linked ?in)$/,
    'employment',
    0.7,
  ],
  [
    /^(?:school|school ?name|university|uni|college|degree|qualifications?|education(?: ?(?:level|history))?|course|alma mater|graduat(?:ion|ed)(?: ?(?:year|date))?|highest qualification|exam(?: ?results?)?|grades?|year group|student ?(?:status|type)|subjects? studied|training)$/,
    'education',
    0.7,
  ],
  [
    /^(?:notes?|comments?|remarks?|memo|message|messages|msg|body|text|content|enquir(?:y|ies)|inquiry|query|feedback|subject|subject line|description|details?|reason|response|reply|conversation|transcript|correspondence|correspondence notes?|case ?(?:notes?|summary|details)|call ?notes?|contact ?notes?|visit ?notes?|free ?text|other ?(?:info|information|details)|additional ?(?:info|information|comments?|notes?)|further ?(?:info|information)|info|observations?|notes? \w+|narrative|history|summary|biography|bio|about|about me|complaint|request|doorstep notes?|canvass notes?|internal ?notes?|staff ?notes?|action ?notes?|snippet|email ?(?:body|text|content)|chat|reason for \w+|anything else)(?: \d)?$/,
    'free_text',
    0.75,
  ],
  [
    /^(?:photo|photos|photo ?(?:url|path|file|id|graph)|photograph|picture|pic|portrait|avatar|avatar ?(?:url|path)?|head ?shot|image|image ?url|profile ?(?:pic|picture|image|photo)|mugshot)$/,
    'photo',
    0.8,
  ],
  [/^(?:signature|signature ?(?:image|img|file|png|scan|blob|data)?|signed|e ?signature)$/, 'signature', 0.75],
  [
    /^(?:maiden ?name|family(?: ?(?:members?|details|size))?|household ?(?:members?|names?)?|relatives?|marital ?status|married|number of children|children|kids|no of children|num children|dependants?|marriage)$/,
    'family_member',
    0.7,
  ],
  // how the person stands to the organisation
  [
    /^(?:status|state|standing|relationship|relation|member ?status|membership ?(?:status|type|category|class|level|grade|kind|state)|type|category|class|kind|record ?type|contact ?type|(?:person|supporter|constituent|member|donor|customer|client|payer|party|account|entity|subscriber|applicant|user) ?type|segment|audience|cohort|tier|role|sub ?type|status ?(?:code|desc|description|name)|mem ?(?:status|type)|(?:is |still )?(?:an? )?(?:active|current|live|member|in membership)(?: ?(?:member|membership))?|isactive|ismember|iscurrent)$/,
    'relationship',
    0.6,
  ],
  // numbers of the organisation; an employer's number for its people tells that they work there
  [/^(?:employee|emp|staff|payroll|personnel|works|clock|colleague) ?(?:no|num|number|nr|ref|reference)$/, 'employment', 0.8],
  [
    /^(?:membership|member|memb|mem|mbr|card|party|roll) ?(?:no|num|number|nr|ref|reference|code|id|card ?(?:no|number)|urn)$|^(?:membership|member|mem) ?(?:card|no|nbr)?$/,
    'membership_number',
    0.9,
  ],
  [
    /^(?:customer|cust|client|supporter|donor|contact|constituent|person|patient|student|pupil|volunteer|subscriber|applicant|delegate|elector|voter|roll|electoral|account|loyalty|crm|policy|tenancy|case|user|supporter|candidate) ?(?:no|num|number|nr|ref|reference|urn|code|roll (?:no|number))$|^(?:urn|upn|uln|unique (?:pupil|learner|patient) (?:no|number|ref)|hesa(?: id| no)?|ucas(?: id| no| number)?|electoral (?:roll|register) ?(?:no|number)?|poll ?(?:no|number))$/,
    'customer_number',
    0.8,
  ],
]

/** Words that are often headers though nothing personal: they tell a header row from a first row of data. */
export const GENERAL =
  /^(?:id|date|type|name|code|value|amount|status|created|updated|description|quantity|qty|price|total|currency|url|link|count|flag|order|sort|level|source|tags?|version|sku|product|item|reference|ref|key|index|method|frequency|paid|campaign|branch|ward|constituency|region|area|group|list|year|month|week|time|start|end|action|event|user|ip|path|size|language|notes)(?: \w+)?$/
