/** The other pages of a firm that acts for claimants: what can be done, is this from us, whom to ask for what, and what it does not do. */
import { FORM_PLACE } from '../../forms/registry.ts'
import { html, inline, type Html } from '../html.ts'
import { pageAround, pathOf, telLink } from '../layout.ts'
import type { Page } from '../site.ts'
import { FORM_WORDS } from '../form-words.ts'
import { claimantForm } from '../../forms/claimant-form.ts'
import { namesOf } from './names.ts'
import { list, paragraphs } from './start.ts'
import { CLAIMANT_WORDS } from './words.ts'

const part = (id: string, heading: string, inner: Html | Html[]): Html =>
  html`<section class="stack" aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${inner}
  </section>`

function task(page: Page, title: string, inner: Html[]): Html {
  return html`<main id="main" class="wrap">
    <div class="task wide-title">
      <a class="back" href="${pathOf(page, 'statement')}">${CLAIMANT_WORDS[page.language].form.backToStart}</a>
      <h1>${title}</h1>
      ${inner}
    </div>
  </main>`
}

export function claimantHubPage(page: Page): string {
  const { hub } = CLAIMANT_WORDS[page.language]
  const words = FORM_WORDS[page.language]
  const card = (place: string, [head, text]: readonly [string, string]) =>
    html`<li>
      <a href="${pathOf(page, place)}"><b>${head}</b><span>${text}</span></a>
    </li> `
  const inner = [
    html`<p>${hub.lead} ${words.otherWays.before} ${telLink(page.facts.notice.organisation.phone)}.</p>`,
    html`<ul class="rights">
      ${card(FORM_PLACE.claim, [claimantForm.words[page.language].title, hub.tell])} ${card('rights', hub.rights)} ${card('genuine', hub.genuine)}
    </ul>`,
    part('earlier', words.hub.otherHeading, html`<p><a href="${pathOf(page, 'return')}">${words.returnPage.title}</a></p>`),
  ]
  return pageAround(page, 'forms', hub.title, task(page, hub.title, inner))
}

export function claimantGenuinePage(page: Page): string {
  const { genuine, never } = CLAIMANT_WORDS[page.language]
  const names = namesOf(page)
  const { organisation } = page.facts.notice
  const inner = [
    html`<p>${genuine.lead}</p>`,
    html`<div class="note">
      <p>${genuine.addressBefore} <b class="nowrap">${organisation.genuineAddress}</b></p>
    </div>`,
    part('sure', genuine.sure.heading, [list('ul', genuine.sure.items(names)), html`<p>${telLink(organisation.phone, 'tel big-tel')}</p>`]),
    part('never', never.heading, [list('ul', never.items(names)), html`<p>${genuine.bad}</p>`]),
    part('theirs', genuine.respondentHeading, paragraphs(genuine.respondent(names))),
  ]
  return pageAround(page, 'genuine', genuine.title, task(page, genuine.title, inner))
}

export function claimantRightsPage(page: Page): string {
  const { rights } = CLAIMANT_WORDS[page.language]
  const names = namesOf(page)
  const { organisation } = page.facts.notice
  const inner = [
    html`<p>${inline(rights.lead(names))}</p>`,
    part('theirs', rights.theirs.heading, [list('ul', rights.theirs.items(names)), html`<p>${rights.theirs.hint(names)}</p>`]),
    part('ours', rights.ours.heading, [
      ...paragraphs(rights.ours.texts(names)),
      html`<p>${telLink(organisation.phone)}<br />${organisation.postalAddress.join(', ')}</p>`,
    ]),
    part('complain', rights.complain.heading, paragraphs(rights.complain.texts(names))),
  ]
  return pageAround(page, 'rights', rights.title, task(page, rights.title, inner))
}

/** For an address that the organisation's own pages have and a firm's have not: said, and where to go instead. */
export function claimantNotHerePage(page: Page): string {
  const { notHere } = CLAIMANT_WORDS[page.language]
  const inner = [
    html`<p>${notHere.text(namesOf(page))}</p>`,
    html`<p class="buttons"><a class="button" href="${pathOf(page, FORM_PLACE.claim)}">${notHere.tell}</a></p>`,
    html`<p><a href="${pathOf(page, 'rights')}">${notHere.rights}</a></p>`,
  ]
  return pageAround(page, 'statement', notHere.title, task(page, notHere.title, inner))
}
