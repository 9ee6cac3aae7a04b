/** `notify …`: from the plan to the proof. A person approves what another has planned; nothing leaves the house before. */
import { resolve } from 'node:path'
import type { App } from '../app.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { approveCampaign, shownHash } from '../notify/approve-campaign.ts'
import { getCampaign, listCampaigns, PURPOSES, type Purpose } from '../notify/campaign.ts'
import { examineCampaign, listExamples, previewNotice } from '../notify/examine-campaign.ts'
import { LANGUAGE_TAG } from '../notify/language-file.ts'
import { planCampaign } from '../notify/plan/plan-campaign.ts'
import { systemDns } from '../notify/preflight/dns.ts'
import { findRelay } from '../notify/send/relay.ts'
import { exportProof, statusOf } from '../notify/proof.ts'
import { cancelCampaign, pauseSending, startSending } from '../notify/run-campaign.ts'
import { decideDoubt } from '../notify/send/reconcile.ts'
import { sendTest } from '../notify/send/send-test.ts'
import { openSending, resolveDoubt, sendOnce, settleRestored } from '../notify/send/send-campaigns.ts'
import type { SendEnd, SendProgress } from '../notify/send/sender.ts'
import { personNoOf } from '../register/person.ts'
import { numberOf, textOf, type Command, type Words } from './command.ts'
import { campaignLine, countsText, endText, examinedText, parts as partsText, planText } from './notify-text.ts'
import { withApp } from './open-command.ts'
import { AS_HELP, AS_OPTIONS, AS_USAGE, signedInAs } from './sign-in-as.ts'
import { incidentOf } from './statement.ts'

const DATA = { data: { type: 'string' } } as const
const say = (text: string) => void process.stdout.write(text)

function campaignNoOf(words: Words, command: Command): number {
  const [name, ...more] = words.rest
  if (name === undefined || more.length > 0 || !/^\d{1,9}$/.test(name))
    throw new AppError('usage', {
      problem: `Name the campaign by its number (\`tocsin notify status\` lists them). Usage: tocsin ${command.name} ${command.usage}`,
    })
  return Number(name)
}

function reasonOf(words: Words): string {
  const reason = textOf(words, 'reason')?.trim()
  if (!reason) throw new AppError('reason_missing')
  return reason
}

const BAD_TAG = '--language is en, cy, or the tag of a language by file, like pl (tocsin notify language)'
const dnsOf = async (ctx: Context) => systemDns((await findRelay(ctx.store))?.dnsServers)

const open = (words: Words, work: (app: App) => Promise<number>) => withApp({ dataFolder: textOf(words, 'data') }, work)

export const notifyPlan: Command = {
  name: 'notify plan',
  usage: `INCIDENT_ID ${AS_USAGE} [--purpose first|update|correction] [--first-day DAY] [--desk-per-day N] [--contacts-per-100 N] [--language TAG] [--data DIR]`,
  more: `
Everybody in the register gets one line: e-mail, letter, a phone call, the public statement, or a reason why not. People who can
still prevent harm today come first. Parts are no larger than your desk can answer.

--desk-per-day N      calls and messages that your desk can answer in a day (500 assumed)
--contacts-per-100 N  of a hundred people told, so many get in touch (2 assumed)
--first-day DAY       when the first part may go out, like 2026-10-26 (today)
--language TAG        for everybody whose language nobody has noted (en): cy, or one by file (tocsin notify language)
Planning again changes only what has changed, and voids an approval only then.
${AS_HELP}`,
  options: {
    ...DATA,
    ...AS_OPTIONS,
    purpose: { type: 'string' },
    'first-day': { type: 'string' },
    'desk-per-day': { type: 'string' },
    'contacts-per-100': { type: 'string' },
    language: { type: 'string' },
  },
  run: (words) =>
    open(words, async (app) => {
      const incidentId = await incidentOf(app, words, notifyPlan)
      const purpose = textOf(words, 'purpose') ?? 'first'
      if (!(PURPOSES as readonly string[]).includes(purpose)) throw new AppError('usage', { problem: `--purpose is one of ${PURPOSES.join(', ')}` })
      const firstDay = textOf(words, 'first-day')
      if (firstDay !== undefined && !(/^\d{4}-\d\d-\d\d$/.test(firstDay) && !Number.isNaN(Date.parse(firstDay))))
        throw new AppError('usage', { problem: '--first-day must be a day like 2026-10-26' })
      const deskPerDay = numberOf(words, 'desk-per-day', 1, 10_000_000)
      const contactsPer100 = numberOf(words, 'contacts-per-100', 1, 100)
      const language = textOf(words, 'language')
      if (language !== undefined && !LANGUAGE_TAG.test(language)) throw new AppError('usage', { problem: BAD_TAG })
      const ctx = await signedInAs(app, words, notifyPlan, 'notice.plan')
      const plan = await planCampaign(ctx, incidentId, {
        purpose: purpose as Purpose,
        ...(firstDay === undefined ? {} : { firstDay }),
        ...(deskPerDay === undefined ? {} : { deskPerDay }),
        ...(contactsPer100 === undefined ? {} : { contactsPer100 }),
        ...(language === undefined ? {} : { language }),
      })
      say(planText(plan, await getCampaign(ctx.store, plan.campaignId)))
      return 0
    }),
}

