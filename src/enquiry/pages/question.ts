/** One question a page, with its errors; the list of answers before sending. Patterns: design of the public side, section 5. */
import { allOf, fieldsOf, oneOf, pathThrough, type Answers, type Form, type Question, type TextField } from '../forms/form.ts'
import type { Problem } from '../forms/check-answer.ts'
import { FORM_PLACE } from '../forms/registry.ts'
import type { DraftFile } from '../draft-box.ts'
import { FORM_WORDS, formWordsOf } from './form-words.ts'
import { filled } from './form.ts'
import { html, inline, type Html } from './html.ts'
import { pageAround, pathOf } from './layout.ts'
import { momentIn } from './moment.ts'
import type { Page } from './site.ts'

export type FileProblem = 'too_large' | 'too_many' | 'kind' | 'none' | 'full'
export type Asked = {
  page: Page
  form: Form
  question: Question
  /** All answers so far: they decide how many questions there are. */
  answers: Answers
  /** What stands in the fields: what was saved, or what was just typed and is wrong. */
  shown: Answers
  problems: readonly Problem[]
  files: readonly DraftFile[]
  fileProblem?: FileProblem
}

export function questionPage(asked: Asked): string {
  const { page, form, question, answers, problems, fileProblem } = asked
  const words = formWordsOf(page)
  const own = question.words[page.language]
  const path = pathThrough(form, answers)
  const number = path.findIndex(({ id }) => id === question.id)
  const title = filled(own.title, page)
  const place = FORM_PLACE[form.kind]
  const back = number > 0 ? `${place}/${path[number - 1]!.id}` : place
  const isWrong = problems.length > 0 || fileProblem !== undefined
  const formTitle = form.words[page.language].title
  const step = html`<p class="step">${words.step(formTitle, number + 1, path.length)}</p>`
  const action = pathOf(page, `${place}/${question.id}`)
  const body =
    question.type === 'files'
      ? filesBody(asked, step, action)
      : html`<form action="${action}" method="post" accept-charset="utf-8" novalidate>
          ${step} ${fieldsBody(asked)}
          <p class="buttons gap-xl"><button class="button">${words.saveAndGoOn}</button></p>
        </form>`
  const main = html`<main id="main" class="wrap">
    <div class="task">
      <a class="back" href="${pathOf(page, back)}">${words.back}</a>
      ${isWrong && errorSummary(asked)} ${body}
      <p class="small"><a href="${pathOf(page, `${place}/pause`)}">${words.stop}</a>. ${words.stopSaved}</p>
    </div>
  </main>`
  return pageAround(page, `${place}/${question.id}`, `${isWrong ? words.problem.prefix : ''}${title} – ${formTitle}`, main)
}

