/** The report, one question a page; what was said, to check; and that it has arrived. */
import { html, type Html } from '../../html.ts'
import type { Draft } from '../draft.ts'
import type { TakenReport } from '../receive-report.ts'
import { isMomentAsked, momentOf, STEPS, type Field, type FieldName, type Problem, type StepName } from '../report-form.ts'
import type { Room } from '../room.ts'
import { described, errorSummary, hintAndError, momentIn, taskPage, WORDS, type View } from './layout.ts'

export function stepPage(view: View, room: Room, step: StepName, draft: Draft, problems: readonly Problem[]): string {
  const words = WORDS[view.language].report
  const at = STEPS.findIndex((one) => one.step === step)
  const { fields, canSkip } = STEPS[at]!
  const { title, hint } = words.steps[step]
  const wrong = problems.map(({ field, code }) => ({ field: anchorOf(field), text: words.problems[code] }))
  const isOne = fields.length === 1
  const heading = html`${title}${canSkip && html` <span class="skip-note">${words.canSkip}</span>`}`
  const body = html`${errorSummary(view, wrong)}
    <form action="/report/${step}" method="post" accept-charset="utf-8" novalidate>
      <p class="step">${words.step(at + 1, STEPS.length)}</p>
      ${
        !isOne &&
        html`<h1>${heading}</h1>
          ${hint !== '' && html`<p class="hint">${hint}</p>`}`
      }
      ${fields.map((field) => fieldBody({ view, room, field, draft, problems, title, heading: isOne ? html`<h1>${heading}</h1>` : null, hint: isOne ? hint : '' }))}
      <p class="buttons gap-xl"><button class="button">${words.saveAndGoOn}</button></p>
    </form>
    <p class="small"><a href="/">${words.stop}</a>. ${words.stopSaved}</p>`
  return taskPage(view, title, body, { back: at === 0 ? '/' : `/report/${STEPS[at - 1]!.step}`, isWrong: wrong.length > 0 })
}

/** The first input of a field: where the summary of errors leads. */
function anchorOf(name: FieldName): string {
  const field: Field = STEPS.flatMap((step): readonly Field[] => step.fields).find((one) => one.name === name)!
  if (field.type === 'moment') return `${name}_day`
  return field.type === 'choice' || field.type === 'checks' ? `${name}-${field.values[0]!}` : name
}

type Body = { view: View; room: Room; field: Field; draft: Draft; problems: readonly Problem[]; title: string; heading: Html | null; hint: string }

function fieldBody(body: Body): Html {
  const { field } = body
  switch (field.type) {
    case 'moment':
      return momentBody(body, field.name)
    case 'choice':
      return choiceBody(body, field.name, field.values, 'radio')
    case 'checks':
      return choiceBody(body, field.name, field.values, 'checkbox')
    case 'long':
      return longBody(body, field.name)
    case 'text':
      return textBody(body, field.name)
  }
}

const problemAt = ({ view, problems }: Body, name: FieldName): string | undefined => {
  const problem = problems.find(({ field }) => field === name)
  return problem && WORDS[view.language].report.problems[problem.code]
}

const headOf = ({ view, heading }: Body, name: FieldName): Html => heading ?? html`${WORDS[view.language].report.fields[name] ?? ''}`

function momentBody(body: Body, name: 'aware' | 'told' | 'occurred'): Html {
  const { view, room, draft, hint } = body
  const words = WORDS[view.language].report
  const problem = problemAt(body, name)
  const part = (what: 'day' | 'month' | 'year' | 'time', label: string, width: string) =>
    html`<div>
      <label for="${name}_${what}">${label}</label>
      <input
        class="${width}"
        type="text"
        id="${name}_${what}"
        name="${name}_${what}"
        value="${draft[`${name}_${what}`] ?? ''}"
        autocomplete="off"
        maxlength="12"
        ${what !== 'time' && html` inputmode="numeric"`}
        ${problem !== undefined && html` aria-invalid="true"`}
      />
    </div>`
  return html`<fieldset class="${problem === undefined ? 'field' : 'field has-error'}" ${described({ name, hint: 'zone', problem })}>
    <legend class="label">${headOf(body, name)}</legend>
    <p class="hint" id="${name}-hint">${hint} ${words.zone(room.zone)}</p>
    ${hintAndError(view, { name, problem })}
    <div class="row gap-s">
      ${part('day', words.day, 'w-2')} ${part('month', words.month, 'w-2')} ${part('year', words.year, 'w-4')} ${part('time', words.time, 'w-4')}
    </div>
  </fieldset>`
}

function choiceBody(body: Body, name: FieldName, values: readonly string[], type: 'radio' | 'checkbox'): Html {
  const { view, draft, hint, title, heading } = body
  const words = WORDS[view.language].report
  const problem = problemAt(body, name)
  // Said once to the eye: the page's heading asks it already.
  const isSaid = heading === null && words.fields[name] === title
  const chosen = (draft[name] ?? '').split(',')
  const labelOf = (value: string) => {
    if (type === 'checkbox') return words.kinds[value as keyof typeof words.kinds]
    if (name === 'told_before' && value === 'no') return words.values['told_no']!
    if (name === 'occurred_known' && value === 'unknown') return words.values['occurred_unknown']!
    return words.values[value]!
  }
  return html`<fieldset class="${problem === undefined ? 'field' : 'field has-error'}" ${described({ name, hint, problem })}>
    <legend class="${isSaid ? 'hidden' : 'label'}">${headOf(body, name)}</legend>
    ${hintAndError(view, { name, hint, problem })}
    <div class="choices">
      ${values.map(
        (value) =>
          html`<div class="choice">
            <input type="${type}" id="${name}-${value}" name="${name}" value="${value}" ${chosen.includes(value) && html` checked`} />
            <label for="${name}-${value}">${labelOf(value)}</label>
          </div>`,
      )}
    </div>
  </fieldset>`
}