export const notifyPreview: Command = {
  name: 'notify preview',
  usage: `CAMPAIGN ${AS_USAGE} [--person P-000123] [--language en|cy|TAG] [--data DIR]`,
  more: `
Shows the notice of one person (without --person: of each audience somebody with the most kinds of data), name and code hidden;
then every broken rule of docs/rules/notices.md, the checks of your mail domain, and the code to approve by.
Ends with 1 while something stands in the way.
${AS_HELP}`,
  options: { ...DATA, ...AS_OPTIONS, person: { type: 'string' }, language: { type: 'string' } },
  run: (words) =>
    open(words, async (app) => {
      const campaignNo = campaignNoOf(words, notifyPreview)
      const ctx = await signedInAs(app, words, notifyPreview, 'notice.read')
      const campaign = await getCampaign(ctx.store, campaignNo)
      const language = textOf(words, 'language')
      if (language !== undefined && !LANGUAGE_TAG.test(language)) throw new AppError('usage', { problem: BAD_TAG })
      const asked = textOf(words, 'person')
      const personNo = asked === undefined ? null : personNoOf(asked.toUpperCase())
      if (asked !== undefined && personNo === null) throw new AppError('usage', { problem: '--person is a number like P-000123' })
      const nos = personNo === null ? (await listExamples(ctx, campaign)).map((example) => example.personNo) : [personNo]
      for (const no of nos) {
        const preview = await previewNotice(ctx, campaign, no, language)
        if (preview === null) throw new AppError('person_unknown', { personId: asked ?? String(no) })
        say(`── ${preview.audience.replaceAll('_', ' ')}, by ${preview.channel} ──\nSubject: ${preview.subject}\n\n${preview.text}\n`)
      }
      const examined = await examineCampaign(ctx, campaign, await dnsOf(ctx))
      say(examinedText(examined, campaign))
      return examined.blockers.length > 0 ? 1 : 0
    }),
}

export const notifyTest: Command = {
  name: 'notify test',
  usage: `CAMPAIGN ${AS_USAGE} [--person P-000123] [--language en|cy|TAG] [--data DIR]`,
  more: `
Sends one notice to your own address, through the relay as it is set: name and code hidden, marked as a test. Nothing is counted,
nobody else gets anything, and no approval is needed. Without --person: somebody with the most kinds of data.
${AS_HELP}`,
  options: { ...DATA, ...AS_OPTIONS, person: { type: 'string' }, language: { type: 'string' } },
  run: (words) =>
    open(words, async (app) => {
      const campaignNo = campaignNoOf(words, notifyTest)
      const language = textOf(words, 'language')
      if (language !== undefined && !LANGUAGE_TAG.test(language)) throw new AppError('usage', { problem: BAD_TAG })
      const ctx = await signedInAs(app, words, notifyTest, 'notice.plan')
      const campaign = await getCampaign(ctx.store, campaignNo)
      const asked = textOf(words, 'person')
      const personNo = asked === undefined ? (await listExamples(ctx, campaign))[0]?.personNo : personNoOf(asked.toUpperCase())
      if (personNo === undefined || personNo === null) throw new AppError('person_unknown', { personId: asked ?? 'anybody to write to' })
      const { to } = await sendTest(ctx, campaign, personNo, language)
      say(`Sent to ${to}. Look whether it arrived, and how: in the inbox or under spam, on a phone, in the dark.\n`)
      return 0
    }),
}

