/** `npm run bench -- notify`: how fast notices are composed, put into e-mails, and set as letters. */
import { noticeEmail } from '../../src/notify/email.ts'
import { letterPdfs } from '../../src/notify/letter.ts'
import type { Notice, NoticePerson } from '../../src/notify/notice.ts'
import { facts, person } from '../../src/notify/sample-facts.ts'
import { servedBy } from '../../src/notify/send/sample-receiver.ts'
import { noticeFor } from '../../src/notify/write-notice.ts'
import { figureOf } from './measure.ts'
import { writeReport, type Figure } from './figures.ts'
import type { BenchOptions } from './main.ts'
import { people } from './people.ts'
import { benchRelays } from './notify-relays.ts'
import { planMany, seedMany, sendMany, withStore } from './notify-sending.ts'

const COMPOSED = 20_000
const EMAILS = 2_000
const LETTERS = 1_000
const PLANNED = 1_000_000
const SENT = 10_000
/** What a receiver takes a second before it answers 421. */
const THROTTLES = [5, 20, 100]

function* recipients(count: number): Generator<NoticePerson> {
  let no = 0
  for (const { person: one } of people(11)) {
    if (no++ === count) return
    const { address } = one
    yield person({
      personNo: no,
      givenName: one.given,
      familyName: one.family,
      emails: [one.email || 'nobody@post.example'],
      relationship: one.relationship,
      addressLines: [address.line1, address.line2, address.town, address.postcode].filter((line) => line !== ''),
    })
  }
}

function* notices(count: number, medium: 'email' | 'letter'): Generator<Notice> {
  for (const recipient of recipients(count)) yield noticeFor(recipient, facts(), 'en', medium)
}

export async function benchNotify({ runs, peers }: BenchOptions, command: string): Promise<Figure[]> {
  const timed = async (count: number, unit: string, work: () => Promise<{ bytes: number } | null>) => {
    const startedAt = performance.now()
    const written = await work()
    const seconds = (performance.now() - startedAt) / 1000
    return { seconds, [unit]: count / seconds, ...(written && { 'kB each': written.bytes / count / 1000 }) }
  }
  const figures = [
    await figureOf(`notices composed, ${COMPOSED} people`, runs, () =>
      timed(COMPOSED, 'per s', async () => {
        for (const notice of notices(COMPOSED, 'email')) if (notice.blocks.length === 0) throw new Error('an empty notice')
        return null
      }),
    ),
    await figureOf(`e-mails written, ${EMAILS} people`, runs, () =>
      timed(EMAILS, 'per s', async () => {
        let bytes = 0
        for (const notice of notices(EMAILS, 'email'))
          bytes += noticeEmail(notice, facts(), { name: 'Data Team', address: 'dpo@harbour-alliance.example' }, 'someone@post.example').length
        return { bytes }
      }),
    ),
    await figureOf(`letters set as PDF/UA, ${LETTERS} people`, runs, () =>
      timed(LETTERS, 'per s', async () => {
        let bytes = 0
        for await (const pdf of letterPdfs(notices(LETTERS, 'letter'))) bytes += pdf.length
        return { bytes }
      }),
    ),
  ]
  figures.push(
    ...(await withStore(async (ctx) => {
      const planned: Figure[] = []
      const incidentId = await seedMany(ctx, PLANNED)
      planned.push(
        await figureOf(`notices planned, ${PLANNED} people`, 1, async () => {
          const { added, seconds, databaseSeconds } = await planMany(ctx, incidentId)
          return { seconds, added, 'database CPU s': databaseSeconds }
        }),
        await figureOf('planned again', 1, async () => {
          const { added, seconds, databaseSeconds } = await planMany(ctx, incidentId)
          if (added !== 0) throw new Error(`planning again added ${added}`)
          return { seconds, added, 'database CPU s': databaseSeconds }
        }),
      )
      return planned
    })),
    await figureOf(`e-mails handed over to the test sink, ${SENT} people`, runs, () =>
      withStore(async (ctx, folder) => {
        const { seconds, ownSeconds, databaseSeconds, sinkSeconds, rssMb, handedOver } = await sendMany(ctx, folder, SENT)
        if (handedOver !== SENT) throw new Error(`${handedOver} of ${SENT} handed over`)
        return {
          seconds,
          'per s': SENT / seconds,
          'own CPU s': ownSeconds,
          'database CPU s': databaseSeconds,
          'sink CPU s': sinkSeconds,
          'MB of memory': rssMb,
        }
      }),
    ),
  )
  for (const limit of THROTTLES)
    figures.push(
      await figureOf(`a receiver that takes ${limit} a second, after five minutes`, 1, async () => {
        const { acceptedIn, refused } = servedBy(limit, 480)
        const perSecond = acceptedIn(300, 480) / 180
        return { seconds: 480, 'per s': perSecond, '% of what it takes': (perSecond / limit) * 100, 'told to slow down': refused }
      }),
    )
  if (peers) figures.push(...(await benchRelays(runs)))
  writeReport({
    name: 'notify',
    title: 'How fast notices are written',
    command,
    figures,
    notes: [
      'Composing is part of the time of e-mails and letters. Letters are set in child processes, one a core.',
      'A receiver that throttles is simulated: 480 seconds of its own time, of which the last 180 count.',
    ],
  })
  return figures
}
