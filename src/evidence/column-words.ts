/** Words whose presence in most cells tells what a column holds. Lower case. Lists of real bodies and places are vocabulary, not statements. */
const linesOf = (text: string): ReadonlySet<string> => new Set(text.split('|').map((word) => word.trim()))

export const GENDERS = linesOf(
  'm|f|male|female|man|woman|non-binary|nonbinary|nb|other|x|u|trans|transgender|trans man|trans woman|genderfluid|agender|unknown|not specified|boy|girl|prefer to self-describe|w|d',
)
export const TITLES = linesOf(
  'mr|mrs|ms|miss|mx|dr|prof|professor|rev|reverend|revd|sir|dame|lady|lord|cllr|councillor|master|fr|father|sister|sr|hon|capt|captain|major|maj|col|lt|sgt|mr & mrs|mr and mrs|mr. & mrs.|mr&mrs|mr/mrs|baroness|baron|imam|rabbi|pastor|mme|m|herr|frau|senor|senora|late|the late|mp|msp',
)
export const TOWNS = linesOf(
  "london|birmingham|manchester|leeds|glasgow|liverpool|newcastle|newcastle upon tyne|sheffield|bristol|belfast|edinburgh|cardiff|leicester|nottingham|coventry|bradford|hull|kingston upon hull|stoke-on-trent|stoke on trent|wolverhampton|plymouth|derby|southampton|portsmouth|brighton|hove|aberdeen|dundee|swansea|newport|sunderland|gateshead|durham|darlington|middlesbrough|hartlepool|stockton-on-tees|york|harrogate|ripon|scarborough|whitby|wakefield|huddersfield|halifax|barnsley|doncaster|rotherham|chesterfield|mansfield|lincoln|grantham|boston|grimsby|scunthorpe|peterborough|cambridge|ely|huntingdon|norwich|great yarmouth|king's lynn|kings lynn|ipswich|bury st edmunds|lowestoft|colchester|chelmsford|southend|southend-on-sea|basildon|harlow|luton|bedford|milton keynes|northampton|kettering|corby|wellingborough|oxford|banbury|reading|slough|maidenhead|windsor|bracknell|wokingham|newbury|swindon|salisbury|bath|gloucester|cheltenham|stroud|hereford|worcester|redditch|kidderminster|dudley|walsall|west bromwich|solihull|warwick|leamington spa|rugby|nuneaton|tamworth|stafford|cannock|telford|shrewsbury|chester|crewe|warrington|wigan|bolton|bury|rochdale|oldham|stockport|salford|preston|blackburn|burnley|blackpool|lancaster|southport|st helens|birkenhead|carlisle|kendal|barrow-in-furness|penrith|whitehaven|exeter|torquay|paignton|taunton|yeovil|bridgwater|truro|falmouth|penzance|bournemouth|poole|weymouth|dorchester|winchester|basingstoke|andover|farnborough|guildford|woking|reigate|crawley|horsham|worthing|eastbourne|hastings|lewes|chichester|canterbury|dover|folkestone|ashford|maidstone|margate|ramsgate|tunbridge wells|sevenoaks|dartford|gravesend|croydon|bromley|sutton|kingston|richmond|twickenham|ealing|harrow|wembley|enfield|barnet|romford|ilford|barking|watford|st albans|hemel hempstead|stevenage|hatfield|wrexham|rhyl|bangor|llandudno|aberystwyth|carmarthen|llanelli|neath|port talbot|bridgend|barry|merthyr tydfil|pontypridd|caerphilly|cwmbran|inverness|perth|stirling|falkirk|livingston|paisley|greenock|kilmarnock|ayr|dumfries|motherwell|hamilton|east kilbride|dunfermline|kirkcaldy|st andrews|elgin|oban|fort william|derry|londonderry|lisburn|newry|armagh|omagh|ballymena|craigavon|coleraine|dublin|cork|galway|limerick|waterford|paris|berlin|madrid|rome|new york|hexham|alnwick|morpeth|skipton|keighley|otley|ilkley|matlock|buxton|loughborough|hinckley|melton mowbray|stamford|newark|worksop|retford|gainsborough|louth|skegness|wisbech|thetford|diss|felixstowe|harwich|clacton|braintree|bishop's stortford|hertford|ware|leighton buzzard|aylesbury|high wycombe|abingdon|witney|bicester|didcot|chippenham|trowbridge|frome|wells|glastonbury|weston-super-mare|clevedon|portishead|ludlow|oswestry|leominster|malvern|evesham|stratford-upon-avon",
)
export const COUNTIES = linesOf(
  'bedfordshire|berkshire|buckinghamshire|cambridgeshire|cheshire|cornwall|cumbria|derbyshire|devon|dorset|county durham|co durham|co. durham|east sussex|essex|gloucestershire|greater london|greater manchester|hampshire|herefordshire|hertfordshire|kent|lancashire|leicestershire|lincolnshire|merseyside|norfolk|northamptonshire|northumberland|north yorkshire|nottinghamshire|oxfordshire|rutland|shropshire|somerset|south yorkshire|staffordshire|suffolk|surrey|tyne and wear|tyne & wear|warwickshire|west midlands|west sussex|west yorkshire|wiltshire|worcestershire|east yorkshire|middlesex|avon|cleveland|humberside|isle of wight|gwent|gwynedd|powys|dyfed|clwyd|south glamorgan|mid glamorgan|west glamorgan|fife|lothian|strathclyde|highland|tayside|grampian|borders|ayrshire|lanarkshire|aberdeenshire|antrim|armagh|down|fermanagh|tyrone|county antrim|county down|anglesey|pembrokeshire|carmarthenshire|ceredigion|conwy|flintshire|monmouthshire',
)
export const COUNTRIES = linesOf(
  'uk|gb|gbr|united kingdom|great britain|england|scotland|wales|northern ireland|ireland|republic of ireland|eire|ie|france|fr|germany|de|spain|es|italy|it|portugal|pt|netherlands|nl|belgium|be|poland|pl|united states|usa|us|canada|ca|australia|au|new zealand|nz|india|in|pakistan|pk|bangladesh|nigeria|ghana|kenya|south africa|za|china|cn|japan|jp|jersey|guernsey|isle of man|switzerland|ch|austria|at|sweden|se|norway|no|denmark|dk|finland|fi|greece|gr|romania|ro|bulgaria|bg|hungary|hu|czech republic|cz|turkey|cyprus|malta|united arab emirates|hong kong|singapore|malaysia|brazil|mexico|jamaica',
)
export const RELIGIONS = linesOf(
  "christian|christianity|church of england|cofe|c of e|anglican|catholic|roman catholic|protestant|methodist|baptist|presbyterian|orthodox|greek orthodox|pentecostal|evangelical|quaker|muslim|islam|sunni|shia|jewish|judaism|hindu|hinduism|sikh|sikhism|buddhist|buddhism|jain|jainism|bahai|baha'i|pagan|wicca|atheist|agnostic|humanist|no religion|none|spiritual|jehovah's witness|mormon|rastafarian|zoroastrian|taoist",
)
export const ETHNICITIES = linesOf(
  'white british|white english|white scottish|white welsh|white irish|white other|white - british|white - irish|white - other|any other white background|white and black caribbean|white and black african|white and asian|mixed|mixed white and asian|mixed white and black caribbean|other mixed|asian|asian british|asian or asian british|indian|asian - indian|pakistani|asian - pakistani|bangladeshi|chinese|asian - chinese|other asian|black|black british|black or black british|black african|black - african|african|caribbean|black caribbean|black - caribbean|other black|arab|gypsy or irish traveller|roma|traveller|white|hispanic|latino|latina|south asian|any other ethnic group|other ethnic group|white roma|jewish|kurdish|turkish|british indian|british pakistani',
)
export const ORIENTATIONS = linesOf(
  'heterosexual|straight|heterosexual or straight|straight/heterosexual|gay|lesbian|gay or lesbian|bisexual|bi|homosexual|asexual|pansexual|queer|gay man|gay woman|gay woman/lesbian|other sexual orientation',
)
export const UNIONS = linesOf(
  "unison|unite|unite the union|gmb|usdaw|cwu|rmt|aslef|tssa|nasuwt|neu|ucu|pcs|fbu|musicians' union|equity|bectu|prospect|community|bfawu|bakers union|nut|atl|ucatt|num|nuj|num|napo|poa|bma|rcn|royal college of nursing|csp|nautilus|bda|fda|unite community|siptu|tgwu|amicus|connect|accord|aegis|ssp",
)
export const CANVASS = linesOf(
  "against|firm|probable|possible|undecided|won't say|wont say|will not say|not say|wouldn't say|refused to say|not stated|would not say|refused|not voting|non-voter|non voter|did not vote|dnv|strong supporter|soft supporter|supporter|leaning|lean|leaning towards|strong|weak|hostile|switcher|squeeze|definite|will vote|voted|labour|lab|conservative|con|tory|liberal democrat|lib dem|libdem|ld|green|green party|snp|plaid cymru|plaid|ukip|reform|reform uk|dup|sinn fein|sdlp|alliance|independent|ind|brexit party|member|don't know|dont know|anti|labour promise|promise",
)
/** Words that hardly anything but a canvass uses. */
export const CANVASS_FIRM =
  /^(?:undecided|won['’]?t say|will not say|would not say|wouldn['’]t say|refused to say|not voting|non-?voter|did not vote|dnv|(?:strong|soft|firm|weak|lean(?:ing)?) ?(?:support\w*|lab\w*|con\w*|tory|ld|green|snp|towards|against)|.{2,24} ?[-–:/(] ?(?:strong|firm|soft|weak|lean(?:ing|s)?|probable|possible|definite)\)?)$/i
