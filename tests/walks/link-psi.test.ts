/** Two organisations find the people they share, as typed: a party and a union, each with its own list, and nothing but files between them. */
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-psi-'))
after(() => rmSync(base, { recursive: true, force: true }))
const at = (name: string) => join(base, name)
const psi = (...words: string[]) => tocsin(['link', 'psi', ...words])

writeFileSync(
  at('party.csv'),
  'member_id,first_name,last_name,date_of_birth,email,postcode\n' +
    'P1,Katherine,Ashdown,1979-03-21,k.ashdown@post.example,QX4 7TT\n' +
    'P2,Oswin,Tallow,1961-02-11,oswin@post.example,QX1 2AB\n' +
    'P3,Idris,Venn,1973-12-05,,QX2 5RR\n',
)
writeFileSync(
  at('union.csv'),
  'id,forename,surname,dob,e-mail,post code\n' +
    '77,Kate,Ashdown,21/03/1979,K.Ashdown+union@post.example,QX9 1ZZ\n' +
    '78,Marisol,Achterberg,17/04/1995,marisol@mail.example,QX3 1PP\n' +
    '79,Idris,Venn,05/12/1973,venn@letter.example,QX2 5RR\n',
)

test('offer, answer, finish, read: both learn whom they share, and the states are deleted', async () => {
  const offered = await psi('offer', at('party.csv'), '--out', at('offer'), '--state', at('party.state'))
  assert.equal(offered.code, 0, offered.stderr)
  const fingerprint = /Fingerprint: ([0-9a-f ]+)/.exec(offered.stdout)![1]!.trim()
  const answered = await psi('answer', at('offer'), at('union.csv'), '--out', at('answer'), '--state', at('union.state'), '--pad')
  assert.equal(answered.code, 0, answered.stderr)
  assert.ok(answered.stdout.includes(fingerprint), 'what was read on the telephone is what came')
  const finished = await psi('finish', at('answer'), '--state', at('party.state'), '--out', at('party-shared.csv'), '--result', at('result'))
  assert.equal(finished.code, 0, finished.stderr)
  assert.equal(readFileSync(at('party-shared.csv'), 'utf8'), 'id,kinds\r\nP1,email name_birth\r\nP3,name_birth name_postcode\r\n')
  const read = await psi('read', at('result'), '--state', at('union.state'), '--out', at('union-shared.csv'))
  assert.equal(read.code, 0, read.stderr)
  assert.equal(readFileSync(at('union-shared.csv'), 'utf8'), 'id,kinds\r\n77,email name_birth\r\n79,name_birth name_postcode\r\n')
  assert.ok(!existsSync(at('party.state')) && !existsSync(at('union.state')))
  for (const file of ['offer', 'answer', 'result']) {
    assert.equal(statSync(at(file)).mode & 0o777, 0o600)
    assert.doesNotMatch(readFileSync(at(file), 'latin1'), /Ashdown|Katherine|Tallow|post\.example/i)
  }
})

test('two houses, each with a folder of its own: only what is handed over crosses, and neither folder ever holds the other list', async () => {
  const houses = { party: at('house-of-the-party'), union: at('house-of-the-union') }
  for (const [name, folder] of Object.entries(houses)) {
    mkdirSync(folder, { mode: 0o700 })
    copyFileSync(at(`${name}.csv`), join(folder, 'members.csv'))
  }
  const inHouse = (name: keyof typeof houses, file: string) => join(houses[name], file)
  /** By post, on a stick: the file itself, and nothing else. */
  const handOver = (file: string, from: keyof typeof houses, to: keyof typeof houses) => copyFileSync(inHouse(from, file), inHouse(to, file))
  const step = async (...words: string[]) => {
    const { code, stderr } = await psi(...words)
    assert.equal(code, 0, stderr)
  }
  await step('offer', inHouse('party', 'members.csv'), '--out', inHouse('party', 'offer'), '--state', inHouse('party', 'state'))
  handOver('offer', 'party', 'union')
  await step('answer', inHouse('union', 'offer'), inHouse('union', 'members.csv'), '--out', inHouse('union', 'answer'), '--state', inHouse('union', 'state'))
  handOver('answer', 'union', 'party')
  const finish = ['--state', inHouse('party', 'state'), '--out', inHouse('party', 'shared.csv'), '--result', inHouse('party', 'result')]
  await step('finish', inHouse('party', 'answer'), ...finish)
  handOver('result', 'party', 'union')
  await step('read', inHouse('union', 'result'), '--state', inHouse('union', 'state'), '--out', inHouse('union', 'shared.csv'))
  const foreign = { party: /Marisol|Achterberg|marisol@mail|venn@letter/i, union: /Oswin|Tallow|oswin@post/i }
  for (const [name, folder] of Object.entries(houses)) {
    assert.deepEqual(readdirSync(folder).toSorted(), ['answer', 'members.csv', 'offer', 'result', 'shared.csv'].toSorted())
    for (const file of readdirSync(folder)) assert.doesNotMatch(readFileSync(join(folder, file), 'latin1'), foreign[name as keyof typeof foreign])
  }
  assert.match(readFileSync(inHouse('party', 'shared.csv'), 'utf8'), /^id,kinds\r\nP1,/)
  assert.match(readFileSync(inHouse('union', 'shared.csv'), 'utf8'), /^id,kinds\r\n77,/)
})

test('an offer larger than agreed is refused before anything is written', async () => {
  const offered = await psi('offer', at('party.csv'), '--out', at('offer2'), '--state', at('party2.state'), '--kinds', 'email')
  assert.equal(offered.code, 0, offered.stderr)
  const answered = await psi('answer', at('offer2'), at('union.csv'), '--out', at('answer2'), '--state', at('union2.state'), '--at-most', '1')
  assert.equal(answered.code, 1)
  assert.match(answered.stderr, /asks about 2 identifiers; at most 1/)
  assert.ok(!existsSync(at('answer2')) && !existsSync(at('union2.state')))
})

test('fuzzy: key, encode, compare by a third party; the numbers lead each side back to its own rows', async () => {
  assert.equal((await psi('key', '--out', at('key'))).code, 0)
  for (const name of ['party', 'union']) assert.equal((await psi('encode', at(`${name}.csv`), '--key', at('key'), '--out', at(`${name}.filters`))).code, 0)
  const compared = await psi('compare', at('party.filters'), at('union.filters'), '--out', at('pairs.csv'), '--likeness', '0.7')
  assert.equal(compared.code, 0, compared.stderr)
  const [, ...pairs] = readFileSync(at('pairs.csv'), 'utf8').trim().split('\r\n')
  const idOf = (name: string, no: string) =>
    readFileSync(at(`${name}.filters.ids.csv`), 'utf8')
      .split('\r\n')
      .find((line) => line.startsWith(`${no},`))!
      .split(',')[1]
  assert.ok(pairs.some((pair) => idOf('party', pair.split(',')[0]!) === 'P3' && idOf('union', pair.split(',')[1]!) === '79'))
  assert.ok(pairs.every((pair) => idOf('party', pair.split(',')[0]!) !== 'P2'))
})

test('wrong words, a file that is no exchange, and a file that exists are told as such', async () => {
  assert.match((await psi('shake')).stderr, /The step is offer, answer, finish/)
  const wrong = await psi('answer', at('party.csv'), at('union.csv'), '--out', at('answer3'), '--state', at('state3'))
  assert.match(wrong.stderr, /does not begin with the line that says what it is/)
  assert.match((await psi('key', '--out', at('key'))).stderr, /exists already/)
})
