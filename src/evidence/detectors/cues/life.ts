/** What prose says of a life: birth, age, money, work, schooling, family. */
import { words } from './words.ts'

export const LIFE_CUES = {
  birth: words(
    'dob born birth birthdate birthday d geburtsdatum geboren geb geburtstag naissance né née nacimiento nacido nacida nascita nato nata geboortedatum urodzenia urodzony urodzona född födelsedatum født fødselsdato syntynyt syntymäaika nascimento nascido nascida doğum narození születési nașterii ganwyd geni',
  ),
  age: words('aged age year years yr yrs yo'),
  gender: words('gender sex'),
  salary: words('salary salaries wage wages pay paid earns earning earned income remuneration stipend pension payroll net gross'),
  donation: words('donation donations donated donate donor gift pledge pledged contribution contributed bequest legacy gave'),
  employment: words('employed employer occupation profession works job'),
  education: words('degree graduated university school pupil student college studying bsc phd gcse gcses'),
  family: words('wife husband spouse partner son daughter mother father child children guardian carer kin fiance widow widower mum dad sister brother'),
  /** Of these one stands in every phrase of risk-words.ts. */
  risk: words(`
    refuge aid shelter disclose disclosed share shared given protected confidential secret hidden withheld restricted silent directory exdirectory
    anonymous anonymously witness restraining molestation nonmolestation domestic stalker stalking stalked police prison candidate personal close security
    threat threats safe safehouse marac serving special
  `),
}