export const CONDITIONS =
  /\b(?:asthma|diabet\w*|epilep\w*|cancer|arthritis|dementia|alzheimer\w*|parkinson\w*|depress(?:ion|ed)|anxiety|bipolar|schizophreni\w*|autis\w*|adhd|dyslexi\w*|wheelchair|mobility|hearing (?:loss|aid|impair\w*|loop)|deaf|blind|visual(?:ly)? impair\w*|partially sighted|sight loss|chronic|disab\w*|allerg\w*|nut free|coeliac|celiac|gluten|lactose|insulin|inhaler|epipen|stroke|copd|crohn\w*|fibromyalgia|multiple sclerosis|hiv|pregnan\w*|heart (?:condition|disease|attack)|angina|surgery|diagnos\w*|medication|hypertension|ms|me\/cfs|ptsd|step-free|step free|bsl|braille|large print|guide dog|assistance dog|carer support|diet(?:ary)?|physiotherapy|psychotherapy|counsell?ing|chemotherapy|x-ray|mri|blood test|smear|vaccinat\w*|antenatal|maternity|hip replacement|knee replacement|check-up|podiatry|dermatology|cardiology|orthopaedic\w*|vegan|halal|kosher)\b/i

/** What a relative is to someone. */
export const KIN =
  /^(?:step-?|grand-?|foster |birth |half-?|legal |primary |great-?)*(?:mother|father|mum|mam|dad|parents?|guardian|carer|nan|gran|granny|grandad|wife|husband|spouse|partner|civil partner|fianc[eé]e?|son|daughter|child|brother|sister|sibling|aunt(?:ie)?|uncle|nephew|niece|cousin)(?:[ -]in[ -]law)?$/i

