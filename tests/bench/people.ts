/** Invented people without end, as rows of a table; the same seed gives the same rows. */
import { makeHousehold, type SamplePerson } from '../../src/sample/person.ts'
import { accountNumber, bcryptHash, nhsNumber, niNumber, sortCode } from '../../src/sample/numbers.ts'
import { makeRandom, type Random } from '../../src/sample/random.ts'

export const COLUMNS = [
  'MemberNo',
  'Title',
  'FirstName',
  'Surname',
  'DateOfBirth',
  'Email',
  'Mobile',
  'Address1',
  'Town',
  'Postcode',
  'NINumber',
  'SortCode',
  'AccountNo',
  'Status',
  'Notes',
] as const

export function* people(seed: number): Generator<{ person: SamplePerson; random: Random }> {
  const random = makeRandom(seed)
  for (let household = 0, no = 0; ; household++) {
    for (const person of makeHousehold(random, household, no, 12).people) {
      no++
      yield { person, random }
    }
  }
}

const NOTES = [
  '',
  '',
  '',
  'rang about the newsletter',
  'prefers post',
  'asked to be removed from phone lists',
  'diagnosed with asthma in 2019',
  'moved house in spring',
]

export function* rows(seed: number): Generator<string[]> {
  for (const { person, random } of people(seed)) {
    yield [
      person.membershipNo || `T${100_000 + person.no}`,
      person.title,
      person.given,
      person.family,
      person.bornOn,
      person.email,
      person.mobile,
      person.address.line1,
      person.address.town,
      person.address.postcode,
      niNumber(random),
      sortCode(random),
      accountNumber(random),
      person.leftOn === '' ? 'current' : 'lapsed',
      random.pick(NOTES),
    ]
  }
}

/** Lines of a web application's log: every second one names nobody. */
export function* logLines(seed: number): Generator<string> {
  for (const { person, random } of people(seed)) {
    const at = `2026-10-${String(random.between(1, 23)).padStart(2, '0')}T${String(random.below(24)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}:07.${random.between(100, 999)}Z`
    yield `${at} INFO  [http-${random.below(32)}] GET /api/v2/branches/${random.below(4000)}/events?page=${random.below(90)} 200 ${random.between(200, 90_000)}B ${random.between(1, 900)}ms cache=HIT`
    const who = person.email || 'anonymous'
    switch (random.below(5)) {
      case 0:
        yield `${at} WARN  [auth] sign-in failed for user=${who} from 192.0.2.${random.below(256)} attempt=${random.below(9)} agent="Mozilla/5.0 (X11; Linux x86_64)"`
        break
      case 1:
        yield `${at} INFO  [direct-debit] mandate accepted sort code ${sortCode(random)} account ${accountNumber(random)} for member ${person.membershipNo || 'none'}`
        break
      case 2:
        yield `${at} DEBUG [sms] queued to ${person.mobile || '07700 900123'} template=renewal-${random.below(20)} parts=1`
        break
      case 3:
        yield `${at} INFO  [import] row ${random.below(90_000)}: NI number ${niNumber(random)}, NHS number ${nhsNumber(random)}, postcode ${person.address.postcode}`
        break
      default:
        yield `${at} INFO  [users] reset of password for ${who}: hash ${bcryptHash(random)}`
    }
  }
}

/** Lines of a web server's log in the combined format: an address of the net in each, and an e-mail address or a user name. */
export function* accessLines(seed: number): Generator<string> {
  for (const { person, random } of people(seed)) {
    const host = `${random.between(11, 120)}.${random.below(256)}.${random.below(256)}.${random.between(1, 254)}`
    const at = `[${String(random.between(1, 23)).padStart(2, '0')}/Oct/2026:${String(random.below(24)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}:07 +0000]`
    const user = `${person.given}.${person.family}`.toLowerCase().replace(/[^a-z.]/g, '')
    yield person.no % 3 === 0
      ? `${host} - - ${at} "GET /account?user=${user} HTTP/1.1" 302 ${random.below(900)} "-" "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"`
      : `${host} - - ${at} "POST /login?email=${person.email || `${user}@post.example`} HTTP/1.1" 200 ${random.between(200, 9_000)} "-" "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"`
  }
}

export function* letters(seed: number): Generator<string> {
  for (const { person, random } of people(seed)) {
    yield `${person.given} ${person.family}\n${person.address.line1}\n${person.address.town}\n${person.address.postcode}\n\nDear ${person.title} ${person.family},\n\nThank you for your letter of ${random.between(1, 28)} March about the meeting of the branch in ${person.address.town}. We have changed your address in our list, and the next newsletter will go there. The committee was sorry to hear that ${person.given} had been in hospital; we hope that the operation went well.\n\nIf anything in this letter is not right, please write to us, or ring ${person.mobile || '01632 960123'}. The hall is open on Tuesday and Thursday from nine to four, and the treasurer can be met on the first Monday of the month.\n\nYours sincerely\n\nMembership Office\n\n\n`
  }
}
