/** The other ways in: signed mail, signed bundles, and reminders to send. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { AppError } from '../errors.ts'
import { fingerprintOf, publicKeyOf, signingKey } from '../supplier-room/bundle.ts'
import { keysFromDns, type KeySource } from '../supplier-room/mail-signature.ts'
import { makeBundles } from '../supplier-room/make-bundle.ts'
import { receiveBundle } from '../supplier-room/receive-bundle.ts'
import { mailsIn, receiveMail } from '../supplier-room/receive-mail.ts'
import { remindGuests } from '../supplier-room/remind.ts'
import { textOf, type Command, type Words } from './command.ts'
import { roomUrlOf } from './doors.ts'
import { withApp } from './open-command.ts'
import { incidentOf } from './statement.ts'
import type { App } from '../app.ts'
import type { IncidentId } from '../ids.ts'
import { countText, sizeText } from '../supplier-room/pages/layout.ts'

const incidentWord = async (app: App, words: Words, command: Command): Promise<IncidentId | null> => {
  const named = textOf(words, 'incident')
  return named === undefined ? null : incidentOf(app, { ...words, rest: [named] }, command)
}

export const supplierMail: Command = {
  name: 'supplier mail',
  usage: 'FILE_OR_FOLDER… [--incident ID] [--dkim-keys FILE] [--data DIR]',
  more: `
  FILE_OR_FOLDER    mails as they came (.eml), an mbox, or a folder of them (Maildir)
  --incident ID     which room, where the sender is in several
  --dkim-keys FILE  JSON of DKIM keys, {"s1._domainkey.supplier.example": "v=DKIM1; …"}, for a machine without DNS

Only mail of somebody invited, with a signature of the sender's domain that holds (DKIM), is taken. A mail taken twice is one.`,
  options: { incident: { type: 'string' }, 'dkim-keys': { type: 'string' }, data: { type: 'string' } },
  run: (words) => {
    if (words.rest.length === 0) throw new AppError('usage', { problem: `Usage: tocsin supplier mail ${supplierMail.usage}` })
    const keys = keySourceOf(textOf(words, 'dkim-keys'))
    const paths = words.rest.flatMap(filesAt)
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentWord(app, words, supplierMail)
      let refused = 0
      for (const path of paths) {
        for (const mail of mailsIn(readFileSync(path))) {
          try {
            const taken = await receiveMail(app.context, { mail, path, keys, incidentId })
            const report =
              taken.report === null
                ? 'no report in it'
                : `${taken.report.isNew ? 'report' : 'known report'} ${taken.report.reportNo} of ${taken.report.reference}`
            process.stdout.write(`${path}: taken, ${taken.room.supplierName}, ${report}, ${taken.files} attached\n`)
          } catch (error) {
            if (!(error instanceof AppError)) throw error
            refused++
            process.stderr.write(`tocsin: ${error.message}\n  ${error.hint}\n`)
          }
        }
      }
      return refused > 0 ? 1 : 0
    })
  },
}

function filesAt(given: string): string[] {
  const path = resolve(given)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new AppError('file_missing', { path })
  if (found.isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

function keySourceOf(path: string | undefined): KeySource {
  if (path === undefined) return keysFromDns
  const keys = readJson(path) as Record<string, string>
  return (name) => (Object.hasOwn(keys, name) ? Promise.resolve([keys[name]!]) : Promise.reject(Object.assign(new Error('no key'), { code: 'ENOTFOUND' })))
}

function readJson(path: string): unknown {
  try {
    return parseYaml(readFileSync(path, 'utf8'), { maxAliasCount: 0 })
  } catch (error) {
    throw new AppError('file_unreadable', { path, reason: (error as NodeJS.ErrnoException).code ?? 'it is neither JSON nor YAML' })
  }
}

export const supplierBundle: Command = {
  name: 'supplier bundle',
  usage: 'SHARES_FOLDER --supplier NAME --key FILE --out DIR [--statement FILE]',
  more: `
  SHARES_FOLDER     one folder a customer, named as the customer is, holding its files and nobody else's
  --statement FILE  the report that every customer gets (JSON or YAML; docs/supplier-room.md)
  --key FILE        your signing key; made when it is not there. Keep it: it vouches for you
  --out DIR         one bundle a customer is written here

Tell each customer the fingerprint by telephone. They take a bundle in with \`tocsin supplier receive\`. Nothing is sent by itself.`,
  options: { supplier: { type: 'string' }, statement: { type: 'string' }, key: { type: 'string' }, out: { type: 'string' } },
  run: async (words) => {
    const [shares, ...more] = words.rest
    const [supplier, keyPath, out, statement] = [textOf(words, 'supplier'), textOf(words, 'key'), textOf(words, 'out'), textOf(words, 'statement')]
    if (!shares || more.length > 0 || !supplier || !keyPath || !out)
      throw new AppError('usage', { problem: `Usage: tocsin supplier bundle ${supplierBundle.usage}` })
    const key = signingKey(resolve(keyPath))
    const content = statement === undefined ? null : readJson(resolve(statement))
    const made = await makeBundles({ supplier, shares: resolve(shares), statement: content, out: resolve(out), key, now: new Date() })
    for (const bundle of made)
      process.stdout.write(`${bundle.controller}: ${countText(bundle.files, 'file')}, ${sizeText(bundle.bytes)}, in ${bundle.folder}\n`)
    process.stdout.write(`Tell each of them this fingerprint by telephone:\n  ${fingerprintOf(publicKeyOf(key))}\n`)
    return 0
  },
}

export const supplierReceive: Command = {
  name: 'supplier receive',
  usage: 'BUNDLE_FOLDER --fingerprint "XXXX …" [--incident ID] [--organisation NAME] [--data DIR]',
  more: 'The fingerprint is what the supplier told you by telephone. Without --incident the statement opens one. Running it again takes nothing twice.',
  options: { fingerprint: { type: 'string' }, incident: { type: 'string' }, organisation: { type: 'string' }, data: { type: 'string' } },
  run: (words) => {
    const [folder, ...more] = words.rest
    const fingerprint = textOf(words, 'fingerprint')
    if (!folder || more.length > 0 || !fingerprint) throw new AppError('usage', { problem: `Usage: tocsin supplier receive ${supplierReceive.usage}` })
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentWord(app, words, supplierReceive)
      const taken = await receiveBundle(app.context, {
        folder: resolve(folder),
        fingerprint,
        incidentId,
        organisationName: textOf(words, 'organisation') ?? null,
      })
      const report = taken.report === null ? 'no statement' : `${taken.report.isNew ? 'report' : 'known report'} ${taken.report.reportNo}`
      process.stdout.write(`${taken.room.supplierName}, ${taken.room.reference}: ${report}, ${countText(taken.files, 'file')}, ${sizeText(taken.bytes)}\n`)
      return 0
    })
  },
}

export const supplierRemind: Command = {
  name: 'supplier remind',
  usage: 'INCIDENT_ID --out DIR [--data DIR]',
  more: 'At 80 % of the time given, when it is over, and then each day. Nothing is sent by itself: open the .eml files in your mail program.',
  options: { out: { type: 'string' }, data: { type: 'string' } },
  run: (words) => {
    const out = textOf(words, 'out')
    if (!out) throw new AppError('usage', { problem: `Usage: tocsin supplier remind ${supplierRemind.usage}` })
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, supplierRemind)
      mkdirSync(resolve(out), { recursive: true, mode: 0o700 })
      const mails = await remindGuests(app.context, incidentId, roomUrlOf(app))
      const stamp = app.context.clock.now().toISOString().slice(0, 16).replace(/\D/g, '')
      for (const mail of mails) {
        const path = join(resolve(out), `reminder-${stamp}-${mail.guestId}.eml`)
        writeFileSync(path, emlOf(mail), { mode: 0o600 })
        process.stdout.write(`${path}: ${countText(mail.questions, 'question')}\n`)
      }
      if (mails.length === 0) process.stdout.write('Nothing is due, or everybody was reminded of it.\n')
      return 0
    })
  },
}

/** A draft as mail programs open it (`X-Unsent`). Address and subject hold no line break: they were checked or are ours. */
function emlOf({ to, subject, text }: { to: string; subject: string; text: string }): string {
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`
  const body = Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')
  return `X-Unsent: 1\r\nTo: ${to.replace(/[\r\n]/g, '')}\r\nSubject: ${encoded}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`
}
