/** Everybody in the register, asked for in forty spellings of their own name and address: how many are told "nothing found" although they are on file. */
import { mailboxOf, matchQuestions } from '../../src/enquiry/match-question.ts'
import type { Question } from '../../src/enquiry/self-check.ts'
import type { TestContext } from '../database.ts'
import type { Values } from './measure.ts'

const GIVEN = [
  'Morwen',
  'Siân',
  'Łukasz',
  'Zoë',
  'José',
  'Mary-Ann',
  'Ffion',
  'Øystein',
  'Anna Maria',
  'Idris',
  'Niamh',
  'Mihály',
  'Chloe',
  'Thi Hoa',
  'Jürgen',
  'Ángel',
]
const FAMILY = [
  'Tallis',
  'O’Brien',
  'Lloyd-Price',
  'van der Berg',
  'Müller',
  'Ŵyn',
  'De la Cruz',
  'McAllister',
  'Ó Súilleabháin',
  'Kowalczyk',
  'Nuñez',
  'Smith',
  'Æbelø',
  'Ní Dhomhnaill',
  'St. John',
  'D’Angelo',
]

type Person = { given: string; family: string; email: string; line1: string; postcode: string }

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[øØ]/g, 'o').replace(/[łŁ]/g, 'l').replace(/[æÆ]/g, 'ae')
const wide = (text: string): string => [...text].map((sign) => (/[!-~]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)).join('')

/** Ways in which people write their names. */
const NAMES: ((person: Person) => string)[] = [
  ({ given, family }) => `${given} ${family}`,
  ({ given, family }) => `${given} ${family}`.toUpperCase(),
  ({ given, family }) => `${given} ${family}`.toLowerCase(),
  ({ given, family }) => plain(`${given} ${family}`),
  ({ given, family }) => `${family}, ${given}`,
  ({ given, family }) => `${family} ${given}`,
  ({ given, family }) => `Mrs ${given} ${family}`,
  ({ given, family }) => `${given} Elizabeth ${family}`,
  ({ given, family }) => `${given[0]} ${family}`,
  ({ given, family }) => `${given[0]}. ${family}`,
  ({ given, family }) => `  ${given}   ${family} `,
  ({ given, family }) => `${given} ${family.replaceAll('’', "'")}`,
  ({ given, family }) => `${given} ${family.replaceAll('’', '')}`,
  ({ given, family }) => `${given} ${family.replaceAll('’', ' ')}`,
  ({ given, family }) => `${given} ${family.replaceAll('-', ' ')}`,
  ({ given, family }) => `${given} ${family.replaceAll('-', '')}`,
  ({ given, family }) => `${given.replaceAll('-', ' ')} ${family}`,
  ({ given, family }) => `${given} ${family.replaceAll(' ', '')}`,
  ({ given, family }) => `${given} ${family}`.normalize('NFD'),
  ({ given, family }) => `Oldname Before, ${given} ${family}`,
]
/** Ways in which people write an address that is theirs: as e-mail, or by post. */
const EMAILS: ((email: string) => string)[] = [
  (email) => email,
  (email) => email.toUpperCase(),
  (email) => ` ${email} `,
  (email) => email.replace('@', ' @ '),
  (email) => `<${email}>`,
  (email) => `mailto:${email}`,
  (email) => `${email}.`,
  (email) => wide(email),
  (email) => `Somebody <${email}>`,
  (email) => mailboxOf(email),
]
const POSTS: ((person: Person) => Pick<Question, 'line1' | 'postcode'>)[] = [
  ({ line1, postcode }) => ({ line1, postcode }),
  ({ line1, postcode }) => ({ line1: line1.toUpperCase(), postcode: postcode.toLowerCase() }),
  ({ line1, postcode }) => ({ line1, postcode: postcode.replace(' ', '') }),
  ({ line1, postcode }) => ({ line1: line1.replace(' ', ', '), postcode: postcode.replace(' ', '  ') }),
  ({ line1, postcode }) => ({ line1: line1.split(' ')[0]!, postcode: postcode.replace(' ', '-') }),
]

function personOf(no: number): Person {
  const given = GIVEN[no % GIVEN.length]!
  const family = FAMILY[Math.floor(no / GIVEN.length) % FAMILY.length]!
  const domain = no % 5 === 0 ? 'bücher.example' : 'post.example'
  return { given, family, email: `Member.${no}+list@${domain}`, line1: `${(no % 300) + 1} Ferry Row`, postcode: `ZZ${(no % 89) + 10} ${no % 9}AB` }
}

/** Forty questions of one person: 20 names with the e-mail, 15 spellings of the e-mail (5 of them with another name), 5 of the home address. */
function questionsOf(no: number): Question[] {
  const person = personOf(no)
  const ask = (name: string, where: Partial<Question>): Question => ({ name, email: '', line1: '', postcode: '', language: 'en', ...where })
  const full = `${person.given} ${person.family}`
  return [
    ...NAMES.map((name) => ask(name(person), { email: person.email })),
    ...EMAILS.map((spell) => ask(full, { email: spell(person.email) })),
    ...EMAILS.slice(0, 5).map((spell) => ask(plain(full), { email: spell(person.email) })),
    ...POSTS.map((spell) => ask(full, spell(person))),
  ]
}

export async function spellingValues(ctx: TestContext, incidentId: string, people: number): Promise<Values> {
  const startedAt = performance.now()
  await ctx.store.query('delete from person where incident_id = $1', [incidentId])
  const numbers = Array.from({ length: people }, (_, index) => index + 1)
  for (let from = 0; from < people; from += 5_000) {
    const piece = numbers.slice(from, from + 5_000).map((no) => ({ no, ...personOf(no) }))
    await ctx.store.query(
      `insert into person (incident_id, person_no, given_name, family_name, full_name, relationship, emails, phones, address, postcode, kinds, flags, confidence, record_count, file_nos)
       select $1, no, given, family, '', 'member', array[email], '{}', line1, postcode, '{person_name}', '{}', 1, 1, '{1}'
       from json_to_recordset($2::json) as p(no bigint, given text, family text, email text, line1 text, postcode text)`,
      [incidentId, JSON.stringify(piece)],
    )
  }
  let asked = 0
  let missed = 0
  const examples = new Set<string>()
  for (let from = 1; from <= people; from += 500) {
    const batch = numbers.slice(from - 1, from + 499)
    const questions = batch.flatMap((no) => questionsOf(no))
    const found = await matchQuestions(ctx.store, incidentId, questions)
    for (const [index, people_] of found.entries()) {
      asked++
      if (people_.some(({ personNo }) => personNo === batch[Math.floor(index / 40)])) continue
      missed++
      if (examples.size < 5) examples.add(JSON.stringify(questions[index]))
    }
  }
  for (const example of examples) console.log(`not found: ${example}`)
  return { seconds: (performance.now() - startedAt) / 1_000, people, questions: asked, 'wrong “not found”': missed }
}