function errorSummary({ page, question, problems, fileProblem }: Asked): Html {
  const words = formWordsOf(page)
  const entries =
    fileProblem === undefined
      ? problems.map((problem) => ({ field: anchorOf(question, problem.field), text: problemText(page, question, problem) }))
      : [{ field: 'file', text: words.fileProblems[fileProblem] }]
  return html`<div class="summary-error" role="alert" aria-labelledby="problem" tabindex="-1" autofocus>
    <h2 id="problem">${words.problem.heading}</h2>
    <ul>
      ${entries.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li> `)}
    </ul>
  </div>`
}

/** Choices have one field and many inputs: the first of them. */
const anchorOf = (question: Question, field: string): string =>
  question.type === 'choice' || question.type === 'checks' ? `${field}-${question.values[0]!}` : field

function problemText({ language }: Page, question: Question, { code, count }: Problem): string {
  const own = question.words[language]
  return code === 'empty' && own.empty !== undefined ? own.empty : FORM_WORDS[language].problems[code](count)
}

/** Heading and fields: the question is the heading, inside the label or legend of what answers it. */
function fieldsBody(asked: Asked): Html {
  switch (asked.question.type) {
    case 'text':
      return textBody(asked, asked.question.field)
    case 'long':
      return longBody(asked)
    case 'fields':
      return groupBody(asked, asked.question.fields)
    case 'choice':
      return choicesBody(asked, 'radio', asked.question.values)
    case 'checks':
      return choicesBody(asked, 'checkbox', asked.question.values, asked.question.alone)
    case 'date':
      return dateBody(asked)
    case 'files':
      return html``
  }
}

function heading({ page, question }: Asked): Html {
  const words = formWordsOf(page)
  const title = filled(question.words[page.language].title, page)
  return html`${unbrokenWords(title)}${question.canSkip === true && html` <span class="skip-note">${words.canSkip}</span>`}`
}

/** A heading does not part a word at its hyphen. */
const unbrokenWords = (text: string): Html =>
  html`${text.split(/(\S+-\S+)/).map((part) => (part.includes('-') ? html`<span class="nowrap">${part}</span>` : html`${part}`))}`

function hintOf({ page, question }: Asked): Html | false {
  const { hint } = question.words[page.language]
  return hint !== undefined && html`<p class="hint" id="hint">${inline(filled(hint, page))}</p>`
}

const errorLine = (page: Page, id: string, text: string): Html =>
  html`<p class="error" id="${id}"><span class="hidden">${formWordsOf(page).problem.prefix}</span>${text}</p>`

function describedBy(asked: Asked, hasError: boolean, errorId: string): Html {
  const ids = [asked.question.words[asked.page.language].hint === undefined ? '' : 'hint', hasError ? errorId : ''].filter((id) => id !== '')
  return html`${ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`}${hasError && html` aria-invalid="true"`}`
}

function textBody(asked: Asked, field: TextField): Html {
  const { page, question, shown, problems } = asked
  const problem = problems.find((one) => one.field === field.name)
  return html`<div class="${problem ? 'field has-error' : 'field'}">
    <h1><label for="${field.name}">${heading(asked)}</label></h1>
    ${hintOf(asked)} ${problem !== undefined && errorLine(page, `${field.name}-error`, problemText(page, question, problem))}
    ${input(field, oneOf(shown, field.name), describedBy(asked, problem !== undefined, `${field.name}-error`))}
  </div>`
}

function input({ name, autocomplete, inputMode, width }: TextField, value: string, more: Html): Html {
  return html`<input
    class="${width}"
    type="text"
    id="${name}"
    name="${name}"
    value="${value}"
    maxlength="400"
    ${autocomplete !== undefined && html` autocomplete="${autocomplete}"`}
    ${inputMode !== undefined && html` inputmode="${inputMode}"`}
    ${(inputMode === 'email' || width === 'w-code') && html` spellcheck="false" autocapitalize="none"`}
    ${more}
  />`
}

function longBody(asked: Asked): Html {
  const { page, question, shown, problems } = asked
  const { id } = question
  const problem = problems[0]
  return html`<div class="${problem ? 'field has-error' : 'field'}">
    <h1><label for="${id}">${heading(asked)}</label></h1>
    ${hintOf(asked)} ${problem !== undefined && errorLine(page, `${id}-error`, problemText(page, question, problem))}
    <textarea id="${id}" name="${id}" rows="8" ${describedBy(asked, problem !== undefined, `${id}-error`)}>${oneOf(shown, id)}</textarea>
  </div>`
}

function groupBody(asked: Asked, fields: readonly TextField[]): Html {
  const { page, question, shown, problems } = asked
  const labels = question.words[page.language].labels ?? {}
  return html`<fieldset ${question.words[page.language].hint !== undefined && html` aria-describedby="hint"`}>
    <legend><h1>${heading(asked)}</h1></legend>
    ${hintOf(asked)}
    ${fields.map((field) => {
      const problem = problems.find((one) => one.field === field.name)
      const errorId = `${field.name}-error`
      return html`<div class="${problem ? 'field gap-m has-error' : 'field gap-m'}">
        <label for="${field.name}">${labels[field.name] ?? field.name}</label>
        ${problem !== undefined && errorLine(page, errorId, problemText(page, question, problem))}
        ${input(field, oneOf(shown, field.name), problem === undefined ? html`` : html` aria-describedby="${errorId}" aria-invalid="true"`)}
      </div> `
    })}
  </fieldset>`
}

