/** Invented people of many cultures, with everything a file may say of them. Lists written by hand for this set; no training list was looked at. */
import { documentationIp, bcryptHash, accountNumber, hexText, nhsNumber, niNumber, sortCode, testCard } from '../../../src/sample/numbers.ts'
import type { Random } from '../../../src/sample/random.ts'

type Culture = { female: string; male: string; family: string }
const CULTURES: readonly Culture[] = [
  {
    female: 'Olivia Charlotte Emily Grace Harriet Poppy Joan Margaret Beryl Kirsty',
    male: 'George Oliver Harry Barry Nigel Callum Alfie Graham Keith Rhys',
    family: 'Smith Thornton Ackroyd Bainbridge Cartwright Higginbotham Pickering Lockwood Postlethwaite Rowbotham Underhill Winterbottom',
  },
  {
    female: 'Aoife Siobhán Niamh Gráinne Caoimhe Orla',
    male: 'Declan Cormac Eoin Fionn Ciarán Padraig',
    family: "O'Sullivan Ó'Brien MacNamara Gallagher Fitzgerald McLoughlin Kavanagh",
  },
  { female: 'Angharad Cerys Ffion Eluned Seren', male: 'Gethin Iolo Llewellyn Emrys Dafydd', family: 'Gwynne Llewelyn Pritchard Bevan Ap-Rhys Vaughan' },
  {
    female: 'Adaeze Ngozi Folasade Chiamaka Yetunde Temitope',
    male: 'Chukwuemeka Obinna Oluwaseun Babatunde Kelechi Tunde',
    family: 'Okonkwo Adeyemi Eze Ogunleye Nwachukwu Balogun Afolabi',
  },
  { female: 'Akosua Efua Abena Esi', male: 'Kwame Kofi Yaw Kojo', family: 'Mensah Owusu Boateng Asante Agyeman Osei-Tutu' },
  {
    female: 'Ayesha Fatima Zainab Nadia Saima Rukhsana',
    male: 'Imran Bilal Usman Tariq Hamza Asif',
    family: 'Khan Hussain Malik Chaudhry Qureshi Mahmood Akhtar',
  },
  {
    female: 'Priya Ananya Lakshmi Meena Harpreet Simran',
    male: 'Arjun Rajesh Vikram Suresh Gurpreet Manjit',
    family: 'Patel Sharma Krishnamurthy Iyer Singh Kaur-Dhillon Banerjee Reddy',
  },
  { female: 'Shapla Nasrin Rokeya', male: 'Rafiqul Shahidul Jahangir', family: 'Uddin Miah Choudhury Rahman Begum' },
  { female: 'Mei Xiaoling Yan Lihua', male: 'Wei Jian Haoran Zhiqiang', family: 'Zhang Chen Liu Ouyang Xu Zhou' },
  { female: 'Linh Thuy Hoa', male: 'Minh Duc Quang', family: 'Nguyen Tran Pham Vo' },
  {
    female: 'Agnieszka Katarzyna Małgorzata Zofia',
    male: 'Grzegorz Wojciech Łukasz Tomasz',
    family: 'Kowalczyk Wiśniewski Zieliński Dąbrowska Szymański Wójcik',
  },
  { female: 'Ioana Mihaela Andreea', male: 'Bogdan Răzvan Ionuț', family: 'Popescu Dumitrescu Constantinescu Ungureanu' },
  { female: 'Inês Beatriz Mariana', male: 'João Tiago Rui', family: 'Ferreira Gonçalves de-Sousa Carvalho Magalhães' },
  { female: 'Lucía Montserrat Pilar', male: 'Íñigo Javier Santiago', family: 'Fernández Etxeberria Domínguez Ibáñez' },
  { female: 'Chiara Giulia Ludovica', male: 'Matteo Giancarlo Fabrizio', family: 'Bianchi Esposito Colombo Moretti' },
  { female: 'Anneliese Heike Ursula', male: 'Jürgen Wolfgang Matthias', family: 'Schäfer Müller Zimmermann Hoffmann Köhler' },
  { female: 'Élodie Camille Geneviève', male: 'Thibault Étienne Yannick', family: 'Lefèvre Rousseau Dubois Beaumont' },
  { female: 'Elif Zeynep Ayşe', male: 'Mehmet Oğuz Emre', family: 'Yılmaz Demirci Çelik Aydoğan' },
  { female: 'Layla Noor Samira', male: 'Khalid Youssef Hassan', family: 'Al-Masri Haddad Al-Rashid Khoury Mansour' },
  { female: 'Hodan Ifrah Sahra', male: 'Abdirahman Liban Mahad', family: 'Warsame Farah Abdullahi Jama' },
  { female: 'Shanice Keisha Marcia', male: 'Delroy Winston Leroy', family: 'Campbell Grant Bailey Blake' },
  { female: 'Eleni Despina', male: 'Stavros Kyriakos', family: 'Papadopoulos Georgiou Konstantinidis' },
  { female: 'Oksana Iryna Svitlana', male: 'Volodymyr Taras Andriy', family: 'Shevchenko Kovalenko Bondarenko' },
  { female: 'Yuki Haruka', male: 'Kenji Takeshi', family: 'Tanaka Yamamoto Kobayashi' },
]
const TOWNS: readonly [string, string][] = [
  ['Leeds', 'LS6'],
  ['Bristol', 'BS3'],
  ['Hexham', 'NE46'],
  ['Swansea', 'SA1'],
  ['Cardiff', 'CF10'],
  ['Norwich', 'NR2'],
  ['Stockport', 'SK4'],
  ['Brighton', 'BN1'],
  ['London', 'SE15'],
  ['London', 'N16'],
  ['Glasgow', 'G41'],
  ['Belfast', 'BT9'],
  ['Coventry', 'CV6'],
  ['Truro', 'TR1'],
  ['Milton Keynes', 'MK9'],
  ['Barrow-in-Furness', 'LA14'],
  ['Kingston upon Hull', 'HU5'],
  ['Bury St Edmunds', 'IP33'],
]
const STREETS =
  'Mill Lane|High Street|Station Road|Church Road|Victoria Avenue|Beech Close|Queensway|Park Crescent|St Marys Terrace|Orchard Drive|The Green|Canal Walk|Albert Square|Moor View|Priory Gardens'.split(
    '|',
  )
