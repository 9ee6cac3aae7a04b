import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { postfixLedger } from './ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-ledger-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const now = () => new Date('2026-10-26T09:00:00Z')
const at = (time: string) => Date.parse(`2026-10-26T${time}Z`)
const line = (time: string, text: string) => `2026-10-26T${time}.000000+00:00 relay postfix/${text}`
let count = 0
const file = (...lines: string[]) => {
  const path = join(folder, `${++count}.log`)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}
const look = async (paths: string[], ids: string[], from = '08:00:05', to = '08:00:20') =>
  Object.fromEntries(await postfixLedger(paths, now).look(new Set(ids), at(from), at(to)))
const START = line('08:00:00', 'smtpd[1]: connect from a[192.0.2.1]')
const END = line('08:01:00', 'smtpd[1]: disconnect from a[192.0.2.1]')

test('[NOT18] a message is taken when the queue manager has it, not when its header came', async () => {
  const log = file(
    START,
    line('08:00:06', 'smtpd[1]: 4A: client=a[192.0.2.1]').replace('4A', '4AAAA11'),
    line('08:00:06', 'cleanup[2]: 4AAAA11: message-id=<one@x>'),
    line('08:00:06', 'qmgr[3]: 4AAAA11: from=<b@x>, size=100, nrcpt=1 (queue active)'),
    line('08:00:07', 'smtpd[1]: 4AAAA12: client=a[192.0.2.1]'),
    line('08:00:07', 'cleanup[2]: 4AAAA12: message-id=<two@x>'),
    line('08:00:07', 'smtpd[1]: lost connection after DATA (1200 bytes) from a[192.0.2.1]'),
    END,
  )
  assert.deepEqual(await look([log], ['<one@x>', '<two@x>', '<three@x>']), { '<one@x>': 'taken', '<two@x>': 'not_taken', '<three@x>': 'not_taken' })
})

test('[NOT18] a queue number that comes again does not make an older message taken', async () => {
  const log = file(
    START,
    line('08:00:06', 'smtpd[1]: 4AAAA11: client=a'),
    line('08:00:06', 'cleanup[2]: 4AAAA11: message-id=<cut@x>'),
    line('08:00:08', 'smtpd[1]: 4AAAA11: client=b'),
    line('08:00:08', 'cleanup[2]: 4AAAA11: message-id=<somebody-elses@y>'),
    line('08:00:08', 'qmgr[3]: 4AAAA11: from=<q@y>, size=1, nrcpt=1 (queue active)'),
    END,
  )
  assert.deepEqual(await look([log], ['<cut@x>']), { '<cut@x>': 'not_taken' })
})

test('[NOT18] silence means nothing where the record does not cover the time: begun later, ended earlier, empty or away', async () => {
  assert.deepEqual(await look([file(line('08:00:15', 'smtpd[1]: connect from a'), END)], ['<a@x>']), { '<a@x>': 'unknown' })
  assert.deepEqual(await look([file(START, line('08:00:10', 'smtpd[1]: disconnect from a'))], ['<a@x>']), { '<a@x>': 'unknown' })
  assert.deepEqual(await look([file('')], ['<a@x>']), { '<a@x>': 'unknown' })
  assert.deepEqual(await look([join(folder, 'nowhere.log')], ['<a@x>']), { '<a@x>': 'unknown' })
})

test('rotated and packed files are read in order, and times of the old form', async () => {
  const packed = join(folder, 'mail.log.2.gz')
  writeFileSync(
    packed,
    gzipSync(`${START}\n${line('08:00:06', 'smtpd[1]: 4AAAA11: client=a')}\n${line('08:00:06', 'cleanup[2]: 4AAAA11: message-id=<one@x>')}\n`),
  )
  const later = file(line('08:00:06', 'qmgr[3]: 4AAAA11: from=<b@x>, size=1, nrcpt=1 (queue active)'), END)
  assert.deepEqual(await look([packed, later], ['<one@x>']), { '<one@x>': 'taken' })
  const local = (time: string) => new Date(at(time)).toString().split(' ').slice(1, 3).join(' ') + ` ${new Date(at(time)).toTimeString().slice(0, 8)}`
  const old = file(
    `${local('08:00:00')} relay postfix/smtpd[1]: connect from a`,
    `${local('08:00:06')} relay postfix-out/smtpd[1]: 3XyZzz1abc: client=a`,
    `${local('08:00:06')} relay postfix-out/cleanup[2]: 3XyZzz1abc: message-id=<old@x>`,
    `${local('08:00:06')} relay postfix-out/qmgr[3]: 3XyZzz1abc: from=<b@x>, size=1, nrcpt=1 (queue active)`,
    `${local('08:01:00')} relay postfix/smtpd[1]: disconnect from a`,
  )
  assert.deepEqual(await look([old], ['<old@x>', '<none@x>']), { '<old@x>': 'taken', '<none@x>': 'not_taken' })
})
