/** The pages of a form that know nothing of a visitor: where to begin, and what can be asked at all. They are files. */
import { DUTY_RULES } from '../desk/duties.ts'
import { FORM_KINDS, type Form } from '../forms/form.ts'
import { FORM_PLACE, FORMS } from '../forms/registry.ts'
import { formWordsOf } from './form-words.ts'
import { html, inline, type Html } from './html.ts'
import { pageAround, pathOf, telLink } from './layout.ts'
import type { Page } from './site.ts'

/** `{org}`, `{supplier}` and, where a firm acts for claimants, `{respondent}` in the words of a form. */
export function filled(text: string, { facts }: Page): string {
  const { organisation, supplier } = facts.notice
  return text
    .replaceAll('{org}', organisation.name)
    .replaceAll('{supplier}', supplier.name)
    .replaceAll('{respondent}', facts.claimants?.respondent ?? organisation.name)
}

export const bulletList = (items: readonly Html[]): Html =>
  html`<ul class="list">
    ${items.map((item) => html`<li>${item}</li> `)}
  </ul>`

/** By when what follows, as the desk's own clocks have it. */
function afterwards(page: Page, form: Form): [within: string, what: string][] {
  const { afterwards: times, sent } = formWordsOf(page)
  const next = sent.next[form.kind]
  return DUTY_RULES.filter(({ ask }) => ask === form.kind).flatMap(({ step, counting }): [string, string][] => {
    const time = counting('weekends')
    if (step === 'extend' || !('amount' in time)) return []
    const within = time.count === 'months' ? times.months : time.count === 'working_days' ? times.workingDays : times.days
    return [[within(time.amount), next[step] ?? next.answer]]
  })
}

/** What it is, what it takes, what follows, and one button. */
export function formStartPage(page: Page, form: Form): string {
  const words = formWordsOf(page)
  const own = form.words[page.language]
  const { organisation } = page.facts.notice
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <a class="back" href="${pathOf(page, 'forms')}">${words.back}</a>
      <h1>${own.title}</h1>
      ${own.lead.map((text) => html`<p>${inline(filled(text, page))}</p>`)}
      <section class="stack" aria-labelledby="know">
        <h2 id="know">${own.know.heading}</h2>
        ${bulletList(own.know.items.map((item) => inline(filled(item, page))))}
      </section>
      <section class="stack" aria-labelledby="need">
        <h2 id="need">${own.need.heading}</h2>
        ${bulletList(own.need.items.map((item) => inline(filled(item, page))))}
      </section>
      <section class="stack" aria-labelledby="then">
        <h2 id="then">${words.afterwards.heading}</h2>
        <dl class="facts cases">
          <div>
            <dt>${words.afterwards.atOnce}</dt>
            <dd><p>${words.afterwards.reference}</p></dd>
          </div>
          ${afterwards(page, form).map(
            ([within, what]) =>
              html`<div>
                <dt>${within}</dt>
                <dd><p>${what}</p></dd>
              </div> `,
          )}
        </dl>
      </section>
      <form action="${pathOf(page, `${FORM_PLACE[form.kind]}/start`)}" method="post" accept-charset="utf-8">
        <p class="buttons"><button class="button">${words.start}</button></p>
      </form>
      <p class="small"><a href="${pathOf(page, 'return')}">${words.returnPage.title}</a></p>
      <section class="stack" aria-labelledby="other">
        <h2 id="other">${words.otherWays.heading}</h2>
        <p>${words.otherWays.before} ${telLink(organisation.phone)}${words.otherWays.after(organisation.postalAddress.join(', '))}</p>
        <p>${words.otherWays.wrong}</p>
      </section>
    </div>
  </main>`
  return pageAround(page, FORM_PLACE[form.kind], own.title, main)
}

/** Everything that can be asked, each with what comes of it. */
export function formHubPage(page: Page): string {
  const words = formWordsOf(page)
  const card = (place: string, head: string, text: string) =>
    html`<li>
      <a href="${pathOf(page, place)}"><b>${head}</b><span>${text}</span></a>
    </li> `
  const { organisation } = page.facts.notice
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <a class="back" href="${pathOf(page, 'statement')}">${words.backToStatement}</a>
      <h1>${words.hub.title}</h1>
      <p>${words.hub.lead} ${words.otherWays.before} ${telLink(organisation.phone)}.</p>
      <ul class="rights">
        ${card('mine', ...words.hub.mine)} ${FORM_KINDS.map((kind) => card(FORM_PLACE[kind], FORMS[kind].words[page.language].title, words.hub.items[kind]))}
      </ul>
      <section class="stack" aria-labelledby="earlier">
        <h2 id="earlier">${words.hub.otherHeading}</h2>
        <p><a href="${pathOf(page, 'return')}">${words.returnPage.title}</a></p>
      </section>
    </div>
  </main>`
  return pageAround(page, 'forms', words.hub.title, main)
}
