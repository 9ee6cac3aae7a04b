/**
 * Forms, one question a page. A page is made from the visitor's own answers, which only their cookie opens; every answer is on the disk before
 * the next question is shown; what is sent is sealed to the incident's key and is in the store or on the disk before the visitor is thanked.
 */
import { KEPT_DAYS, type Draft, type DraftBox } from '../enquiry/draft-box.ts'
import { calendarOf, dutiesOf } from '../enquiry/desk/duties.ts'
import { readAnswer } from '../enquiry/forms/check-answer.ts'
import { alsoComplains } from '../enquiry/forms/claim-form.ts'
import { isAnswered, keptAnswers, nextAfter, oneOf, pathThrough, type Form, type Question } from '../enquiry/forms/form.ts'
import { FORM_PLACE, formFor } from '../enquiry/forms/registry.ts'
import type { InBox } from '../enquiry/in-box.ts'
import { noDraftPage, pausePage, returnPage, sentPage } from '../enquiry/pages/form-end.ts'
import { answersPage, questionPage, type FileProblem } from '../enquiry/pages/question.ts'
import { sideOf, type Page } from '../enquiry/pages/site.ts'
import { pathOf } from '../enquiry/pages/layout.ts'
import { readReturnCode } from '../enquiry/short-reference.ts'
import type { SiteCard } from '../enquiry/site-card.ts'
import { sealSubmission } from '../enquiry/submission.ts'
import { localDay } from '../incident/zone.ts'
import { cookieFor, cookieOf, isForeignSite, noCookie, send, sendOn, type Exchange } from './answers.ts'
import type { Papers } from './papers.ts'
import { MOST_FILES } from './papers.ts'
import { plainPage } from './plain-page.ts'

export type FormDoor = { drafts: DraftBox; papers: Papers; box: InBox; now(): Date }
/** What a visitor asked for, within one form: `[]` is where it begins. */
export type FormTarget = { page: Page; card: SiteCard; form: Form; rest: string[]; body: string; ticket: string | null }

const DAY_MS = 86_400_000

const cookieName = (form: Form): string => `__Host-${FORM_PLACE[form.kind]}`

/** An open draft with the code that opens it. */
type Held = { code: string; draft: Draft }

export async function answerForm(door: FormDoor, exchange: Exchange, target: FormTarget): Promise<void> {
  const { request } = exchange
  const [step = '', extra = ''] = target.rest
  const isPost = request.method === 'POST'
  if (isPost && isForeignSite(request)) return refuse(exchange)
  if (isPost && step === 'start') return begin(door, exchange, target)
  const held = await heldDraft(door, exchange, target)
  if (held === null) return noDraft(exchange, target)
  if (held.draft.sentAt !== null) return answerSent(exchange, target, held, step)
  if (step === 'answers') return isPost ? sendAll(door, exchange, target, held) : listAnswers(door, exchange, target, held)
  if (step === 'pause' && !isPost) return pause(exchange, target, held)
  if (step === 'resume' && !isPost) return resume(exchange, target, held.draft)
  if (step === 'forget' && isPost) return forget(door, exchange, target, held)
  const question = pathThrough(target.form, held.draft.answers).find(({ id }) => id === step)
  if (question === undefined) return resume(exchange, target, held.draft)
  if (!isPost) return show(exchange, target, held.draft, question)
  if (question.type === 'files' && extra === 'file') return addFile(door, exchange, target, held, question)
  if (question.type === 'files' && extra === 'remove') return removeFile(door, exchange, target, held, question)
  return save(door, exchange, target, held, question)
}

function refuse(exchange: Exchange): void {
  exchange.request.resume()
  send(exchange, 403, plainPage('method'))
}

async function heldDraft(door: FormDoor, { request }: Exchange, { form, page }: FormTarget): Promise<Held | null> {
  const code = readReturnCode(cookieOf(request, cookieName(form)) ?? '')
  const draft = code === null ? null : await door.drafts.find(code)
  return code === null || draft === null || draft.slug !== page.facts.slug || draft.kind !== form.kind ? null : { code, draft }
}

