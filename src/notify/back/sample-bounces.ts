/** Invented mails that came back, in the shapes that mail servers use. From memory of those shapes, with invented hosts and people; for tests. */
import type { CameBack } from './classify.ts'

export type SampleBounce = { shape: string; raw: string; kind: CameBack['kind']; isAddressDead: boolean }
type Made = { to: string; person: string; host: string; n: number; original: string }

const crlf = (text: string) => text.replace(/\n/g, '\r\n')
const original = (to: string, person: string) =>
  `Return-Path: <${to}>\nFrom: Data Team <data@harbour-alliance.example>\nTo: ${person}\nSubject: Your personal data: what happened and what to do\nMessage-ID: <0123456789abcdef0123456789abcdef@harbour-alliance.example>\n\nThis message is for you.\n`
const report = (
  made: Made,
  { from, subject, words, status, wrap = 'message/delivery-status' }: { from: string; subject: string; words: string; status: string; wrap?: string },
) =>
  `Return-Path: <>\nDelivered-To: ${made.to}\nFrom: ${from}\nTo: ${made.to}\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status;\n\tboundary="b_${made.n}"\n\n` +
  `This is a MIME-encapsulated message.\n\n--b_${made.n}\nContent-Type: text/plain; charset=utf-8\n\n${words}\n\n--b_${made.n}\nContent-Type: ${wrap}\n\n${status}\n\n--b_${made.n}\nContent-Type: message/rfc822\n\n${made.original}\n--b_${made.n}--\n`
const plain = (made: Made, { from, subject, words, more = '' }: { from: string; subject: string; words: string; more?: string }) =>
  `Return-Path: <>\nDelivered-To: ${made.to}\nFrom: ${from}\nTo: ${made.to}\nSubject: ${subject}\n${more}\n${words}\n\n${made.original}`