/** Kinds of people in the names of tables, sheets, files and folders. In order: the first that is found counts. */
export const HINT_WORDS: [RegExp, 'member' | 'registered_supporter' | 'affiliated_supporter' | 'former' | 'applicant' | 'donor' | 'staff' | 'other'][] = [
  [
    /\b(?:affiliated?|affiliates|levy payers?|union)\b.*\b(?:supporters?|members?|people)\b|\baffiliated? supporters?\b|\baffiliates?\b|\blevy payers?\b/,
    'affiliated_supporter',
  ],
  [/\b(?:registered|reg) supporters?\b|\bsupporters?\b/, 'registered_supporter'],
  [/\b(?:lapsed|former|ex|resigned|expired|cancelled|leavers?|past|left|expelled|terminated|inactive) ?(?:members?|membership)?\b/, 'former'],
  [/\b(?:applicants?|applications?|joiners? pending|pending|prospects?|prospective)\b/, 'applicant'],
  [/\b(?:donors?|donations?|gifts?|givers?|giving|fundrais\w*|gift aid|pledges?)\b/, 'donor'],
  [/\b(?:staff|employees?|payroll|personnel|hr|salaries|salary|volunteers and staff)\b/, 'staff'],
  [/\b(?:members?|membership|memb|subs|subscriptions?)\b/, 'member'],
  [
    /\b(?:volunteers?|contacts?(?! (?:details?|notes?|infos?|types?|methods?))|delegates?|registrations|conference|tenants?|residents?|patients?|pupils?|students?|petition\w*|signatures|electors?|electoral|voters?|canvass\w*|register of electors|subscribers?|newsletter|enquir\w*|event|attendees?|customers?|clients?|visitors?|complaints?|suppliers?)\b/,
    'other',
  ],
]

