/**
 * Single words that open the door to a kind of data: a value or a claim is looked for only around them. One line a group; the scanner in
 * anchors.ts meets them all in its one pass. Lower case, letters only.
 */
export const CUE_WORDS = {
  nhs: ['nhs', 'patient', 'surgery', 'hospital', 'gp', 'chi'],
  birth: ['dob', 'born', 'birth', 'birthdate', 'birthday', 'd'],
  age: ['aged', 'age', 'year', 'years', 'yr', 'yrs', 'yo'],
  insurance: ['nino', 'insurance', 'ni', 'nin'],
  passport: ['passport', 'passports'],
  licence: ['licence', 'license', 'driving', 'driver', 'drivers', 'dvla', 'dl'],
  vehicle: ['registration', 'reg', 'vrm', 'vehicle', 'car', 'van', 'plate', 'vrn', 'index'],
  account: ['account', 'acct', 'acc', 'a', 'sort', 'sortcode', 'sc', 'bank', 'iban'],
  card: ['card', 'visa', 'mastercard', 'amex', 'cvv', 'cvc', 'expiry', 'expires', 'debit', 'credit', 'pan', 'maestro', 'discover'],
  membership: ['membership', 'member', 'mem', 'mbr', 'supporter'],
  customer: ['customer', 'client', 'cust', 'donor'],
  password: ['password', 'passwd', 'pwd', 'pass', 'passphrase', 'passcode', 'pin', 'pw'],
  hash: ['hash', 'hashed', 'md5', 'sha1', 'sha256', 'sha512', 'digest', 'passwordhash', 'password', 'pwdhash', 'passwd', 'ntlm'],
  token: ['bearer', 'token', 'apikey', 'api', 'secret', 'session', 'sessionid', 'accesstoken', 'authorization'],
  username: ['username', 'login', 'user', 'userid', 'logon', 'handle', 'nickname'],
  salary: ['salary', 'salaries', 'wage', 'wages', 'pay', 'paid', 'earns', 'earning', 'earned', 'income', 'remuneration', 'stipend', 'pension', 'payroll', 'net', 'gross'],
  donation: ['donation', 'donations', 'donated', 'donate', 'donor', 'gift', 'pledge', 'pledged', 'contribution', 'contributed', 'bequest', 'legacy', 'gave'],
  phone: ['phone', 'telephone', 'tel', 'mobile', 'mob', 'cell', 'call', 'ring', 'fax', 'landline', 'text', 'sms', 'whatsapp', 'contact', 'number', 'reach', 'dial', 't', 'm', 'ph'],
  nationalId: [
    'ssn', 'social', 'security', 'sin', 'pps', 'ppsn', 'pesel', 'dni', 'nie', 'nif', 'bsn', 'nir', 'insee', 'codice', 'fiscale', 'personnummer', 'fodselsnummer',
    'cpr', 'aadhaar', 'aadhar', 'tfn', 'rijksregister', 'egn', 'cnp', 'hetu', 'identity', 'national', 'tckn', 'cpf', 'medicare', 'steuer', 'steueridentifikationsnummer', 'idnr', 'isikukood',
  ],
  tax: ['utr', 'taxpayer', 'tax', 'vat', 'paye'],
  device: ['imei', 'mac', 'udid', 'idfa', 'gaid', 'deviceid', 'device', 'advertising'],
  location: ['latitude', 'lat', 'gps', 'coordinates', 'geo', 'latlng', 'location', 'located'],
  employment: ['employed', 'employer', 'occupation', 'profession', 'works', 'job'],
  family: ['wife', 'husband', 'spouse', 'partner', 'son', 'daughter', 'mother', 'father', 'child', 'children', 'guardian', 'carer', 'kin', 'fiance', 'widow', 'widower', 'mum', 'dad', 'sister', 'brother'],
  gender: ['gender', 'sex'],
  // claims: words that name a special category; claim.ts decides whether they are said of a person
  health: [
    'diagnosed', 'diagnosis', 'diabetes', 'diabetic', 'cancer', 'tumour', 'tumor', 'chemotherapy', 'leukaemia', 'lymphoma', 'asthma', 'asthmatic', 'epilepsy', 'epileptic', 'dementia', 'alzheimer',
    'alzheimers', 'parkinson', 'parkinsons', 'stroke', 'depression', 'depressed', 'anxiety', 'bipolar', 'schizophrenia', 'ptsd', 'autism', 'autistic', 'adhd', 'dyslexia', 'dyslexic', 'disabled',
    'disability', 'disabilities', 'wheelchair', 'blind', 'deaf', 'hiv', 'aids', 'hepatitis', 'pregnant', 'pregnancy', 'miscarriage', 'miscarried', 'surgery', 'operation', 'medication', 'insulin', 'antidepressants',
    'sertraline', 'fluoxetine', 'metformin', 'methadone', 'illness', 'ill', 'sick', 'arthritis', 'fibromyalgia', 'sclerosis', 'ms', 'copd', 'angina', 'hypertension', 'allergy', 'allergic',
    'anaphylaxis', 'migraine', 'migraines', 'hospitalised', 'hospital', 'injury', 'injured', 'condition', 'therapy', 'counselling', 'psychiatrist', 'addiction', 'addicted', 'alcoholic', 'alcoholism',
    'overdose', 'suicidal', 'anorexia', 'bulimia', 'hearing', 'visually', 'impairment', 'impaired', 'mobility', 'covid', 'tuberculosis', 'crohns', 'crohn', 'colitis', 'eczema', 'anaemia', 'kidney', 'dialysis',
    'transplant', 'prescribed', 'treatment', 'symptoms', 'coeliac', 'celiac', 'heart', 'paraplegic', 'amputee', 'breakdown', 'rehab', 'dyspraxia', 'tinnitus', 'glaucoma', 'cataracts', 'prosthetic', 'menopause',
  ],
  politics: [
    'labour', 'conservative', 'conservatives', 'tory', 'tories', 'libdem', 'liberal', 'lib', 'snp', 'plaid', 'green', 'greens', 'ukip', 'brexit', 'reform', 'sinn', 'dup', 'sdlp', 'alliance', 'democrat', 'democrats', 'democratic', 'republican',
    'republicans', 'socialist', 'communist', 'vote', 'votes', 'voted', 'voting', 'voter', 'canvass', 'canvasser', 'canvassed', 'leafleting', 'leafletter', 'activist', 'party', 'remain', 'remainer', 'leave', 'leaver',
    'independence', 'unionist', 'nationalist', 'momentum', 'respect', 'constituency', 'political', 'politically', 'politics', 'leftwing', 'rightwing', 'marxist', 'anarchist',
  ],
  union: [
    'unison', 'unite', 'gmb', 'usdaw', 'nasuwt', 'neu', 'nut', 'rmt', 'aslef', 'tssa', 'cwu', 'pcs', 'fbu', 'ucu', 'rcn', 'bma', 'bectu', 'equity', 'prospect', 'community', 'ucatt', 'nuj', 'eis', 'union', 'unions', 'unionised', 'steward', 'convenor', 'picket', 'strike', 'trade', 'workers', 'association', 'federation',
  ],
  religion: [
    'christian', 'catholic', 'protestant', 'anglican', 'methodist', 'baptist', 'presbyterian', 'pentecostal', 'evangelical', 'quaker', 'mormon', 'jehovah', 'orthodox', 'muslim', 'islam', 'islamic', 'sunni', 'shia', 'ahmadi', 'jewish', 'jew',
    'judaism', 'hindu', 'hinduism', 'sikh', 'sikhism', 'buddhist', 'buddhism', 'atheist', 'agnostic', 'humanist', 'pagan', 'jain', 'rastafarian', 'bahai', 'religion', 'religious', 'faith', 'mosque', 'synagogue', 'gurdwara', 'mandir', 'church', 'parish', 'mass', 'halal', 'kosher', 'ramadan', 'baptised', 'confirmed', 'imam', 'vicar', 'rabbi', 'converted',
  ],
  ethnicity: [
    'black', 'white', 'asian', 'african', 'caribbean', 'ethnicity', 'ethnic', 'race', 'racial', 'indian', 'pakistani', 'bangladeshi', 'chinese', 'arab', 'roma', 'romany', 'gypsy', 'traveller', 'irish', 'welsh', 'scottish', 'mixed', 'bame', 'heritage', 'kurdish', 'turkish', 'somali',
    'nigerian', 'ghanaian', 'jamaican', 'polish', 'romanian', 'latino', 'latina', 'hispanic', 'tamil', 'punjabi', 'bengali', 'vietnamese', 'filipino', 'nationality', 'origin', 'descent', 'background', 'indigenous', 'aboriginal',
  ],
  sexual: ['gay', 'lesbian', 'bisexual', 'homosexual', 'heterosexual', 'straight', 'queer', 'lgbt', 'lgbtq', 'transgender', 'trans', 'asexual', 'pansexual', 'orientation', 'sexuality', 'civil', 'husband', 'wife', 'affair'],
  criminal: [
    'convicted', 'conviction', 'convictions', 'arrested', 'charged', 'sentenced', 'imprisoned', 'imprisonment', 'prison', 'jail', 'jailed', 'probation', 'offence', 'offences', 'offender', 'criminal', 'caution', 'cautioned', 'court', 'bail', 'acquitted', 'guilty', 'parole',
    'dbs', 'fraud', 'theft', 'assault', 'burglary', 'accused', 'prosecuted', 'prosecution', 'allegation', 'allegations', 'alleged', 'tagged', 'custody', 'asbo', 'rehabilitation', 'shoplifting', 'suspended',
  ],
  education: ['degree', 'graduated', 'university', 'school', 'pupil', 'student', 'college', 'studying', 'bsc', 'phd', 'gcse', 'gcses'],
  genetic: ['brca', 'genetic', 'gene', 'dna', 'carrier', 'chromosome', 'genome', 'huntington', 'huntingtons'],
  biometric: ['fingerprint', 'fingerprints', 'biometric', 'biometrics', 'iris', 'faceprint', 'voiceprint', 'retina'],
} as const
export type CueGroup = keyof typeof CUE_WORDS
