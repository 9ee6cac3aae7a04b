import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writePst, type PstMessage, type PstProperty } from '../../../tests/fixtures/write-pst.ts'
import { readInPlace } from '../sandbox/read-in-place.ts'

const LIST = Buffer.from('Forename,Surname,Email\nAna,Penhale,ana@example.org\nBea,Okafor,bea@example.org\n')
const message = (subject: string, more: Partial<PstMessage> = {}): PstMessage => ({
  properties: [
    [0x001a, 'IPM.Note'],
    [0x0037, subject],
    [0x0c1a, 'Jo Bloggs'],
    [0x0c1f, 'jo.bloggs@example.org'],
    [0x1000, 'Please see the list.\r\n\r\nChidi Trewin\r\nchidi@example.org\r\n'],
  ],
  ...more,
})
const recipient = (type: number, name: string, email: string): PstProperty[] => [
  [0x0c15, type],
  [0x3001, name],
  [0x39fe, email],
]

test('PST: sender and recipients, body, attachments as files of their own', async () => {
  const mailbox = writePst('Inbox', [
    message('The list', {
      recipients: [recipient(1, 'Ann Other', 'ann@other.example'), recipient(2, 'Dewi Nowak', 'dewi@other.example')],
      attachments: [
        [
          [0x3707, 'members.csv'],
          [0x3701, LIST],
          [0x3705, 1],
        ],
      ],
    }),
    message('Again'),
  ])
  const { outcome, members, records } = await readInPlace(mailbox, 'mail.pst')
  assert.deepEqual([outcome.type, outcome.status, outcome.reason, outcome.bytesRead], ['pst', 'read', '', mailbox.length])
  assert.deepEqual(
    members.map(({ path, type, status, record_count }) => [path, type, status, record_count]),
    [['mail.pst › Inbox, item 1 › members.csv', 'csv', 'read', '2']],
  )
  const seen = new Map(records.filter(({ member }) => member === '0').map(({ place, emails }) => [place, emails]))
  assert.deepEqual(
    ['Inbox, item 1, From', 'Inbox, item 1, To', 'Inbox, item 1, Cc', 'Inbox, item 2, From'].map((place) => seen.get(place)),
    ['jo.bloggs@example.org', 'ann@other.example', 'dewi@other.example', 'jo.bloggs@example.org'],
  )
  assert.ok(records.some(({ emails }) => emails === 'chidi@example.org'))
})

test('PST: contacts are rows of a table', async () => {
  const contact: PstMessage = {
    properties: [
      [0x001a, 'IPM.Contact'],
      [0x3a06, 'Ana'],
      [0x3a11, 'Penhale'],
      [0x3a1c, '07700 900123'],
      [0x3a5b, 'TR1 2AB'],
    ],
  }
  const { outcome, records } = await readInPlace(writePst('Contacts', [contact, message('x')]), 'mail.pst')
  assert.equal(outcome.status, 'read')
  const row = records.find(({ given_name }) => given_name === 'Ana')
  assert.deepEqual([row?.family_name, row?.phones.replace(' ', ''), row?.postcode], ['Penhale', '07700900123', 'TR1 2AB'])
})

test('PST: a message whose block is damaged is counted; the others are read', async () => {
  const mailbox = writePst('Inbox', [message('One'), message('Two'), message('Three')])
  // The block of the second message: its table's mark.
  const places: number[] = []
  for (let at = mailbox.indexOf(Buffer.from([0xec, 0xbc])); at !== -1; at = mailbox.indexOf(Buffer.from([0xec, 0xbc]), at + 1)) places.push(at)
  mailbox.fill(0xff, places[3]!, places[3]! + 10)
  const { outcome, records } = await readInPlace(mailbox, 'mail.pst')
  assert.equal(outcome.status, 'partly_read')
  assert.match(outcome.reason, /1 of 3 items/)
  assert.equal(records.filter(({ place }) => place.endsWith('From')).length, 2)
  assert.ok(outcome.bytesRead < outcome.bytes)
})

test('PST cut off, or with bytes changed, is named and never crashes', async () => {
  const whole = writePst('Inbox', [
    message('One', {
      attachments: [
        [
          [0x3707, 'a.csv'],
          [0x3701, LIST],
        ],
      ],
    }),
  ])
  for (let at = 10; at < whole.length; at += 61) {
    const changed = Buffer.from(whole)
    changed[at] = changed[at]! ^ 0x3c
    for (const bytes of [changed, whole.subarray(0, Math.max(600, at))]) {
      const { outcome } = await readInPlace(bytes, 'a.pst')
      assert.match(outcome.status, /^(?:read|partly_read|damaged|unsupported|refused|rendered_inaccessible)$/)
    }
  }
})
