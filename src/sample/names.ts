/**
 * Names of the people in the sample: given and family names of many cultures found in Britain, drawn independently, so that nobody
 * is meant. Lists were written by hand from general knowledge; they are not taken from any person's record or any data set.
 */
import type { Random } from './random.ts'

export type Sex = 'F' | 'M'
type Culture = { share: number; female: readonly string[]; male: readonly string[]; family: readonly string[] }
const words = (text: string) => text.trim().split(/\s+/)
const joined = (starts: string, ends: string) => words(starts).flatMap((start) => words(ends).map((end) => start + end))

const ENGLISH_FAMILY = [
  ...words(`Smith Smith Smith Jones Jones Taylor Taylor Brown Brown Wilson Johnson Davies Wright Walker White Edwards Hughes Green Hall Wood Harris Clarke Jackson
    Turner Hill Cooper Ward Morris Moore Clark Baker Harrison Morgan Allen James Scott Watson Parker Bennett Young Richardson Cook Carter Bailey Shaw Bell Collins
    Miller Cox Marshall Richards Wilkinson Mills Palmer Knight Webb Rogers Hunt Holmes Mason Matthews Fisher Barker Chapman Dixon Gibson Harvey Pearson Fletcher Day
    Barnes Lawson Price Ellis Foster Reid Rose May Long Cross Banks Fox Frost Summers Winter Noble King Bishop Pope Church Field Brook Lake Rivers Stone Bush`),
  ...joined('Ash Brad Hart Thorn Whit Win Black Stan Kirk Hol Lang Mar Nor Wal Har Ed', 'ley ford well worth ton ham wood by croft den shaw bourne'),
]

