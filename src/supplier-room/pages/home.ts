/** The room at a glance: what is asked, by when, and what was received. */
import { html, type Html } from '../../html.ts'
import type { QuestionRow } from '../../incident/list-questions.ts'
import { stateOf } from '../../incident/list-questions.ts'
import type { ReportCard } from '../receive-report.ts'
import type { Visit } from '../room.ts'
import type { Upload } from '../upload.ts'
import { momentIn, pageAround, sizeText, WORDS, type View } from './layout.ts'

export type RoomState = {
  visit: Visit
  questions: readonly QuestionRow[]
  reports: readonly ReportCard[]
  uploads: readonly Upload[]
  hasDraft: boolean
  /** The same person acts in other rooms as well. */
  hasOtherRooms: boolean
  now: Date
}

export function homePage(view: View, state: RoomState): string {
  const { room } = state.visit
  const words = WORDS[view.language].home
  const title = words.title(room.organisationName)
  const isOpen = room.incidentId !== null
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title room-home">
      <h1>${title}</h1>
      <dl class="facts">
        <div>
          <dt>${words.for}</dt>
          <dd>${room.supplierName}</dd>
        </div>
        <div>
          <dt>${words.incident}</dt>
          <dd>${isOpen ? `${room.reference}: ${room.title}` : words.none}</dd>
        </div>
      </dl>
      ${isOpen ? html`${askedSection(view, state)} ${filesSection(view, state)} ${reportSection(view, state)}` : reportSection(view, state)}
      ${keysSection(view, state.hasOtherRooms)}
    </div>
  </main>`
  return pageAround(view, title, main)
}

function reportSection(view: View, { visit, hasDraft, reports }: RoomState): Html {
  const words = WORDS[view.language].home
  const isFirst = reports.length === 0
  return html`<section class="stack" aria-labelledby="report">
    <h2 id="report">${isFirst ? words.report : words.reports}</h2>
    ${isFirst && html`<p>${words.reportLead}</p>`}
    ${
      reports.length > 0 &&
      html`<ul class="list">
        ${reports.map(
          (report) =>
            html`<li>
              ${report.reportNo}: ${momentIn(report.receivedAt, visit.room.zone, view.language)} <span class="code fingerprint">${report.sha256}</span>
            </li>`,
        )}
      </ul>`
    }
    <p><a class="${isFirst ? 'button' : 'button quiet'}" href="/report">${hasDraft ? words.goOn : isFirst ? words.report : words.reportAgain}</a></p>
  </section>`
}

function askedSection(view: View, { visit, questions, now }: RoomState): Html {
  const words = WORDS[view.language].home
  const open = questions.filter((question) => ['open', 'late'].includes(stateOf(question, now)))
  const late = open.filter((question) => stateOf(question, now) === 'late')
  const next = open.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0]
  return html`<section class="stack" aria-labelledby="asked">
    <h2 id="asked">${words.asked}</h2>
    ${
      next === undefined
        ? html`<p>${words.askedNone}</p>`
        : html`<div class="${late.length > 0 ? 'note urgent' : 'note'}">
            <p><b>${words.askedLine(open.length, late.length)}</b></p>
            <p>${words.nextDue}: ${momentIn(next.dueAt, visit.room.zone, view.language)}</p>
          </div>`
    }
    ${questions.length > 0 && html`<p><a class="button" href="/questions">${words.answer}</a></p>`}
  </section>`
}

function filesSection(view: View, { uploads }: RoomState): Html {
  const words = WORDS[view.language].home
  const received = uploads.filter(({ state }) => state === 'received')
  const bytes = received.reduce((sum, upload) => sum + upload.bytes, 0)
  return html`<section class="stack" aria-labelledby="files">
    <h2 id="files">${words.files}</h2>
    <p>${words.filesLead}</p>
    <p>${words.received}: ${received.length === 0 ? words.receivedNone : `${words.fileCount(received.length)}, ${sizeText(bytes)}`}</p>
    <p><a class="button quiet" href="/files">${words.files}</a></p>
  </section>`
}

function keysSection(view: View, hasOtherRooms: boolean): Html {
  const words = WORDS[view.language].home
  return html`<p class="small"><a href="/keys">${words.keys}</a></p>
    ${hasOtherRooms && html`<p class="small"><a href="/rooms">${words.otherRooms}</a></p>`}`
}