function choicesBody(asked: Asked, type: 'radio' | 'checkbox', values: readonly string[], alone?: string): Html {
  const { page, question, shown, problems } = asked
  const { id } = question
  const words = question.words[page.language]
  const chosen = allOf(shown, id)
  const problem = problems[0]
  const hasHint = words.hint !== undefined
  const described = [hasHint ? 'hint' : '', problem ? `${id}-error` : ''].filter((one) => one !== '').join(' ')
  const choice = (value: string): Html => {
    const label = words.options?.[value] ?? value
    const [head, small] = typeof label === 'string' ? [label, ''] : label
    return html`<div class="choice">
      <input type="${type}" id="${id}-${value}" name="${id}" value="${value}" ${chosen.includes(value) && html` checked`} />
      <label for="${id}-${value}">${filled(head, page)}${small !== '' && html`<small>${filled(small, page)}</small>`}</label>
    </div> `
  }
  return html`<fieldset ${described !== '' && html` aria-describedby="${described}"`}>
    <legend><h1>${heading(asked)}</h1></legend>
    <div class="${problem ? 'has-error' : ''}">
      ${hintOf(asked)} ${problem !== undefined && errorLine(page, `${id}-error`, problemText(page, question, problem))}
      <div class="choices">
        ${values.map((value) => html`${value === alone && html`<p class="soft choice-or">${formWordsOf(page).or}</p>`}${choice(value)}`)}
      </div>
    </div>
  </fieldset>`
}

function dateBody(asked: Asked): Html {
  const { page, question, shown, problems } = asked
  const words = formWordsOf(page)
  const problem = problems[0]
  const errorId = `${question.id}-error`
  const part = (name: 'day' | 'month' | 'year', width: string) => {
    const field = `${question.id}-${name}`
    const isWrong = problem?.field === field
    return html`<div>
      <label for="${field}">${words[name]}</label>
      <input
        class="${width}"
        type="text"
        inputmode="numeric"
        id="${field}"
        name="${field}"
        value="${oneOf(shown, field)}"
        maxlength="8"
        autocomplete="off"
        ${isWrong && html` aria-invalid="true" aria-describedby="${errorId}"`}
      />
    </div> `
  }
  const described = [question.words[page.language].hint === undefined ? '' : 'hint', problem ? errorId : ''].filter((one) => one !== '').join(' ')
  return html`<fieldset ${described !== '' && html` aria-describedby="${described}"`}>
    <legend><h1>${heading(asked)}</h1></legend>
    <div class="${problem ? 'has-error' : ''}">
      ${hintOf(asked)} ${problem !== undefined && errorLine(page, errorId, problemText(page, question, problem))}
      <div class="row gap-s">${part('day', 'w-2')} ${part('month', 'w-2')} ${part('year', 'w-4')}</div>
    </div>
  </fieldset>`
}

/** Two forms: adding a file comes back here; going on needs none. */
function filesBody(asked: Asked, step: Html, action: string): Html {
  const { page, question, files, fileProblem } = asked
  const words = formWordsOf(page)
  const has = files.length > 0
  return html`<div>
    ${step}
    <h1>${heading(asked)}</h1>
    ${hintOf(asked)}
    ${
      has &&
      html`<ul class="answers files">
        ${files.map(
          ({ fileId, name, bytes }) =>
            html`<li>
              <span>${name} <span class="soft">${words.files.bytes(bytes)}</span></span>
              <form action="${action}/remove" method="post">
                <input type="hidden" name="file" value="${fileId}" /><button class="link-button">
                  ${words.files.remove}<span class="hidden"> ${name}</span>
                </button>
              </form>
            </li> `,
        )}
      </ul>`
    }
    <form action="${action}/file" method="post" enctype="multipart/form-data">
      <div class="${fileProblem === undefined ? 'field gap-m' : 'field gap-m has-error'}">
        <label for="file">${words.files.choose}</label>
        ${fileProblem !== undefined && errorLine(page, 'file-error', words.fileProblems[fileProblem])}
        <input type="file" id="file" name="file" ${fileProblem !== undefined && html` aria-invalid="true" aria-describedby="file-error"`} />
      </div>
      <p class="buttons gap-m"><button class="button quiet">${words.files.add}</button></p>
    </form>
    <form action="${action}" method="post">
      <input type="hidden" name="${question.id}" value="seen" />
      <p class="buttons gap-xl"><button class="button">${words.files.goOn}</button></p>
    </form>
  </div>`
}