function longBody(body: Body, name: FieldName): Html {
  const { view, draft, hint } = body
  const problem = problemAt(body, name)
  return html`<div class="${problem === undefined ? 'field' : 'field has-error'}">
    <label for="${name}">${headOf(body, name)}</label>
    ${hintAndError(view, { name, hint, problem })}
    <textarea id="${name}" name="${name}" maxlength="20000" ${described({ name, hint, problem })}>${draft[name] ?? ''}</textarea>
  </div>`
}

function textBody(body: Body, name: FieldName): Html {
  const { view, draft, hint } = body
  const problem = problemAt(body, name)
  return html`<div class="${problem === undefined ? 'field' : 'field has-error'}">
    <label for="${name}">${headOf(body, name)}</label>
    ${hintAndError(view, { name, hint, problem })}
    <input
      class="w-30"
      type="text"
      id="${name}"
      name="${name}"
      value="${draft[name] ?? ''}"
      autocomplete="off"
      maxlength="200"
      ${described({ name, hint, problem })}
    />
  </div>`
}

/** `sisters`: rooms of the same person in other organisations, to which the same statement can go. */
export function checkPage(view: View, room: Room, draft: Draft, sisters: readonly Room[], problem?: string): string {
  const words = WORDS[view.language].report
  const rows = STEPS.flatMap(({ step, fields }) => {
    const said = fields.map((field) => saidText(view, room, field, draft)).filter((text) => text !== '')
    return [{ step, title: words.steps[step].title, said: said.length === 0 ? [words.notSaid] : said }]
  })
  const body = html`${errorSummary(view, problem === undefined ? [] : [{ field: 'send', text: problem }])}
    <p class="step">${words.name}</p>
    <h1>${words.check}</h1>
    <dl class="answers">
      ${rows.map(
        ({ step, title, said }) =>
          html`<div>
            <dt>${title}</dt>
            <dd>${said.map((text) => html`<p class="said-lines">${text}</p>`)}</dd>
            <dd>
              <a href="/report/${step}">${words.change}<span class="hidden">: ${title}</span></a>
            </dd>
          </div>`,
      )}
    </dl>
    <form action="/report/check" method="post" class="stack">
      ${sisters.length > 0 && alsoField(words.also, sisters)}
      <p>${words.sendLead}</p>
      <p class="buttons"><button class="button" id="send">${words.send}</button></p>
    </form>`
  return taskPage(view, words.check, body, { back: `/report/${STEPS.at(-1)!.step}`, isWrong: problem !== undefined })
}

function alsoField(words: (typeof WORDS)['en']['report']['also'], sisters: readonly Room[]): Html {
  return html`<fieldset aria-describedby="also-hint">
    <legend><h2>${words.title}</h2></legend>
    <p class="hint" id="also-hint">${words.hint}</p>
    <div class="choices">
      ${sisters.map(
        ({ roomId, organisationName, reference }) =>
          html`<div class="choice">
            <input type="checkbox" id="also-${roomId}" name="also" value="${roomId}" />
            <label for="also-${roomId}">${organisationName}<small>${reference === '' ? words.opens : words.joins(reference)}</small></label>
          </div> `,
      )}
    </div>
  </fieldset>`
}

function saidText(view: View, room: Room, field: Field, draft: Draft): string {
  const words = WORDS[view.language].report
  const value = (draft[field.name] ?? '').trim()
  if (field.type === 'choice') return value === '' ? '' : choiceText(words, field.name, value)
  if (field.type === 'checks')
    return value
      .split(',')
      .filter((one) => one !== '')
      .map((one) => words.kinds[one as keyof typeof words.kinds])
      .join('; ')
  if (field.type !== 'moment') return value
  const at = isMomentAsked(field.name, draft) ? momentOf(field.name, draft, room.zone) : null
  return at instanceof Date ? momentIn(at, room.zone, view.language) : ''
}

function choiceText(words: (typeof WORDS)['en']['report'], name: string, value: string): string {
  if (name === 'told_before' && value === 'no') return words.values['told_no']!
  if (name === 'occurred_known') return value === 'unknown' ? words.values['occurred_unknown']! : ''
  if (name === 'told_before') return words.values['yes']!
  return `${words.fields[name]} ${words.values[value] ?? ''}`
}

export function reportDonePage(view: View, room: Room, taken: TakenReport, sha256: string, also: readonly Room[]): string {
  const words = WORDS[view.language].report
  const body = html`<div class="done">
      <h1>${words.done}</h1>
      <p>${words.doneLead(taken.reference, momentIn(taken.receivedAt, room.zone, view.language))}</p>
    </div>
    ${
      also.length > 0 &&
      html`<section class="stack" aria-labelledby="also">
        <h2 id="also">${words.also.done}</h2>
        <ul class="list">
          ${also.map(({ organisationName, reference }) => html`<li><b>${organisationName}</b>: ${reference}</li> `)}
        </ul>
        <p>${words.also.files} <a href="/rooms">${words.also.rooms}</a></p>
      </section>`
    }
    <section class="stack" aria-labelledby="next">
      <h2 id="next">${words.doneNext}</h2>
      <ul class="list">
        ${words.doneList.map((text) => html`<li>${text}</li>`)}
      </ul>
      <p class="buttons">
        <a class="button" href="/questions">${WORDS[view.language].home.answer}</a> <a class="button quiet" href="/files">${WORDS[view.language].home.files}</a>
      </p>
    </section>
    <p class="small soft">${words.doneHash}: <span class="code">${sha256}</span></p>`
  return taskPage(view, words.done, body)
}
