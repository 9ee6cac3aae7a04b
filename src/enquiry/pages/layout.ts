/** What every public page has around it. No script, no style in the page, nothing from another host. */
import { html, type Html } from './html.ts'
import type { Page } from './site.ts'
import { formWordsOf } from './form-words.ts'
import { claimantWordsOf, regulatedLine } from './claimants/names.ts'
import { WORDS } from './words.ts'

/** Where a page stands, in the one language and the other: `statement`, `check`, `claim/effect` … */
export type Place = string

export function pathOf({ language, facts }: Page, place: Place): string {
  const folder = language === 'cy' ? `/${facts.slug}/cy` : `/${facts.slug}`
  return place === 'statement' ? `${folder}/` : `${folder}/${place}`
}

export function pageAround(page: Page, place: Place, title: string, main: Html): string {
  const { language, facts } = page
  const words = WORDS[language]
  const { organisation } = facts.notice
  const other = { language: language === 'cy' ? ('en' as const) : ('cy' as const), facts }
  const switcher =
    language === 'en'
      ? html`<span aria-current="true" lang="en">English</span><a href="${pathOf(other, place)}" hreflang="cy" lang="cy">Cymraeg</a>`
      : html`<a href="${pathOf(other, place)}" hreflang="en" lang="en">English</a><span aria-current="true" lang="cy">Cymraeg</span>`
  return html`<!doctype html>
    <html lang="${language === 'cy' ? 'cy' : 'en-GB'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title} – ${organisation.name}</title>
        <link rel="stylesheet" href="/assets/public.css" />
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header class="masthead">
          <div class="wrap">
            <a class="org" href="${pathOf(page, 'statement')}">${MARK}${organisation.name}</a>
            <span class="call">${words.phoneLine(organisation.phoneHours[language])} ${telLink(organisation.phone)}</span>
            <nav class="langs" aria-label="${words.languageLabel}">${switcher}</nav>
          </div>
        </header>
        ${main}
        <footer class="foot">
          <div class="wrap">
            <div class="stack-s">
              <p>
                <b>${organisation.name}</b>, ${organisation.postalAddress.join(', ')}. ${facts.notice.signatory.role[language]}:
                <span class="nowrap">${facts.notice.signatory.email}</span>
              </p>
              ${regulatedLine(page)}
              <p>${words.noTracking}</p>
            </div>
            <ul>
              ${footLinks(page).map(([place, text]) => html`<li><a href="${pathOf(page, place)}">${text}</a></li> `)}
              <li><a href="${pathOf(page, 'statement')}#contact">${words.contact.heading}</a></li>
            </ul>
          </div>
        </footer>
      </body>
    </html> `.html
}

function footLinks(page: Page): [Place, string][] {
  const words = WORDS[page.language]
  const forms = formWordsOf(page)
  const claimants = claimantWordsOf(page)
  if (claimants === null)
    return [
      ['statement', words.statement],
      ['check', words.check.title],
      ['genuine', words.genuine.title],
      ['forms', forms.hub.title],
    ]
  return [
    ['statement', claimants.start],
    ['forms', claimants.hub.title],
    ['rights', claimants.rights.title],
    ['genuine', claimants.genuine.title],
  ]
}

/** A plain mark until the organisation sets its own: it must be one colour and say nothing. */
const MARK = html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path fill="none" stroke="currentColor" stroke-width="2.6" stroke-linejoin="round" d="M16 3 28 8v8c0 7-5 11-12 13C9 27 4 23 4 16V8z" />
  <path fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" d="m10.500 16 4 4 7-8" />
</svg>`

/** Only what is a telephone number becomes a link. */
export function telLink(phone: string, className = 'tel'): Html {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^0/, '+44')
  return /^\+?\d{5,15}$/.test(digits) ? html`<a class="${className}" href="tel:${digits}">${phone}</a>` : html`<span class="${className}">${phone}</span>`
}