export const notifyApprove: Command = {
  name: 'notify approve',
  usage: `CAMPAIGN ${AS_USAGE} --hash CODE [--data DIR]`,
  more: `
You approve exactly the text and the recipients that \`notify preview\` showed: give the code it printed. If either changes
afterwards, the approval is void. Whoever planned or changed the campaign cannot approve it.
${AS_HELP}`,
  options: { ...DATA, ...AS_OPTIONS, hash: { type: 'string' } },
  run: (words) =>
    open(words, async (app) => {
      const campaignNo = campaignNoOf(words, notifyApprove)
      const given = (textOf(words, 'hash') ?? '').replace(/\s/g, '').toLowerCase()
      if (!/^[0-9a-f]{16,64}$/.test(given))
        throw new AppError('usage', { problem: 'Give the code that `tocsin notify preview` printed: --hash "1234 5678 9abc def0"' })
      const ctx = await signedInAs(app, words, notifyApprove, 'notice.approve')
      const { whole } = shownHash(await getCampaign(ctx.store, campaignNo))
      const hash = whole.startsWith(given) ? whole : given
      const campaign = await approveCampaign(ctx, campaignNo, hash, async (one) => (await examineCampaign(ctx, one, await dnsOf(ctx))).blockers)
      say(`Campaign ${campaignNo} is approved by ${ctx.actor.name}.\nTo send it: ./tocsin notify send ${campaign.campaignId} --as EMAIL\n`)
      return 0
    }),
}

export const notifySend: Command = {
  name: 'notify send',
  usage: `CAMPAIGN ${AS_USAGE} [--data DIR]`,
  more: `
Hands over the e-mails of every part whose day has come, each once, and shows how far it is. Stop it with Ctrl-C or pull the plug:
run it again and it goes on. What was under way without an answer is looked up in the relay's record, never sent blindly.
\`tocsin serve\` sends too, as long as it runs; letters are made with \`tocsin notify letters\`.
${AS_HELP}`,
  options: { ...DATA, ...AS_OPTIONS },
  run: (words) =>
    open(words, async (app) => {
      const campaignNo = campaignNoOf(words, notifySend)
      const ctx = await signedInAs(app, words, notifySend, 'notice.send')
      const campaign = await getCampaign(ctx.store, campaignNo)
      if (campaign.stopReason !== null) throw new AppError('sending_stopped', { campaignId: campaignNo, reason: campaign.stopReason })
      if (campaign.state !== 'sending') await startSending(ctx, campaignNo)
      return showSending(ctx, campaignNo)
    }),
}

