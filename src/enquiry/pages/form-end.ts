/** After a form: what was sent and what comes of it; stopping and coming back; what to do when an answer is not there. */
import type { Form } from '../forms/form.ts'
import { FORM_PLACE } from '../forms/registry.ts'
import type { Duty } from '../desk/duties.ts'
import { formWordsOf } from './form-words.ts'
import { html, inline, type Html } from './html.ts'
import { pageAround, pathOf, telLink } from './layout.ts'
import { momentIn } from './moment.ts'
import type { Page } from './site.ts'

export type Sent = {
  reference: string
  /** Of the complaint that was opened with it. */
  complaintReference: string | null
  sentAt: Date
  duties: readonly Duty[]
}

export function sentPage(page: Page, form: Form, { reference, complaintReference, sentAt, duties }: Sent): string {
  const { language, facts } = page
  const words = formWordsOf(page)
  const { sent } = words
  const own = form.words[language]
  const next = sent.next[form.kind]
  const rows = duties
    .filter(({ ask }) => ask === form.kind)
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map(
      ({ step, dueAt }) =>
        html`<div>
          <dt>${sent.by(dayIn(dueAt, facts.zone, language))}</dt>
          <dd><p>${(step === 'extend' ? null : next[step]) ?? next.answer}</p></dd>
        </div> `,
    )
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <div class="done">
        <h1>${own.done}</h1>
        <p>${sent.reference}</p>
        <p class="ref">${reference}</p>
        <p>${sent.at(momentIn(sentAt, facts.zone, language))}</p>
      </div>
      <section class="stack" aria-labelledby="next">
        <h2 id="next">${sent.nextHeading}</h2>
        <dl class="facts cases">${rows}</dl>
        <p>${sent.longer}</p>
      </section>
      ${
        complaintReference !== null &&
        html`<section class="stack" aria-labelledby="also">
          <h2 id="also">${sent.also.heading}</h2>
          <p>${sent.also.text} <b class="code nowrap">${complaintReference}</b>. ${sent.also.after}</p>
        </section>`
      }
      <section class="stack" aria-labelledby="add">
        <h2 id="add">${sent.addHeading}</h2>
        <p>${sent.add} ${sent.addPhone} ${telLink(facts.notice.organisation.phone)}.</p>
        <p>${sent.warn}</p>
      </section>
      ${
        form.kind === 'claim' &&
        html`<section class="stack" aria-labelledby="talk">
          <h2 id="talk">${sent.weighsHeading}</h2>
          <p>${inline(sent.weighs)}</p>
        </section>`
      }
      <p>${sent.print} <a href="${pathOf(page, 'statement')}">${sent.statement}</a></p>
    </div>
  </main>`
  return pageAround(page, `${FORM_PLACE[form.kind]}/sent`, own.done, main)
}

/** The day alone: a promise is kept by the end of it. */
function dayIn(at: Date, zone: string, language: Page['language']): string {
  // Due at midnight means by the end of the day before.
  return momentIn(new Date(at.getTime() - 1), zone, language).split(', ')[0]!
}

export function pausePage(page: Page, form: Form, code: string, keptUntil: Date): string {
  const words = formWordsOf(page)
  const { stopPage } = words
  const place = FORM_PLACE[form.kind]
  const site = page.facts.notice.organisation.statementAddress
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <div class="done">
        <h1>${stopPage.title}</h1>
        <p>${stopPage.code}</p>
        <p class="ref">${code}</p>
      </div>
      <p>${stopPage.lead}</p>
      <p>${stopPage.where} <b class="nowrap">${site.split('/')[0]!}${pathOf(page, 'return')}</b></p>
      <p>${stopPage.until(dayIn(keptUntil, page.facts.zone, page.language))}</p>
      <p class="buttons"><a class="button" href="${pathOf(page, `${place}/resume`)}">${stopPage.again}</a></p>
      <form action="${pathOf(page, `${place}/forget`)}" method="post"><button class="link-button">${stopPage.forget}</button></form>
    </div>
  </main>`
  return pageAround(page, `${place}/pause`, stopPage.title, main)
}

/** `wrong`: a code was typed that leads to nothing. */
export function returnPage(page: Page, wrong: { typed: string } | null): string {
  const words = formWordsOf(page)
  const own = words.returnPage
  const summary: Html | false =
    wrong !== null &&
    html`<div class="summary-error" role="alert" aria-labelledby="problem" tabindex="-1" autofocus>
      <h2 id="problem">${words.problem.heading}</h2>
      <ul>
        <li><a href="#code">${own.unknown}</a></li>
      </ul>
    </div>`
  const main = html`<main id="main" class="wrap">
    <div class="task">
      <a class="back" href="${pathOf(page, 'forms')}">${words.back}</a>
      ${summary}
      <h1>${own.title}</h1>
      <p>${own.lead}</p>
      <form action="${pathOf(page, 'return')}" method="post" novalidate>
        <div class="${wrong === null ? 'field' : 'field has-error'}">
          <label for="code">${own.code}</label>
          ${wrong !== null && html`<p class="error" id="code-error"><span class="hidden">${words.problem.prefix}</span>${own.unknown}</p>`}
          <input
            class="w-code"
            type="text"
            id="code"
            name="code"
            value="${wrong?.typed ?? ''}"
            autocomplete="off"
            spellcheck="false"
            autocapitalize="characters"
            maxlength="60"
            ${wrong !== null && html` aria-invalid="true" aria-describedby="code-error"`}
          />
        </div>
        <p class="buttons gap-l"><button class="button">${own.go}</button></p>
      </form>
    </div>
  </main>`
  return pageAround(page, 'return', `${wrong === null ? '' : words.problem.prefix}${own.title}`, main)
}

/** No draft behind the cookie, or no cookie. */
export function noDraftPage(page: Page, form: Form, why: 'cookies' | 'expired'): string {
  const words = formWordsOf(page)
  const { title, text } = words[why]
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <h1>${title}</h1>
      <p>${text}</p>
      <p class="buttons"><a class="button" href="${pathOf(page, FORM_PLACE[form.kind])}">${words.expired.again}</a></p>
      <p><a href="${pathOf(page, 'return')}">${words.returnPage.title}</a></p>
      <p>${telLink(page.facts.notice.organisation.phone)}</p>
    </div>
  </main>`
  return pageAround(page, FORM_PLACE[form.kind], title, main)
}