const CULTURES: readonly Culture[] = [
  {
    share: 52,
    female:
      words(`Margaret Susan Patricia Christine Linda Jean Elizabeth Mary Barbara Sarah Karen Julie Emma Laura Claire Rebecca Charlotte Amy Hannah Jessica Olivia
      Alice Catherine Victoria Jennifer Deborah Helen Joan Dorothy Sheila Pauline Janet Ann Anne Judith Katherine Samantha Nicola Joanne Lucy Sophie Grace Ruby Poppy
      Daisy Holly Megan Abigail Eleanor Florence Edith Rose April June Joy Faith Hope Violet Gillian Lesley Tracey Michelle`),
    male: words(`John David Michael Peter Robert James William Richard Thomas Andrew Paul Mark Stephen Steven Christopher Daniel Matthew Anthony Joseph George Edward Alan
      Brian Kenneth Ronald Derek Graham Keith Roger Colin Ian Nigel Simon Philip Martin Timothy Nicholas Benjamin Samuel Alexander Oliver Harry Jack Charles Luke Joshua
      Jacob Adam Ryan Lee Dean Craig Gary Barry Raymond Dennis Arthur Frederick Albert Stanley Leonard Ernest Mark Frank Lewis Toby`),
    family: ENGLISH_FAMILY,
  },
  {
    share: 7,
    female: words('Siobhán Niamh Aoife Bridget Sinéad Róisín Maeve Orla Caitlin Deirdre Nuala Gráinne Ciara Eileen Kathleen Maureen Noreen Fionnuala'),
    male: words('Seán Patrick Declan Conor Eoin Pádraig Liam Brendan Cormac Fergus Diarmuid Kevin Aidan Niall Cathal Oisín Ciarán Dermot'),
    family: words(
      "O'Brien Murphy Kelly O'Sullivan Walsh Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty Kennedy Lynch Murray Quinn McLoughlin Brennan Daly FitzGerald Nolan O'Donoghue MacNamara Ní Bhriain Ó Súilleabháin",
    )
      .filter((name) => name.length > 2 && name !== 'Bhriain' && name !== 'Súilleabháin')
      .concat(['Ní Bhriain', 'Ó Súilleabháin']),
  },
  {
    share: 7,
    female: words('Fiona Morag Eilidh Isla Kirsty Ailsa Mhairi Shona Catriona Heather Moira Senga Iona Lorna Elspeth'),
    male: words('Hamish Callum Angus Alasdair Ewan Fraser Duncan Gregor Rory Malcolm Iain Murdo Ruaridh Lachlan Douglas'),
    family: words(
      'MacDonald McDonald Campbell Stewart Stuart Robertson Thomson Anderson Fraser Henderson Ross McLean MacLean McKenzie Sinclair Cameron Grant Gunn Munro Buchanan McPherson Ferguson Drummond Farquharson Wallace',
    ),
  },
  {
    share: 6,
    female: words('Siân Angharad Carys Rhiannon Bethan Cerys Nerys Glenys Eleri Megan Ffion Lowri Gwen Delyth'),
    male: words('Dafydd Rhys Gareth Huw Ieuan Owain Gethin Emrys Dylan Iwan Geraint Aled Llewelyn Gwilym'),
    family: words(
      'Evans Davies Thomas Roberts Lewis Griffiths Lloyd Owen Price Llewellyn Pritchard Rees Bevan Bowen Parry Powell Gwynne Vaughan Probert Howells Jenkins Prosser',
    ),
  },
  {
    share: 10,
    female: words(
      'Priya Ayesha Fatima Sunita Harpreet Nasreen Meera Anjali Zainab Shabnam Jaspreet Rukhsana Lakshmi Nadia Kavita Samina Deepa Gurpreet Noor Parveen',
    ),
    male: words('Mohammed Muhammad Imran Rajesh Harjit Arjun Tariq Sanjay Gurdeep Asif Vikram Rahul Bilal Amit Nadeem Sukhdev Ravi Usman Manjit Kamran'),
    family: words(
      'Patel Patel Khan Khan Singh Singh Kaur Ahmed Hussain Begum Shah Ali Malik Sharma Chaudhry Chowdhury Gill Dhillon Rahman Iqbal Mistry Desai Bhatt Mahmood Akhtar Sidhu Joshi Nair Menon Banerjee Uddin Miah',
    ),
  },
  {
    share: 4,
    female: words('Mei Xiuying Yan Li Hui Jing Xin Wing-Yan Suk-Yin Siu-Ling Yuk Fang Ying Hiu'),
    male: words('Wei Jun Chun Ming Jian Ka-Ho Chi-Keung Wai-Man Hao Lei Kin Tsz Yong Feng'),
    family: words('Wong Chan Li Lee Cheung Lam Wang Zhang Liu Chen Yang Huang Ng Tang Leung Ho Lau Xu Zhao Au-Yeung Yip Szeto Kwok'),
  },
  {
    share: 5,
    female: words('Abena Chioma Ngozi Folake Adwoa Efua Oluwaseun Yetunde Amara Akosua Ifeoma Temitope Fatou Ama'),
    male: words('Kwame Chukwuemeka Oluwaseun Kofi Babatunde Emeka Tunde Kwabena Ibrahim Obinna Yaw Segun Femi Mamadou'),
    family: words(
      'Okafor Mensah Adeyemi Owusu Okonkwo Boateng Adebayo Asante Nwosu Ogunleye Osei Balogun Appiah Eze Okeke Ojo Kamara Sesay Diallo Agyeman Oyelaran',
    ),
  },
  {
    share: 3,
    female: words('Layla Mariam Huda Rania Amal Salma Yasmin Dina Khadija Zahra'),
    male: words('Omar Khalid Yusuf Hassan Karim Tarek Mustafa Samir Abdullah Faisal'),
    family: [
      'al-Masri',
      'El-Sayed',
      'Haddad',
      'Al-Khatib',
      'Mansour',
      'Nasser',
      'al-Rashid',
      'Farouk',
      'Saleh',
      'Khalil',
      'bin Yusuf',
      'Darwish',
      'Abdi',
      'Warsame',
      'Jama',
      'Hersi',
    ],
  },
  {
    share: 4,
    female: words('Agnieszka Katarzyna Małgorzata Zofia Ewa Magdalena Ioana Elena Jurgita Daiva Zuzana Kateřina Żaneta'),
    male: words('Piotr Krzysztof Łukasz Tomasz Paweł Marek Andrei Mihai Darius Vytautas Jiří Bogdan Grzegorz'),
    family: words(
      'Kowalczyk Wójcik Kamiński Lewandowicz Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowicz Popescu Ionescu Dumitrescu Kazlauskas Petrauskas Novák Dvořák Horváth Șerban Łukasik',
    ),
  },
  {
    share: 1,
    female: words('Ana Maria Inês Catarina Beatriz Fernanda Conceição'),
    male: words('João Manuel António Tiago Gonçalo Rui Nuno'),
    family: ['da Silva', 'dos Santos', 'Ferreira', 'Gonçalves', 'de Oliveira', 'Pereira', 'Magalhães', 'Simões', 'Araújo', 'Carvalho'],
  },
  {
    share: 1,
    female: words('Eleni Androulla Despina Ayşe Elif Gülşen Zeynep Chrystalla'),
    male: words('Andreas Costas Panayiotis Mehmet Hüseyin Emre Yiannis Stavros'),
    family: words('Georgiou Christodoulou Papadakis Ioannou Charalambous Yılmaz Öztürk Şahin Çelik Kaya Demetriou'),
  },
]