const INWARD = 'ABDEFGHJLNPQRSTUWXYZ'
const HOSTS = ['post.example', 'mail.example.org', 'inbox.example.net', 'harbour-mail.example.com', 'correo.example.es']

export type Person = {
  no: number
  isFemale: boolean
  given: string
  family: string
  full: string
  email: string
  phone: string
  mobile: string
  dob: string
  isoDob: string
  street: string
  town: string
  postcode: string
  address: string
  place1: string
  homeNoTown: string
  employer: string
  nino: string
  nhs: string
  passport: string
  licence: string
  plate: string
  sort: string
  account: string
  iban: string
  card: string
  username: string
  password: string
  hash: string
  ip: string
  member: string
  salary: string
}

const words = (text: string) => text.split(' ')
const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.below(10)).join('')
const ascii = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()
const two = (value: number) => String(value).padStart(2, '0')
const MONTHS = words('January February March April May June July August September October November December')

/** GB and 18 signs with check digits (ISO 7064 MOD 97-10). */
export function makeIban(sort: string, account: string): string {
  const bban = `NWBK${sort.replace(/-/g, '')}${account}`
  const turned = `${bban}GB00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  let rest = 0
  for (const digit of turned) rest = (rest * 10 + Number(digit)) % 97
  return `GB${two(98 - rest)}${bban}`
}

export function makePerson(random: Random, no: number): Person {
  const culture = random.pick(CULTURES)
  const isFemale = random.chance(0.5)
  const given = random.pick(words(isFemale ? culture.female : culture.male))
  const family = random.pick(words(culture.family)).replace(/^de-/, 'de ')
  const [town, district] = random.pick(TOWNS)
  const postcode = `${district} ${random.between(1, 9)}${INWARD[random.below(20)]}${INWARD[random.below(20)]}`
  const year = random.between(1936, 2012)
  const [month, day] = [random.between(1, 12), random.between(1, 28)]
  const isoDob = `${year}-${two(month)}-${two(day)}`
  const dob = random.pick([
    `${two(day)}/${two(month)}/${year}`,
    `${day} ${MONTHS[month - 1]} ${year}`,
    `${day}.${month}.${year}`,
    isoDob,
    `${day}-${MONTHS[month - 1]!.slice(0, 3)}-${year}`,
  ])
  const street = `${random.chance(0.2) ? `Flat ${random.between(1, 40)}, ` : ''}${random.between(1, 240)}${random.chance(0.1) ? 'a' : ''} ${random.pick(STREETS)}`
  const local = random.pick([
    `${ascii(given)}.${ascii(family)}`,
    `${ascii(given)[0]}${ascii(family)}${random.between(1, 99)}`,
    `${ascii(given)}${year % 100}`,
    `${ascii(family)}_${ascii(given)[0]}`,
  ])
  const tail = digits(random, 6)
  const mobile = random.pick([
    `07${random.pick(['700', '911', '488', '852'])} ${tail}`,
    `07${random.pick(['700', '911'])}${tail}`,
    `+44 7${random.pick(['488', '852'])} ${tail}`,
    `+447852${tail}`,
  ])
  const phone = random.pick([
    `01632 960${digits(random, 3)}`,
    `(0113) 496 0${digits(random, 3)}`,
    `020 7946 0${digits(random, 3)}`,
    `0161 496 0${digits(random, 3)}`,
    `+33 1 42 68 ${digits(random, 2)} ${digits(random, 2)}`,
    `+353 1 677 ${digits(random, 4)}`,
  ])
  const sort = sortCode(random)
  const account = accountNumber(random)
  const surname = ascii(family).toUpperCase().slice(0, 5).padEnd(5, '9')
  const licence = `${surname}${Math.floor((year % 100) / 10)}${two(month + (isFemale ? 50 : 0))}${two(day)}${year % 10}${given[0]!.normalize('NFD')[0]!.toUpperCase()}9${random.between(2, 9)}${random.pick(['AB', 'ZX', 'QT'])}`
  return {
    no,
    isFemale,
    given,
    family,
    full: `${given} ${family}`,
    email: `${local}@${random.pick(HOSTS)}`,
    phone,
    mobile,
    dob,
    isoDob,
    street,
    town,
    postcode,
    address: `${street}, ${town}, ${postcode}`,
    place1: `${street}, ${town}`,
    homeNoTown: `${street} ${postcode}`,
    employer: random.pick(['Castle Homes Ltd', 'Kestrel Logistics', 'Norwich Library', 'the Ashdown Trust']),
    nino: niNumber(random),
    nhs: nhsNumber(random),
    passport: digits(random, 9).replace(/^0/, '5'),
    licence,
    plate: `${random.pick(['YK', 'LR', 'BD', 'SN'])}${random.pick(['19', '68', '21', '72'])} ${random.pick(['KRT', 'VBN', 'HJS', 'ZGO'])}`,
    sort,
    account,
    iban: makeIban(sort, account),
    card: testCard(random),
    username: `${ascii(given)}${random.between(10, 999)}`,
    password: random.pick(['Tr0ub4dor&3', 'sunny!Day88', 'hunter2x', 'correct-horse-9', 'Liverp00l']),
    hash: random.chance(0.5) ? bcryptHash(random) : hexText(random, 32),
    ip: documentationIp(random),
    member: `HA-${digits(random, 6)}`,
    salary: `£${random.between(18, 88)},${digits(random, 3)}`,
  }
}
