/** A firm's start page for people who claim: who it is, that it is not the organisation, what it costs, what nobody can check, what else there is. */
import { FORM_PLACE } from '../../forms/registry.ts'
import { html, inline, type Html } from '../html.ts'
import { pageAround, pathOf, telLink } from '../layout.ts'
import type { Page } from '../site.ts'
import { contactSection, knowSection, section, sideCards, talkDoor, titleBand, unknownFacts, versionsSection } from '../statement.ts'
import { namesOf, regulatedLine } from './names.ts'
import { CLAIMANT_WORDS } from './words.ts'

export function claimantStartPage(page: Page): string {
  const words = CLAIMANT_WORDS[page.language]
  const names = namesOf(page)
  const title = words.title(names)
  const { never } = words
  const sections: Record<string, Html | null> = {
    who: section('who', words.who.heading, [...paragraphs(words.who.texts(names)), regulatedLine(page) || html``]),
    next: section('next', words.next.heading, list('ol', words.next.items(names))),
    cost: section('cost', words.cost.heading, list('ul', words.cost.items(names))),
    others: section('others', words.others.heading, list('ul', words.others.items(names))),
    cannot: section('cannot', words.cannot.heading, [
      ...paragraphs(words.cannot.texts(names)),
      html`<p><a href="${pathOf(page, 'rights')}">${words.rights.title}</a></p>`,
    ]),
    clock: section('clock', words.clock.heading, paragraphs(words.clock.texts(names))),
    now: section('now', words.now.heading, list('ul', words.now.items(names))),
    know: knowSection(page),
    notknow: unknownFacts(page),
    never: section('never', never.heading, [
      list('ul', never.items(names)),
      html`<p>${never.before} ${telLink(page.facts.notice.organisation.phone)}${never.after}</p>
        <p><a href="${pathOf(page, 'genuine')}">${words.genuine.title}</a></p>`,
    ]),
    contact: contactSection(page),
    versions: versionsSection(page),
  }
  const shown = Object.entries(sections).flatMap(([id, inner]) => (inner === null ? [] : [{ id, inner }]))
  const links = Object.entries(words.links).filter(([id]) => shown.some((one) => one.id === id))
  const main = html`<main id="main">
    ${titleBand(page, title, words.lead(names), [[pathOf(page, FORM_PLACE.claim), words.doors.tell], ['#next', words.doors.next], talkDoor(page, words.doors.talk)])}
    <div class="wrap columns">
      <div class="text">${shown.map(({ inner }) => inner)}</div>
      ${sideCards(page, links)}
    </div>
  </main>`
  return pageAround(page, 'statement', title, main)
}

export const paragraphs = (texts: readonly string[]): Html[] => texts.map((text) => html`<p>${inline(text)}</p> `)

export function list(kind: 'ul' | 'ol', items: readonly string[]): Html {
  const rows = items.map((text) => html`<li>${inline(text)}</li> `)
  return kind === 'ol'
    ? html`<ol class="list">
        ${rows}
      </ol>`
    : html`<ul class="list">
        ${rows}
      </ul>`
}
