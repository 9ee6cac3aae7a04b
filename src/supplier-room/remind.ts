/** Reminders to a supplier, as mails ready to send: nothing leaves the house by itself. Each occasion once (incident/remind-supplier.ts). */
import { within, type Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { listQuestions } from '../incident/list-questions.ts'
import { takeRemindersDue } from '../incident/remind-supplier.ts'
import { displayMoment } from '../incident/zone.ts'
import { listRoomsOfIncident } from './queries.ts'
import { asksText } from './pages/questions.ts'
import type { Guest, Language, Room } from './room.ts'

export type ReminderMail = { guestId: string; to: string; language: Language; subject: string; text: string; questions: number }

/** One mail a person who has come in; none when nothing is due, or was reminded of already. `roomUrl` is where they sign in. */
export async function remindGuests(ctx: Context, incidentId: IncidentId, roomUrl: string): Promise<ReminderMail[]> {
  return ctx.store.transaction(async (tx) => {
    const due = await takeRemindersDue(within(tx, ctx), incidentId)
    if (due.length === 0) return []
    const asked = (await listQuestions(tx, incidentId)).filter(({ questionNo }) => due.some((one) => one.questionNo === questionNo))
    const now = ctx.clock.now()
    const mails: ReminderMail[] = []
    for (const room of (await listRoomsOfIncident(tx, incidentId)).filter(({ isIncidentSupplier }) => isIncidentSupplier)) {
      const guests = await tx.query<Guest>(
        `select g.guest_id as "guestId", g.email, g.name, g.language from supplier_member m join supplier_guest g using (guest_id)
         where m.room_id = $1 and m.ended_at is null and m.entered_at is not null and g.ended_at is null order by m.invited_at`,
        [room.roomId],
      )
      for (const guest of guests) mails.push(mailFor(guest, room, asked, roomUrl, now))
    }
    return mails
  })
}

/** It says that answers are owed, not what happened: mail may be read by whoever is inside the supplier's systems. */
function mailFor(guest: Guest, room: Room, asked: Parameters<typeof asksText>[1][], roomUrl: string, now: Date): ReminderMail {
  const { language } = guest
  const words = WORDS[language]
  const lines = asked.map(
    (question) => `- ${asksText(language, question)} (${words.by} ${displayMoment(question.dueAt, room.zone)}${question.dueAt < now ? `, ${words.late}` : ''})`,
  )
  return {
    guestId: guest.guestId,
    to: guest.email,
    language,
    subject: words.subject(room.organisationName, asked.length),
    text: [words.lead(room.organisationName), '', ...lines, '', words.where(roomUrl), words.call, ''].join('\n'),
    questions: asked.length,
  }
}

const WORDS = {
  en: {
    subject: (organisation: string, count: number) => `${organisation}: ${count} ${count === 1 ? 'answer is' : 'answers are'} due`,
    lead: (organisation: string) => `${organisation} asked you the following and needs your answers:`,
    by: 'by',
    late: 'overdue',
    where: (url: string) => `Answer in the room: ${url}`,
    call: 'If you cannot answer yet, say there when you will, or telephone. "Unknown" is an answer.',
  },
  cy: {
    subject: (organisation: string, count: number) => `${organisation}: atebion sy’n ddyledus: ${count}`,
    lead: (organisation: string) => `Gofynnodd ${organisation} y canlynol i chi ac mae angen eich atebion:`,
    by: 'erbyn',
    late: 'yn hwyr',
    where: (url: string) => `Atebwch yn yr ystafell: ${url}`,
    call: 'Os na allwch ateb eto, dywedwch yno pryd y gwnewch, neu ffoniwch. Mae “unknown” yn ateb.',
  },
}
