/** The question set: everything at a glance, and one question a page to answer. */
import { html, type Html } from '../../html.ts'
import { stateOf, type QuestionRow } from '../../incident/list-questions.ts'
import type { Language, Room } from '../room.ts'
import { described, errorSummary, hintAndError, inputField, momentIn, taskPage, WORDS, type View } from './layout.ts'
import { QUESTIONS_CY } from './questions-cy.ts'

/** As plain text: our Welsh of a standard question, else as it was asked. */
export function asksText(language: Language, { code, asks }: Pick<QuestionRow, 'code' | 'asks' | 'dueAt'>): string {
  return (language === 'cy' ? QUESTIONS_CY[code] : undefined) ?? asks
}

/** The organisation's own questions stay in the language they were written in. */
export function asksIn(view: View, { code, asks }: QuestionRow): Html {
  const welsh = view.language === 'cy' ? QUESTIONS_CY[code] : undefined
  return welsh === undefined && view.language === 'cy' ? html`<span lang="en">${asks}</span>` : html`${welsh ?? asks}`
}

export function questionsPage(view: View, room: Room, questions: readonly QuestionRow[], now: Date): string {
  const words = WORDS[view.language].questions
  const rank = { late: 0, open: 1, answered: 2, withdrawn: 3 }
  const sorted = questions.toSorted(
    (a, b) => rank[stateOf(a, now)] - rank[stateOf(b, now)] || a.dueAt.getTime() - b.dueAt.getTime() || a.questionNo - b.questionNo,
  )
  const body = html`<h1>${words.title}</h1>
    ${
      questions.length === 0
        ? html`<p>${words.none}</p>`
        : html`<p>${words.lead}</p>
            <table class="table question-list">
              <thead>
                <tr>
                  ${words.columns.map((name) => html`<th scope="col">${name}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${sorted.map((question) => {
                  const state = stateOf(question, now)
                  return html`<tr class="${state}">
                    <td>${state === 'withdrawn' ? asksIn(view, question) : html`<a href="/questions/${question.questionNo}">${asksIn(view, question)}</a>`}</td>
                    <td>${['open', 'late'].includes(state) && momentIn(question.dueAt, room.zone, view.language)}</td>
                    <td>${words.states[state]}</td>
                  </tr>`
                })}
              </tbody>
            </table>`
    }`
  return taskPage(view, words.title, body, { back: '/' })
}

export type Answering = { question: QuestionRow; says?: string; evidence?: string; problem?: string; isSaved?: boolean }

export function questionPage(view: View, room: Room, { question, says = '', evidence = '', problem, isSaved }: Answering): string {
  const words = WORDS[view.language].questions
  const name = 'says'
  const hint = words.kinds[question.answerKind]!
  const heading = asksIn(view, question)
  const body = html`${errorSummary(view, problem === undefined ? [] : [{ field: question.answerKind === 'choice' ? `choice-${question.options[0]!}` : name, text: problem }])}
    ${
      isSaved === true &&
      html`<div class="note" role="status">
        <p>${words.saved} <a href="/questions">${words.all}</a></p>
      </div>`
    }
    <form action="/questions/${question.questionNo}" method="post" accept-charset="utf-8" novalidate>
      <p class="step">${words.due(momentIn(question.dueAt, room.zone, view.language))}</p>
      ${question.answerKind === 'choice' ? choiceAnswer(view, question, heading, hint, problem) : longAnswer(view, { heading, hint, says, problem, rows: question.answerKind })}
      ${inputField(view, { name: 'evidence', label: words.evidence, hint: words.evidenceHint, value: evidence, maxLength: 1000 })}
      <p class="buttons gap-l"><button class="button">${words.send}</button></p>
    </form>
    ${question.why !== '' && html`<p class="small soft" ${view.language === 'cy' && html` lang="en"`}>${words.why}: ${question.why}</p>`}
    ${
      question.answers.length > 0 &&
      html`<section class="stack" aria-labelledby="earlier">
        <h2 id="earlier">${words.earlier}</h2>
        <ul class="list">
          ${question.answers.toReversed().map(
            (answer) =>
              html`<li>
                <p class="said-lines">${answer.says}</p>
                <p class="small soft">${momentIn(answer.answeredAt, room.zone, view.language)}${answer.evidence !== '' && `: ${answer.evidence}`}</p>
              </li>`,
          )}
        </ul>
      </section>`
    }`
  return taskPage(view, question.asks, body, { back: '/questions', isWrong: problem !== undefined })
}

function longAnswer(view: View, given: { heading: Html; hint: string; says: string; problem: string | undefined; rows: string }): Html {
  const { heading, hint, says, problem } = given
  const isLong = given.rows === 'text' || given.rows === 'lines'
  return html`<div class="${problem === undefined ? 'field' : 'field has-error'}">
    <h1><label for="says">${heading}</label></h1>
    ${hintAndError(view, { name: 'says', hint, problem })}
    ${
      isLong
        ? html`<textarea id="says" name="says" maxlength="20000" ${described({ name: 'says', hint, problem })}>${says}</textarea>`
        : html`<input
            class="w-30"
            type="text"
            id="says"
            name="says"
            value="${says}"
            autocomplete="off"
            maxlength="200"
            ${described({ name: 'says', hint, problem })}
          />`
    }
  </div>`
}

function choiceAnswer(view: View, { options }: QuestionRow, heading: Html, hint: string, problem: string | undefined): Html {
  const words = WORDS[view.language].questions
  return html`<fieldset class="${problem === undefined ? 'field' : 'field has-error'}" ${described({ name: 'choice', hint, problem })}>
      <legend><h1>${heading}</h1></legend>
      ${hintAndError(view, { name: 'choice', hint, problem })}
      <div class="choices">
        ${options.map(
          (option) =>
            html`<div class="choice">
              <input type="radio" id="choice-${option}" name="choice" value="${option}" />
              <label for="choice-${option}">${words.options[option] ?? option.replaceAll('_', ' ')}</label>
            </div>`,
        )}
      </div>
    </fieldset>
    <div class="field">
      <label for="words">${words.words}</label>
      <textarea id="words" name="words" class="short" maxlength="4000"></textarea>
    </div>`
}
