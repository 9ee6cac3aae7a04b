/** From the list of suppliers through the call to the register, as typed: the files go to the incident that the call opened. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { preparedData } from '../prepared-data.ts'
import { ROOT, tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-call-'))
const at = (...names: string[]) => join(base, ...names)
const run = (...words: string[]) => tocsin([...words, '--data', at('data')])
async function ran(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...words)
  assert.equal(code, 0, `${words.join(' ')}: ${stderr}`)
  return stdout
}
const CALL = ['incident', 'open', '--supplier', 'northgate data services', '--by', 'Duty manager', '--told', '2026-11-20 17:35', '--knew', '2026-11-19 09:00']
const SAID = 'A significant quantity of your data has been rendered inaccessible on our systems.'

before(() => {
  preparedData(at('data'))
  writeFileSync(at('preparedness.yaml'), /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs', 'preparedness.md'), 'utf8'))![1]!)
})
after(() => rmSync(base, { recursive: true, force: true }))

test('the list of suppliers is read, what is missing is said, and only then it is kept', async () => {
  assert.match(await ran('suppliers', 'list'), /No supplier is listed yet.*suppliers keep/)
  const { stdout } = await tocsin(['suppliers', 'keep', at('preparedness.yaml'), '--check'])
  assert.match(stdout, /^Read, not kept\.\n\nNorthgate Data Services {2}Incident desk/)
  assert.doesNotMatch(stdout, /Missing/)
  assert.match(await ran('suppliers', 'keep', at('preparedness.yaml')), /^Kept as version 1\./)
  writeFileSync(at('more.yaml'), `${readFileSync(at('preparedness.yaml'), 'utf8')}  - name: Quay Print\n`)
  assert.match(await ran('suppliers', 'keep', at('more.yaml')), /^Kept as version 2\.[\s\S]*Quay Print\n {2}Missing: Nobody to reach .* \[PRE1\]/)
  writeFileSync(at('wrong.yaml'), 'suppliers:\n  - name: Quay Print\n    holds: [{ data_set: Letters, whose: [member] }]\n')
  const wrong = await run('suppliers', 'keep', at('wrong.yaml'))
  assert.deepEqual([wrong.code, /wrong\.yaml:3: there is no key "whose"/.test(wrong.stderr)], [1, true], wrong.stderr)
})

test('a call opens an incident once, with both clocks, what was said, what the supplier holds and whether it was in time', async () => {
  assert.match(await ran(...CALL, '--said', SAID), /^Opened: TOC-2026-11-20, Incident at Northgate Data Services\. We know since Fri 20 Nov 2026, 17:35 GMT\./)
  assert.match(await ran(...CALL, '--said', SAID), /^Already open: TOC-2026-11-20/)
  assert.equal((await ran('incident', 'list')).trim().split('\n').length, 1)
  const facts = await ran('facts', 'list', 'TOC-2026-11-20')
  for (const said of [SAID, 'holds "Membership database" for us', 'About 130,000 people', '24 hours to tell us. It told us after 33 hours: late.'])
    assert.ok(facts.includes(said), said)
  const refused = await run('incident', 'open', '--supplier', 'Northgate', '--said', 'x', '--told', '2026-02-30 09:00')
  assert.deepEqual([refused.code, /--told is a time/.test(refused.stderr)], [2, true])
})

test('when the files come they go to that incident, and its ledger stays', async () => {
  mkdirSync(at('evidence'))
  const rows = ['HA-1,Rhian Kowalczyk,rhian@mail.example', 'HA-2,Marek Okonjo,marek@mail.example']
  for (const place of [at('evidence', 'members.csv'), at('roster.csv')]) writeFileSync(place, ['member_id,name,email', ...rows].join('\n'))
  const words = ['investigate', at('evidence'), '--of', 'TOC-2026-11-20', '--roster', at('roster.csv'), '--out', at('out')]
  assert.match(await ran(...words), /most likely 2/)
  assert.equal((await ran('incident', 'list')).trim().split('\n').length, 1)
  assert.ok((await ran('facts', 'list', 'TOC-2026-11-20')).includes(SAID))
  const filing = readFileSync(at('out', 'filing-ico.json'), 'utf8')
  assert.ok(filing.includes('Fri 20 Nov 2026, 17:35 GMT') && filing.includes(SAID))
  mkdirSync(at('other'))
  writeFileSync(at('other', 'list.csv'), 'name\nRhian Kowalczyk')
  const other = await run('investigate', at('other'), '--of', 'TOC-2026-11-20', '--roster', at('roster.csv'), '--out', at('out'))
  assert.deepEqual([other.code, /reads its evidence from/.test(other.stderr)], [1, true], other.stderr)
  const unknown = await run('investigate', at('evidence'), '--of', 'TOC-1', '--roster', at('roster.csv'), '--out', at('out2'))
  assert.match(unknown.stderr, /There is no incident TOC-1/)
})