/** Sends in this process and shows progress; Ctrl-C lets the messages under way end first. */
async function showSending(ctx: Context, campaignId: number): Promise<number> {
  let shownAtMs = 0
  const onProgress = (progress: SendProgress) => {
    if (Date.now() - shownAtMs < (process.stderr.isTTY ? 250 : 5_000)) return
    shownAtMs = Date.now()
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${progressLine(progress)}` : `${progressLine(progress)}\n`)
  }
  const sending = await openSending(ctx, campaignId, onProgress)
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  process.once('SIGINT', onSignal)
  let end: SendEnd
  try {
    end = await sendOnce(ctx, sending, stop.signal)
  } finally {
    process.removeListener('SIGINT', onSignal)
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
  const after = await getCampaign(ctx.store, campaignId)
  if (after.stopReason !== null) throw new AppError('sending_stopped', { campaignId, reason: after.stopReason })
  say(endText(end, campaignId, await statusOf(ctx, campaignId), after))
  return end.end === 'nothing_left' ? 0 : 1
}

function progressLine({ handedOver, refused, deferred, inDoubt, slowDomains, relayProblem }: SendProgress): string {
  const slow =
    slowDomains.size === 0
      ? ''
      : ` · slowed down for ${[...slowDomains]
          .map(([domain, rate]) => `${domain} (${rate.toFixed(1)}/s)`)
          .slice(0, 3)
          .join(', ')}`
  return `${handedOver} handed over · ${refused} refused · ${deferred} to be tried again · ${inDoubt} in doubt${slow}${relayProblem ? ` · the relay: ${relayProblem}` : ''}`
}

export const notifyPause: Command = {
  name: 'notify pause',
  usage: `CAMPAIGN ${AS_USAGE} --reason TEXT [--cancel] [--data DIR]`,
  more: `Messages that are on their way may still arrive; none begins afterwards. Go on with \`tocsin notify send\`. A cancelled campaign cannot go on.\n${AS_HELP}`,
  options: { ...DATA, ...AS_OPTIONS, reason: { type: 'string' }, cancel: { type: 'boolean' } },
  run: (words) =>
    open(words, async (app) => {
      const campaignNo = campaignNoOf(words, notifyPause)
      const reason = reasonOf(words)
      const ctx = await signedInAs(app, words, notifyPause, 'notice.send')
      const campaign = words.values['cancel'] === true ? await cancelCampaign(ctx, campaignNo, reason) : await pauseSending(ctx, campaignNo, reason)
      say(`Campaign ${campaignNo} is ${campaign.state}.\n${countsText((await statusOf(ctx, campaignNo)).counts)}`)
      return 0
    }),
}

export const notifyStatus: Command = {
  name: 'notify status',
  usage: '[CAMPAIGN] [--data DIR]',
  options: DATA,
  run: (words) =>
    open(words, async (app) => {
      if (words.rest.length === 0) {
        const campaigns = await listCampaigns(app.context.store)
        say(campaigns.length === 0 ? 'There are no campaigns. Plan one: ./tocsin notify plan INCIDENT_ID --as EMAIL\n' : campaigns.map(campaignLine).join(''))
        return 0
      }
      const campaignNo = campaignNoOf(words, notifyStatus)
      const campaign = await getCampaign(app.context.store, campaignNo)
      const status = await statusOf(app.context, campaignNo)
      say(
        `${campaignLine(campaign)}${campaign.stopReason ? `\nIt stands still: ${campaign.stopReason}\n` : ''}\n${countsText(status.counts)}\n${partsText(status.parts)}`,
      )
      return 0
    }),
}

export const notifyReconcile: Command = {
  name: 'notify reconcile',
  usage: `CAMPAIGN ${AS_USAGE} [--taken | --send-again] [--reason TEXT] [--data DIR]`,
  more: `
A message is in doubt when the line was cut after we sent it and before the relay answered. With the relay's log set
(\`tocsin notify relay --postfix-log\`) this looks each one up. Without, ask whoever runs the relay, then decide for all of them:

--taken        they were taken: count them as handed over
--send-again   they were not taken: send them again (people may get the message twice if that is wrong)
${AS_HELP}`,
  options: { ...DATA, ...AS_OPTIONS, taken: { type: 'boolean' }, 'send-again': { type: 'boolean' }, reason: { type: 'string' } },
  run: (words) =>
    open(words, async (app) => {
      const campaignNo = campaignNoOf(words, notifyReconcile)
      const ctx = await signedInAs(app, words, notifyReconcile, 'notice.send')
      const before = await getCampaign(ctx.store, campaignNo)
      if (before.stopReason !== null) {
        const isDecided = words.values['send-again'] === true
        if (isDecided) reasonOf(words)
        const taken = await settleRestored(ctx, campaignNo, (await openSending(ctx, campaignNo)).ledger, isDecided)
        say(
          taken === null
            ? `${before.stopReason}\nThe relay’s record does not reach back to the first message, so it cannot tell what was sent since the backup.\nName older logs (\`tocsin notify relay --postfix-log\`), oldest first, and run this again; or decide with --send-again --reason TEXT\nthat what the store takes for unsent may be sent (people may get it twice).\n`
            : `${taken} messages were sent after the backup was made; they are counted as handed over. Go on: tocsin notify send ${campaignNo} --as EMAIL\n`,
        )
        return taken === null ? 1 : 0
      }
      const decision = words.values['taken'] === true ? 'taken' : words.values['send-again'] === true ? 'send_again' : null
      if (decision !== null) {
        const notices = await decideDoubt(ctx, campaignNo, decision, reasonOf(words))
        say(`${notices} messages are ${decision === 'taken' ? 'counted as handed over' : 'to be sent again'}.\n`)
        return 0
      }
      const { taken, notTaken, stillInDoubt, tooYoung } = await resolveDoubt(ctx, await openSending(ctx, campaignNo))
      say(
        `${taken} were taken by the relay, ${notTaken} were not and will be sent, ${stillInDoubt} remain in doubt${tooYoung > 0 ? `, ${tooYoung} are too recent to tell: try again in a minute` : ''}.\n`,
      )
      if (stillInDoubt > 0) say('The relay’s record does not reach them. Ask whoever runs it, then decide with --taken or --send-again.\n')
      return stillInDoubt + tooYoung > 0 ? 1 : 0
    }),
}

export const notifyExport: Command = {
  name: 'notify export',
  usage: `CAMPAIGN --out DIR ${AS_USAGE} [--data DIR]`,
  more: `Writes proof.csv (one line a notice, by person number: no names, no addresses) and campaign.json (texts, who planned, who approved, hashes).\n${AS_HELP}`,
  options: { ...DATA, ...AS_OPTIONS, out: { type: 'string' } },
  run: (words) =>
    open(words, async (app) => {
      const campaignNo = campaignNoOf(words, notifyExport)
      const out = textOf(words, 'out')
      if (out === undefined) throw new AppError('usage', { problem: `Name a folder with --out. Usage: tocsin ${notifyExport.name} ${notifyExport.usage}` })
      const ctx = await signedInAs(app, words, notifyExport, 'notice.send')
      const { lines, sha256 } = await exportProof(ctx, campaignNo, resolve(out))
      say(`${lines} lines written to ${resolve(out)}/proof.csv\nSHA-256 ${sha256}; it is in the log.\n`)
      return 0
    }),
}