/** How an answer reads in the list. */
export function shownAnswer(page: Page, question: Question, answers: Answers, files: readonly DraftFile[]): string[] {
  const words = formWordsOf(page)
  const own = question.words[page.language]
  const label = (value: string): string => {
    const option = own.options?.[value] ?? value
    return filled(typeof option === 'string' ? option : option[0], page)
  }
  switch (question.type) {
    case 'choice':
    case 'checks':
      return allOf(answers, question.id)
        .filter((value) => value !== '')
        .map(label)
    case 'date': {
      const [day, month, year] = fieldsOf(question).map((field) => oneOf(answers, field)) as [string, string, string]
      if (year === '') return []
      if (day === '') return [`${month.padStart(2, '0')} ${year}`]
      return [momentIn(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, 'UTC', page.language).replace(/^\S+( \S+)? (?=\d)/, '')]
    }
    case 'files':
      return files.map(({ name, bytes }) => `${name} (${words.files.bytes(bytes)})`)
    default:
      return fieldsOf(question)
        .map((field) => oneOf(answers, field))
        .filter((text) => text !== '')
  }
}

/** Check your answers, then send: each with the way to change it. */
export function answersPage(page: Page, form: Form, answers: Answers, files: readonly DraftFile[]): string {
  const words = formWordsOf(page)
  const own = form.words[page.language]
  const place = FORM_PLACE[form.kind]
  const path = pathThrough(form, answers)
  const rows = path.map((question) => {
    const short = filled(question.words[page.language].short, page)
    const lines = shownAnswer(page, question, answers, files)
    const text =
      lines.length === 0
        ? html`<span class="soft">${question.type === 'files' ? words.list.none : words.list.notGiven}</span>`
        : html`${lines.map((line, index) => html`${index > 0 && html`<br />`}${line}`)}`
    return html`<div>
      <dt>${short}</dt>
      <dd>${text}</dd>
      <dd>
        <a href="${pathOf(page, `${place}/${question.id}`)}"
          >${words.list.change}<span class="hidden"> ${short.replace(/^./, (letter) => letter.toLowerCase())}</span></a
        >
      </dd>
    </div> `
  })
  const main = html`<main id="main" class="wrap">
    <div class="task answers-task">
      <a class="back" href="${pathOf(page, `${place}/${path.at(-1)!.id}`)}">${words.back}</a>
      <p class="step">${words.lastStep(own.title)}</p>
      <h1>${words.list.title}</h1>
      <dl class="answers">${rows}</dl>
      <section class="stack" aria-labelledby="send">
        <h2 id="send">${own.send.heading}</h2>
        ${own.send.texts.map((text) => html`<p>${inline(filled(text, page))}</p>`)}
        <form action="${pathOf(page, `${place}/answers`)}" method="post">
          <p class="buttons gap-l"><button class="button">${own.send.button}</button></p>
        </form>
      </section>
      <p class="small"><a href="${pathOf(page, `${place}/pause`)}">${words.stop}</a>. ${words.stopSaved}</p>
    </div>
  </main>`
  return pageAround(page, `${place}/answers`, `${words.list.title} – ${own.title}`, main)
}