function noDraft(exchange: Exchange, { page, form }: FormTarget): void {
  exchange.request.resume()
  const why = cookieOf(exchange.request, cookieName(form)) === null && exchange.request.headers.referer === undefined ? 'cookies' : 'expired'
  send(exchange, 410, noDraftPage(page, form, why), { 'Set-Cookie': noCookie(cookieName(form)) })
}

const at = ({ page, form }: Pick<FormTarget, 'page' | 'form'>, step: string): string => pathOf(page, `${FORM_PLACE[form.kind]}/${step}`)

/** Begins a draft, or goes on with the one that this browser has. */
async function begin(door: FormDoor, exchange: Exchange, target: FormTarget): Promise<void> {
  exchange.request.resume()
  const held = await heldDraft(door, exchange, target)
  if (held !== null && held.draft.sentAt === null) return resume(exchange, target, held.draft)
  const { form, page, ticket } = target
  const { code, draft } = await door.drafts.begin({ slug: page.facts.slug, kind: form.kind, letter: form.letter, ticket, now: door.now() })
  sendOn(exchange, at(target, pathThrough(form, draft.answers)[0]!.id), { 'Set-Cookie': cookieFor(cookieName(form), code) })
}

/** To the first question that is open, or to the list. */
function resume(exchange: Exchange, target: FormTarget, { answers }: Draft): void {
  exchange.request.resume()
  const open = pathThrough(target.form, answers).find((question) => !isAnswered(question, answers))
  sendOn(exchange, at(target, open?.id ?? 'answers'))
}

function show(exchange: Exchange, { page, form }: FormTarget, draft: Draft, question: Question): void {
  send(exchange, 200, questionPage({ page, form, question, answers: draft.answers, shown: draft.answers, problems: [], files: draft.files }))
}

async function save(door: FormDoor, exchange: Exchange, target: FormTarget, { code, draft }: Held, question: Question): Promise<void> {
  const { page, form, body } = target
  const { answers: typed, problems } = readAnswer(question, new URLSearchParams(body), localDay(door.now(), page.facts.zone))
  if (problems.length > 0) {
    send(exchange, 422, questionPage({ page, form, question, answers: draft.answers, shown: { ...draft.answers, ...typed }, problems, files: draft.files }))
    return
  }
  const answers = { ...draft.answers, ...typed }
  await door.drafts.keep(code, { ...draft, answers })
  sendOn(exchange, at(target, nextAfter(form, answers, question.id, draft.hasReachedList)?.id ?? 'answers'))
}

async function addFile(door: FormDoor, exchange: Exchange, target: FormTarget, { code, draft }: Held, question: Question): Promise<void> {
  const { page, form, card } = target
  const wrong = (fileProblem: FileProblem) =>
    send(exchange, 422, questionPage({ page, form, question, answers: draft.answers, shown: draft.answers, problems: [], files: draft.files, fileProblem }))
  if (draft.files.length >= MOST_FILES) {
    exchange.request.resume()
    return wrong('too_many')
  }
  const taken = await door.papers.take(exchange.request, card.incidentId, Buffer.from(card.publicKey, 'base64'))
  if (typeof taken === 'string') return wrong(taken)
  // It took minutes, perhaps, and in another tab the visitor went on, or sent the form.
  const now = await door.drafts.find(code)
  if (now === null || now.sentAt !== null || now.files.length >= MOST_FILES) {
    await door.papers.remove(taken.fileId)
    return now === null ? noDraft(exchange, target) : now.sentAt === null ? wrong('too_many') : sendOn(exchange, at(target, 'sent'))
  }
  await door.drafts.keep(code, { ...now, files: [...now.files, taken] })
  sendOn(exchange, at(target, question.id))
}

async function removeFile(door: FormDoor, exchange: Exchange, target: FormTarget, { code, draft }: Held, question: Question): Promise<void> {
  const fileId = new URLSearchParams(target.body).get('file') ?? ''
  if (draft.files.some((file) => file.fileId === fileId)) {
    await door.drafts.keep(code, { ...draft, files: draft.files.filter((file) => file.fileId !== fileId) })
    await door.papers.remove(fileId)
  }
  sendOn(exchange, at(target, question.id))
}