type Shape = { shape: string; kind: CameBack['kind']; isAddressDead: boolean; make(made: Made): string }
const SHAPES: Shape[] = [
  {
    shape: 'Postfix, unknown user',
    kind: 'bounced',
    isAddressDead: true,
    make: (m) =>
      report(m, {
        from: `MAILER-DAEMON@${m.host} (Mail Delivery System)`,
        subject: 'Undelivered Mail Returned to Sender',
        words: `I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<${m.person}>: host mx.${m.host}[192.0.2.1] said: 550 5.1.1\n    <${m.person}>: Recipient address rejected: User unknown`,
        status: `Reporting-MTA: dns; ${m.host}\nX-Postfix-Queue-ID: 4A${m.n}\nArrival-Date: Mon, 26 Oct 2026 08:00:00 +0000 (UTC)\n\nFinal-Recipient: rfc822; ${m.person}\nOriginal-Recipient: rfc822;${m.person}\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.${m.host}\nDiagnostic-Code: smtp; 550 5.1.1 <${m.person}>: Recipient address\n    rejected: User unknown in virtual mailbox table`,
      }),
  },
  {
    shape: 'Postfix, delayed',
    kind: 'delayed',
    isAddressDead: false,
    make: (m) =>
      report(m, {
        from: `MAILER-DAEMON@${m.host}`,
        subject: 'Delayed Mail (still being retried)',
        words: 'THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.',
        status: `Reporting-MTA: dns; ${m.host}\n\nFinal-Recipient: rfc822; ${m.person}\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.${m.host}: Connection timed out\nWill-Retry-Until: Sat, 31 Oct 2026 08:00:00 +0000`,
      }),
  },
  {
    shape: 'Postfix, expired after five days',
    kind: 'bounced',
    isAddressDead: false,
    make: (m) =>
      report(m, {
        from: `MAILER-DAEMON@${m.host}`,
        subject: 'Undelivered Mail Returned to Sender',
        words: 'connect to host: Connection timed out',
        status: `Reporting-MTA: dns; ${m.host}\n\nFinal-Recipient: rfc822; ${m.person}\nAction: failed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; delivery temporarily suspended: connect timed out`,
      }),
  },
  {
    shape: 'full mailbox',
    kind: 'bounced',
    isAddressDead: false,
    make: (m) =>
      report(m, {
        from: `postmaster@${m.host}`,
        subject: 'Delivery Status Notification (Failure)',
        words: 'The mailbox is full.',
        status: `Reporting-MTA: dns; ${m.host}\n\nFinal-Recipient: rfc822; ${m.person}\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full; the account is over quota`,
      }),
  },
  {
    shape: 'policy',
    kind: 'bounced',
    isAddressDead: false,
    make: (m) =>
      report(m, {
        from: `MAILER-DAEMON@${m.host}`,
        subject: 'Returned mail: see transcript for details',
        words: 'blocked',
        status: `Reporting-MTA: dns; ${m.host}\n\nFinal-Recipient: RFC822; ${m.person}\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: SMTP; 550 5.7.1 Message rejected as spam by content filter`,
      }),
  },
  {
    shape: 'Exchange, 5.1.10',
    kind: 'bounced',
    isAddressDead: true,
    make: (m) =>
      report(m, {
        from: `Microsoft Outlook <postmaster@${m.host}>`,
        subject: 'Undeliverable: Your personal data: what happened and what to do',
        words: `Your message to ${m.person} couldn't be delivered.\n\nThe recipient wasn't found at ${m.host}.`,
        status: `Reporting-MTA: dns;AB${m.n}.prod.${m.host}\nReceived-From-MTA: dns;relay.harbour-alliance.example\n\nFinal-Recipient: rfc822;${m.person}\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${m.person} not found by SMTP address lookup`,
      }),
  },
  {
    shape: 'Exchange, old: 5.0.0 with the code in the words',
    kind: 'bounced',
    isAddressDead: true,
    make: (m) =>
      report(m, {
        from: `System Administrator <postmaster@${m.host}>`,
        subject: 'Undeliverable: Your personal data',
        words: 'could not be reached',
        status: `Reporting-MTA: dns;${m.host}\n\nFinal-Recipient: RFC822;${m.person}\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp;550 5.1.1 User unknown`,
      }),
  },
  {
    shape: 'Gmail',
    kind: 'bounced',
    isAddressDead: true,
    make: (m) =>
      report(m, {
        from: 'Mail Delivery Subsystem <mailer-daemon@big.example>',
        subject: 'Delivery Status Notification (Failure)',
        words: `** Address not found **\n\nYour message wasn't delivered to ${m.person} because the address couldn't be found, or is unable to receive mail.`,
        status: `Reporting-MTA: dns; big.example\nArrival-Date: Mon, 26 Oct 2026 01:00:00 -0700 (PDT)\n\nFinal-Recipient: rfc822; ${m.person}\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.big.example. (192.0.2.2, the server for the domain big.example.)\nDiagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try\n 550-5.1.1 double-checking the recipient's email address for typos`,
      }),
  },
  {
    shape: 'UTF-8 report (RFC 6533)',
    kind: 'bounced',
    isAddressDead: true,
    make: (m) =>
      report(m, {
        from: `MAILER-DAEMON@${m.host}`,
        subject: 'Undelivered',
        words: 'x',
        wrap: 'message/global-delivery-status',
        status: `Reporting-MTA: dns; ${m.host}\n\nFinal-Recipient: utf-8; ${m.person}\nAction: failed\nStatus: 5.1.1`,
      }),
  },
  {
    shape: 'mailbox switched off',
    kind: 'bounced',
    isAddressDead: true,
    make: (m) =>
      report(m, {
        from: `MAILER-DAEMON@${m.host}`,
        subject: 'failure notice',
        words: 'disabled',
        status: `Reporting-MTA: dns; ${m.host}\n\nFinal-Recipient: rfc822; ${m.person}\nAction: failed\nStatus: 5.2.1\nDiagnostic-Code: smtp; 550 5.2.1 The email account is disabled`,
      }),
  },
  {
    shape: 'delivered (asked or not)',
    kind: 'delivered',
    isAddressDead: false,
    make: (m) =>
      report(m, {
        from: `MAILER-DAEMON@${m.host}`,
        subject: 'Successful Mail Delivery Report',
        words: 'delivered',
        status: `Reporting-MTA: dns; ${m.host}\n\nFinal-Recipient: rfc822; ${m.person}\nAction: delivered\nStatus: 2.0.0`,
      }),
  },
  {
    shape: 'qmail',
    kind: 'bounced',
    isAddressDead: true,
    make: (m) =>
      plain(m, {
        from: `MAILER-DAEMON@${m.host}`,
        subject: 'failure notice',
        words: `Hi. This is the qmail-send program at ${m.host}.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<${m.person}>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.`,
      }),
  },
  {
    shape: 'Exim',
    kind: 'bounced',
    isAddressDead: true,
    make: (m) =>
      plain(m, {
        from: `Mail Delivery System <Mailer-Daemon@${m.host}>`,
        subject: 'Mail delivery failed: returning message to sender',
        more: `X-Failed-Recipients: ${m.person}\nAuto-Submitted: auto-replied\n`,
        words: `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${m.person}\n    host mx.${m.host} [192.0.2.3]\n    SMTP error from remote mail server after RCPT TO:<${m.person}>:\n    550 No such user here`,
      }),
  },
  {
    shape: 'Exim, delayed',
    kind: 'delayed',
    isAddressDead: false,
    make: (m) =>
      plain(m, {
        from: `Mail Delivery System <Mailer-Daemon@${m.host}>`,
        subject: 'Warning: message 1abcDE-0000 delayed 24 hours',
        words:
          'This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue.\nNo action is required on your part. Delivery attempts will continue for some time.',
      }),
  },
  {
    shape: 'German words only',
    kind: 'bounced',
    isAddressDead: true,
    make: (m) =>
      plain(m, {
        from: `Mailer-Daemon@${m.host}`,
        subject: 'Unzustellbar: Ihre Nachricht',
        words: 'Der Empfänger ist unbekannt. Die Adresse existiert nicht.',
      }),
  },
  {
    shape: 'words only, full',
    kind: 'bounced',
    isAddressDead: false,
    make: (m) =>
      plain(m, { from: `postmaster@${m.host}`, subject: 'Undeliverable mail', words: `The mailbox of ${m.person} is full. The message was not delivered.` }),
  },
  {
    shape: 'broken report: no final boundary, no Status',
    kind: 'bounced',
    isAddressDead: true,
    make: (m) =>
      report(m, {
        from: `MAILER-DAEMON@${m.host}`,
        subject: 'Undelivered',
        words: 'x',
        status: `Reporting-MTA: dns; ${m.host}\n\nFinal-Recipient: rfc822; ${m.person}\nAction: failed\nDiagnostic-Code: smtp; 550 5.1.1 no such user`,
      }).replace(/\n--b_\d+--\n$/, '\n'),
  },
  {
    shape: 'broken report: bare line feeds, capitals',
    kind: 'bounced',
    isAddressDead: true,
    make: (m) =>
      report(m, {
        from: `MAILER-DAEMON@${m.host}`,
        subject: 'UNDELIVERED',
        words: 'x',
        status: `REPORTING-MTA: DNS; ${m.host}\n\nFINAL-RECIPIENT: RFC822; ${m.person}\nACTION: FAILED\nSTATUS: 5.1.1 (bad mailbox)`,
      }),
  },
  {
    shape: 'abuse report',
    kind: 'complaint',
    isAddressDead: false,
    make: (m) =>
      `From: feedback@${m.host}\nTo: ${m.to}\nSubject: complaint about message\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary="f${m.n}"\n\n--f${m.n}\nContent-Type: text/plain\n\nThis is an email abuse report.\n\n--f${m.n}\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: Somewhere/1.0\nVersion: 1\n\n--f${m.n}\nContent-Type: message/rfc822\n\n${m.original}\n--f${m.n}--\n`,
  },
  {
    shape: 'out of office, RFC 3834',
    kind: 'auto_reply',
    isAddressDead: false,
    make: (m) =>
      `From: ${m.person}\nTo: ${m.to}\nSubject: Re: Your personal data\nAuto-Submitted: auto-replied (vacation)\n\nI am away until Monday. In urgent cases write to somebody else.\n`,
  },
  {
    shape: 'out of office, by subject',
    kind: 'auto_reply',
    isAddressDead: false,
    make: (m) =>
      `From: ${m.person}\nTo: ${m.to}\nSubject: Automatic reply: Your personal data\n\nThank you for your message. I no longer work here; the mailbox is not read.\n`,
  },
  {
    shape: 'out of office, Precedence',
    kind: 'auto_reply',
    isAddressDead: false,
    make: (m) => `From: ${m.person}\nTo: ${m.to}\nSubject: Thank you\nPrecedence: auto_reply\n\nWe have received your message.\n`,
  },
  {
    shape: 'a person',
    kind: 'reply',
    isAddressDead: false,
    make: (m) =>
      `From: ${m.person}\nTo: ${m.to}\nSubject: Re: Your personal data: what happened and what to do\n\nWhy did you still have my address? I left in 2019. Please ring me.\n`,
  },
]

/** `count` mails, in turn of all shapes, each to the return path that `toOf` gives. */
export function* sampleBounces(count: number, toOf: (index: number) => string): Generator<SampleBounce & { to: string }> {
  for (let index = 0; index < count; index++) {
    const { shape, kind, isAddressDead, make } = SHAPES[index % SHAPES.length]!
    const person = `person${index}@mail${index % 7}.example`
    const to = toOf(index)
    const text = make({ to, person, host: `mx${index % 13}.example`, n: 1_000 + index, original: original(to, person) })
    // Line ends as they come: half of the mailboxes keep CRLF.
    yield { shape, kind, isAddressDead, to, raw: index % 2 === 0 ? crlf(text) : text }
  }
}