/** The name of a trade union or a staff association, as sheets and files are called by it. Lower case; sheet names are cut off after 31 signs. */
export const UNION_NAME =
  /\b(?:amalgamated|union of|trade union|trades? unions?|labou?r union|brotherhood of)\b|\b(?:staff|workers?|employees|officers|teachers|drivers|nurses|seafarers?|labourers|engineers|craft\w*|musicians|miners|writers|journalists|federation of \w+|united \w+|national|general|allied)\b(?: \w+){0,4} (?:union|asso\w*|federation|guild|trade union)\b|\bunited \w+ workers\b|^(?:unison|unite|unite the union|gmb|usdaw|cwu|rmt|aslef|tssa|nasuwt|neu|ucu|pcs|fbu|bectu|bfawu|nut|ucatt|num|nuj|napo|rcn|tgwu|amicus)$/

/** Tables that list bodies or things. A person in one of them is its contact; the address is not that person's. */
export const THING_TABLE =
  /\b(?:venues?|branch(?:es)?|suppliers?|vendors?|compan(?:y|ies)|organi[sz]ations?|offices?|schools?|shops?|stores?|depots?|constituenc(?:y|ies)|wards?|halls?|rooms?|sites?|premises|buildings?|hotels?|products?|items?|stock|inventory|assets?|equipment|vehicles?|countr(?:y|ies)|currenc(?:y|ies)|config\w*|settings?|options|migrations?|schema|versions?|plugins?|modules?|templates?|categor(?:y|ies)|tags|locations?|polling stations?|councils?|banks?|printers?|partners organisations?|clubs?|societ(?:y|ies)|campaigns?)$/

/** Words at the end of a key column or a table that stand for people. */
export const PERSON_WORDS = new Set(
  'member membership memb mem supporter person people contact customer cust client donor user account volunteer employee staff worker student pupil patient subscriber applicant candidate elector voter constituent individual party contributor participant attendee delegate guest author sender recipient owner profile registrant claimant resident tenant learner parent guardian signatory respondent payee payer cardholder affiliate activist officer candidate lead tenancy policy enrolment enrollment application claim booking registration subscription case referral placement'.split(
    ' ',
  ),
)