async function listAnswers(door: FormDoor, exchange: Exchange, target: FormTarget, { code, draft }: Held): Promise<void> {
  const { page, form } = target
  if (pathThrough(form, draft.answers).some((question) => !isAnswered(question, draft.answers))) return resume(exchange, target, draft)
  if (!draft.hasReachedList) await door.drafts.keep(code, { ...draft, hasReachedList: true })
  send(exchange, 200, answersPage(page, form, draft.answers, draft.files))
}

/** Sealed and kept first; then nothing of the answers stays here. Sent twice is one row, because the row's number was made with the draft. */
async function sendAll(door: FormDoor, exchange: Exchange, target: FormTarget, { code, draft }: Held): Promise<void> {
  exchange.request.resume()
  const { page, form, card } = target
  if (pathThrough(form, draft.answers).some((question) => !isAnswered(question, draft.answers))) return resume(exchange, target, draft)
  const answers = keptAnswers(form, draft.answers)
  const now = door.now()
  const { submissionId, reference, secondReference, files, ticket } = draft
  const sealed = sealSubmission(Buffer.from(card.publicKey, 'base64'), card.incidentId, {
    submissionId,
    kind: form.kind,
    reference,
    secondReference,
    language: page.language,
    sentAt: now.toISOString(),
    answers,
    files,
    ticket,
  })
  await door.box.put({ table: 'submission', id: submissionId, incidentId: card.incidentId, receivedAt: now, sealed })
  const openedComplaint = form.kind === 'claim' && alsoComplains(answers)
  const isUrgent = oneOf(answers, 'topic') === 'safety'
  await door.drafts.keep(code, { ...draft, answers: {}, files: [], sentAt: now.toISOString(), openedComplaint, isUrgent, ticket: null })
  sendOn(exchange, at(target, 'sent'))
}

function answerSent(exchange: Exchange, target: FormTarget, { draft }: Held, step: string): void {
  exchange.request.resume()
  if (step !== 'sent') return sendOn(exchange, at(target, 'sent'))
  const { page, form } = target
  const sentAt = new Date(draft.sentAt!)
  const { zone } = page.facts
  const duties = dutiesOf({ asks: [form.kind], receivedAt: sentAt, zone, calendar: calendarOf(zone), isUrgent: draft.isUrgent })
  send(
    exchange,
    200,
    sentPage(page, form, { reference: draft.reference, complaintReference: draft.openedComplaint ? draft.secondReference : null, sentAt, duties }),
  )
}

function pause(exchange: Exchange, { page, form }: FormTarget, { code, draft }: Held): void {
  send(exchange, 200, pausePage(page, form, code, new Date(new Date(draft.startedAt).getTime() + KEPT_DAYS * DAY_MS)))
}

async function forget(door: FormDoor, exchange: Exchange, { page, form }: FormTarget, { code, draft }: Held): Promise<void> {
  exchange.request.resume()
  for (const { fileId } of draft.files) await door.papers.remove(fileId)
  await door.drafts.forget(code)
  sendOn(exchange, pathOf(page, 'forms'), { 'Set-Cookie': noCookie(cookieName(form)) })
}

/** Back to a form by the code that was written down. A code that opens nothing is answered as one that never was. */
export async function answerReturn(door: FormDoor, exchange: Exchange, page: Page, body: string): Promise<void> {
  if (isForeignSite(exchange.request)) return refuse(exchange)
  const typed = (new URLSearchParams(body).get('code') ?? '').slice(0, 60)
  const code = readReturnCode(typed)
  const draft = code === null ? null : await door.drafts.find(code)
  if (code === null || draft === null || draft.slug !== page.facts.slug) return send(exchange, 422, returnPage(page, { typed }))
  const form = formFor(sideOf(page.facts), draft.kind)
  if (form === null) return send(exchange, 422, returnPage(page, { typed }))
  sendOn(exchange, at({ page, form }, draft.sentAt === null ? 'resume' : 'sent'), { 'Set-Cookie': cookieFor(cookieName(form), code) })
}