/** Chosen by share: 100 entries, one a percent. */
const WHEEL: readonly Culture[] = CULTURES.flatMap((culture) => Array.from({ length: culture.share }, () => culture))

/** What friends call a person; [formal, familiar]. */
export const NICKNAMES: ReadonlyMap<string, string> = new Map(
  words(`Margaret:Maggie Susan:Sue Patricia:Pat Christine:Chris Elizabeth:Liz Barbara:Barb Deborah:Debbie Rebecca:Becky
  Catherine:Cathy Katherine:Kate Victoria:Vicky Jennifer:Jenny Samantha:Sam Nicola:Nicky Joanne:Jo Dorothy:Dot Abigail:Abi Jessica:Jess Gillian:Gill Pauline:Paula Judith:Judy
  Michael:Mike Robert:Bob James:Jim William:Bill Richard:Dick Thomas:Tom Andrew:Andy Stephen:Steve Steven:Steve Christopher:Chris Daniel:Dan Matthew:Matt Anthony:Tony Joseph:Joe
  Edward:Ted Kenneth:Ken Ronald:Ron Timothy:Tim Nicholas:Nick Benjamin:Ben Samuel:Sam Alexander:Alex Philip:Phil David:Dave Peter:Pete Raymond:Ray Frederick:Fred Leonard:Len
  Patrick:Paddy Callum:Cal Alasdair:Ali Douglas:Doug Mohammed:Mo Muhammad:Mo Jaspreet:Jas Gurpreet:Gurpi Katarzyna:Kasia Małgorzata:Gosia Agnieszka:Aga Krzysztof:Krzys Tomasz:Tomek
  Oluwaseun:Seun Babatunde:Tunde Temitope:Temi Bridget:Bridie Kathleen:Kath Rhiannon:Rhi Llewelyn:Lew António:Toni Panayiotis:Pan`).map(
    (pair) => pair.split(':') as [string, string],
  ),
)

export type Lineage = { culture: number; family: string }

export function pickLineage(random: Random): Lineage {
  const culture = WHEEL[random.below(WHEEL.length)]!
  let family = random.pick(culture.family)
  if (random.chance(0.025)) family = `${family}-${random.pick(CULTURES[0]!.family)}`
  return { culture: CULTURES.indexOf(culture), family }
}

export function pickGivenName(random: Random, culture: number, sex: Sex): string {
  const from = random.chance(0.06) ? CULTURES[0]! : CULTURES[culture]!
  return random.pick(sex === 'F' ? from.female : from.male)
}

const NOT_ASCII = /[\u0080-\uffff]/
const UNCOMPOSED: Record<string, string> = { ł: 'l', Ł: 'L', ı: 'i', ø: 'o', Ø: 'O', đ: 'd', ß: 'ss', æ: 'ae', Æ: 'Ae', '’': "'" }

/** Without accents, as old systems and e-mail addresses have it. */
export function toAscii(text: string): string {
  if (!NOT_ASCII.test(text)) return text
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁıøØđßæÆ’]/g, (sign) => UNCOMPOSED[sign]!)
}
