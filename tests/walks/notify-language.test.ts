/** A language by file as somebody would come to it: a template, what it lacks, filled in, asked for, planned, read. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { parse, stringify } from 'yaml'
import { offerFirstLink, useLink } from '../../src/access/sign-in.ts'
import { openApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { invented, inventedContent, type Content } from '../../src/notify/sample-language.ts'
import { seedIncident, seedPeople } from '../../src/notify/test-incident.ts'
import { preparedData } from '../prepared-data.ts'
import { tocsin } from './run-tocsin.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-language-'))
const data = preparedData(join(folder, 'data'))
const path = join(data, 'languages', 'pl.yaml')
const PASSWORD = 'three random words'
let incidentId = ''

before(async () => {
  const app = await openApp(readConfig({ dataFolder: data }, {}, 1))
  await useLink(app.context, (await offerFirstLink(app.context))!, { name: 'Ines Halloran', email: 'ines@harbour.example', password: PASSWORD })
  incidentId = await seedIncident(app.context)
  await seedPeople(app.context, incidentId as never, [{ personNo: 1 }, { personNo: 2 }])
  await app.close()
  writeFileSync(join(folder, 'password'), `${PASSWORD}\n`)
})
after(() => rmSync(folder, { recursive: true, force: true }))

const as = ['--as', 'ines@harbour.example', '--password-file', join(folder, 'password'), '--data', data]

test('from the template to a notice in the language', async () => {
  const template = await tocsin(['notify', 'language', '--template', 'pl', '--incident', incidentId, '--data', data])
  assert.equal(template.code, 0, template.stderr)
  assert.match(template.stdout, /texts to write, and 3 sentences of the incident/)
  const again = await tocsin(['notify', 'language', '--template', 'pl', '--data', data])
  assert.equal(again.code, 2, 'what somebody has written is never written over')
  const asked = parse(readFileSync(path, 'utf8')) as Content

  const wish = ['notify', 'wish', incidentId, 'P-000002', '--language', 'pl', '--reason', 'asked on the phone', ...as]
  const early = await tocsin(wish)
  assert.match(early.stdout, /The texts in pl have gaps: until they are filled, this person is told by hand/)
  assert.match((await tocsin(['notify', 'plan', incidentId, '--first-day', '2026-01-01', ...as])).stdout, /1 {2}by e-mail +to be finished by a person/)

  const content = inventedContent('pl', Object.keys(asked.sentences))
  const { danger, ...texts } = content.texts
  writeFileSync(path, stringify({ ...content, texts }))
  const gap = await tocsin(['notify', 'language', 'pl', '--incident', incidentId, '--data', data])
  assert.deepEqual([gap.code, gap.stdout.split('\n')[0]], [1, 'danger: is missing.'])
  writeFileSync(path, stringify({ ...content, texts: { ...texts, danger } }))
  const whole = await tocsin(['notify', 'language', 'pl', '--incident', incidentId, '--data', data])
  assert.equal(whole.code, 0, whole.stdout)
  assert.match(whole.stdout, /complete\.\nNobody has said who read it/)
  assert.match((await tocsin(['notify', 'language', '--data', data])).stdout, /pl +Vairagrq +complete; nobody has said who read it/)

  assert.match((await tocsin(['notify', 'plan', incidentId, ...as])).stdout, /2 {2}by e-mail +to be sent/)
  const preview = await tocsin(['notify', 'preview', '1', ...as])
  assert.ok(preview.stdout.includes(`Subject: ${invented('Your personal data: what happened and what to do')}`), preview.stdout + preview.stderr)
  assert.match(preview.stdout, /The linter cannot check NOT1, .* in pl: somebody who reads it has to/)
  assert.match(preview.stdout, /Every rule holds/)
})

test('a column of the organisation’s own list says in which language somebody is written to', async () => {
  const evidence = join(folder, 'evidence')
  mkdirSync(evidence)
  const row = (no: number, given: string, family: string) =>
    `HA-10000${no},${given},${family},${given.toLowerCase()}@post.example,ZZ7 3QH,"${no} Ropewalk Lane, Marram Sands",197${no}-01-02`
  const people = [row(1, 'Morwen', 'Tallis'), row(2, 'Gethin', 'Powys'), row(3, 'Anna', 'Kowal')]
  const header = 'Membership number,First name,Surname,Email,Postcode,Address,Date of birth'
  writeFileSync(join(evidence, 'members.csv'), `${[header, ...people, row(4, 'Ines', 'Marlow')].join('\n')}\n`)
  const noted = ['English', 'Cymraeg', 'Greenlandic']
  writeFileSync(join(folder, 'roster.csv'), `${[`${header},Dewis iaith`, ...people.map((text, index) => `${text},${noted[index]}`)].join('\n')}\n`)
  const out = join(folder, 'out')
  const ran = await tocsin(['investigate', evidence, '--roster', join(folder, 'roster.csv'), '--out', out, '--data', data])
  assert.equal(ran.code, 0, ran.stderr)
  const languages = readFileSync(join(out, 'notices', 'notices.csv'), 'utf8')
    .split('\n')
    .slice(1, -1)
    .map((text) => text.split(',')[4])
  assert.deepEqual(languages, ['en', 'cy', 'en', 'en'])
})
