/** `notify bounces`: takes in mails that came back, from a file, a folder or the mail server itself. */
import { AppError } from '../errors.ts'
import { openMailReader } from '../notify/back/mail-reader.ts'
import { listenForMails, mailsOfMaildir, mailsOfMbox } from '../notify/back/sources.ts'
import { takeBack, type TakenBack } from '../notify/back/take-back.ts'
import { numberOf, textOf, type Command } from './command.ts'
import { untilStopped, withApp } from './open-command.ts'

const SAYS: Record<TakenBack, string> = {
  bounced: 'came back for good: a letter follows where there is an address',
  delayed: 'are delayed; the relay goes on trying',
  complaint: 'complaints: no further e-mail to these addresses',
  auto_reply: 'automatic answers',
  delivered: 'reports of delivery',
  reply: 'answers written by people: the desk must read them',
  unclear: 'unclear: a person should look',
  seen_before: 'already taken in',
  not_ours: 'not about a notice of ours, or forged',
}

export const notifyBounces: Command = {
  name: 'notify bounces',
  usage: '--mbox FILE | --maildir DIR | --listen PORT [--data DIR]',
  more: `
--mbox FILE     a mailbox file;  --maildir DIR  a Maildir folder. Nothing in them is changed; taking the same in twice is once.
--listen PORT   wait on this machine for the mail server to hand mails over (LMTP); with Postfix, in main.cf:
                  transport_maps: bounces@your.domain  lmtp:inet:127.0.0.1:PORT
Each notice has a return address of its own with a code that nobody can make up, so a forged bounce changes nothing.`,
  options: { data: { type: 'string' }, mbox: { type: 'string' }, maildir: { type: 'string' }, listen: { type: 'string' } },
  run: (words) => {
    const [mbox, maildir, port] = [textOf(words, 'mbox'), textOf(words, 'maildir'), numberOf(words, 'listen', 1, 65_535)]
    if ([mbox, maildir, port].filter((one) => one !== undefined).length !== 1)
      throw new AppError('usage', { problem: `Name one source. Usage: tocsin ${notifyBounces.name} ${notifyBounces.usage}` })
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const reader = openMailReader()
      try {
        if (port !== undefined) {
          await listenForMails(port, (raw) => takeBack(app.context, reader, raw))
          process.stderr.write(`Waiting on 127.0.0.1:${port} for mails that came back. Ctrl-C stops it.\n`)
          await untilStopped()
          return 0
        }
        const counts = new Map<TakenBack, number>()
        for await (const raw of mbox !== undefined ? mailsOfMbox(mbox) : mailsOfMaildir(maildir!)) {
          const kind = await takeBack(app.context, reader, raw)
          counts.set(kind, (counts.get(kind) ?? 0) + 1)
        }
        process.stdout.write(
          counts.size === 0 ? 'There are no mails in it.\n' : [...counts].map(([kind, count]) => `${String(count).padStart(6)}  ${SAYS[kind]}\n`).join(''),
        )
        return 0
      } finally {
        reader.close()
      }
    })
  },
}
