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

test('[NOT18] lines as Postfix writes them: long and short queue numbers, submission, SASL, refusals by a filter, a second attempt at delivery', async () => {
  const log = file(
    START,
    line('08:00:06', 'submission/smtpd[11]: 4fXyZ12bcDz1AbC: client=app.example[192.0.2.7], sasl_method=PLAIN, sasl_username=tocsin'),
    line('08:00:06', 'cleanup[12]: 4fXyZ12bcDz1AbC: message-id=<long@x>'),
    line('08:00:06', 'qmgr[13]: 4fXyZ12bcDz1AbC: from=<bounces+abc@x>, size=19034, nrcpt=1 (queue active)'),
    line('08:00:07', 'smtps/smtpd[14]: 1A2B3C4D5E: client=unknown[2001:db8::7]'),
    line('08:00:07', 'cleanup[15]: 1A2B3C4D5E: message-id=<short@x>'),
    line('08:00:07', 'qmgr[13]: 1A2B3C4D5E: from=<>, size=812, nrcpt=1 (queue active)'),
    line('08:00:08', 'smtpd[1]: 4fXyZ22bcDz1AbD: client=a[192.0.2.1]'),
    line('08:00:08', 'cleanup[2]: 4fXyZ22bcDz1AbD: message-id=<refused@x>'),
    line('08:00:08', 'cleanup[2]: 4fXyZ22bcDz1AbD: milter-reject: END-OF-MESSAGE from a[192.0.2.1]: 5.7.1 Blocked; from=<b@x> to=<c@y> proto=ESMTP helo=<a>'),
    line(
      '08:00:09',
      'smtp[16]: 4fXyZ12bcDz1AbC: to=<c@y>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (connect to y: Connection timed out)',
    ),
    line('08:00:10', 'qmgr[13]: 4fXyZ12bcDz1AbC: from=<bounces+abc@x>, size=19034, nrcpt=1 (queue active)'),
    END,
  )
  assert.deepEqual(await look([log], ['<long@x>', '<short@x>', '<refused@x>']), { '<long@x>': 'taken', '<short@x>': 'taken', '<refused@x>': 'not_taken' })
})

test('[NOT18] a message that a rule of the relay puts on hold may be taken: a person decides, nothing is sent again', async () => {
  const log = file(
    START,
    line('08:00:06', 'smtpd[1]: 4AAAA11: client=a[192.0.2.1]'),
    line('08:00:06', 'cleanup[2]: 4AAAA11: message-id=<held@x>'),
    line('08:00:06', 'cleanup[2]: 4AAAA11: hold: header Subject: x from a[192.0.2.1]; from=<b@x> to=<c@y> proto=ESMTP helo=<a>'),
    line('08:00:07', 'smtpd[1]: 4AAAA12: client=a[192.0.2.1]'),
    line('08:00:07', 'smtpd[1]: 4AAAA12: hold: RCPT from a[192.0.2.1]: <c@y>: Recipient address triggers HOLD action; from=<b@x> to=<c@y>'),
    line('08:00:07', 'cleanup[2]: 4AAAA12: message-id=<early@x>'),
    END,
  )
  assert.deepEqual(await look([log], ['<held@x>', '<early@x>', '<no@x>']), { '<held@x>': 'unknown', '<early@x>': 'unknown', '<no@x>': 'not_taken' })
})

test('[NOT18] a log of weeks is read from shortly before the attempt on, with the answers of the whole', async () => {
  const minutes = Array.from({ length: 3_000 }, (_, index) => index)
  const stamp = (minute: number) => new Date(Date.parse('2026-10-24T00:00:00Z') + minute * 60_000).toISOString().replace('Z', '000+00:00')
  const path = file(
    ...minutes.flatMap((minute) => [
      `${stamp(minute)} relay postfix/smtpd[1]: 4AAAA${minute}: client=a[192.0.2.1]`,
      `${stamp(minute)} relay postfix/cleanup[2]: 4AAAA${minute}: message-id=<m${minute}@x>`,
      ...(minute % 3 === 0 ? [] : [`${stamp(minute)} relay postfix/qmgr[3]: 4AAAA${minute}: from=<b@x>, size=1, nrcpt=1 (queue active)`]),
    ]),
  )
  for (const minute of [0, 1, 2, 57, 1_499, 1_500, 2_990, 2_998]) {
    const fromMs = Date.parse(stamp(minute))
    const answers = await postfixLedger([path], now).look(new Set([`<m${minute}@x>`]), fromMs, fromMs + 1_000)
    assert.equal(answers.get(`<m${minute}@x>`), minute % 3 === 0 ? 'not_taken' : 'taken', `minute ${minute}`)
  }
  const long = await postfixLedger([path], now).look(new Set(['<m3@x>']), Date.parse('2026-10-23T00:00:00Z'), Date.parse('2026-10-24T01:00:00Z'))
  assert.equal(long.get('<m3@x>'), 'unknown', 'the attempt was before the record begins')
})
