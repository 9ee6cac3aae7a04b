/** The form of the self-check and the page that everyone sees after it. */
import { html, inline } from './html.ts'
import { pageAround, pathOf, telLink } from './layout.ts'
import type { Page } from './site.ts'
import { WORDS } from './words.ts'

export function checkPage(page: Page): string {
  const words = WORDS[page.language].check
  const phone = telLink(page.facts.notice.organisation.phone)
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <a class="back" href="${pathOf(page, 'statement')}">${words.back}</a>
      <h1>${words.title}</h1>
      <p>${inline(words.lead)}</p>
      <div class="note">
        <p>${inline(words.sameForAll)} <a href="#why">${words.whyLink}</a></p>
      </div>
      <form action="${pathOf(page, 'check')}" method="post" accept-charset="utf-8" novalidate>
        <div class="field">
          <label for="name">${words.name}</label>
          <p class="hint" id="name-hint">${words.nameHint}</p>
          <input class="w-30" type="text" id="name" name="name" autocomplete="name" aria-describedby="name-hint" spellcheck="false" maxlength="200" />
        </div>
        <fieldset class="field" aria-describedby="where-hint">
          <legend class="label">${words.where}</legend>
          <p class="hint" id="where-hint">${words.whereHint}</p>
          <div class="field gap-m">
            <label for="email">${words.email}</label>
            <input class="w-30" type="email" id="email" name="email" autocomplete="email" spellcheck="false" maxlength="254" />
          </div>
          <div class="field gap-l">
            <label for="line1">${words.line1}</label>
            <input class="w-30" type="text" id="line1" name="line1" autocomplete="address-line1" maxlength="200" />
          </div>
          <div class="field gap-l">
            <label for="postcode">${words.postcode}</label>
            <input class="w-8" type="text" id="postcode" name="postcode" autocomplete="postal-code" spellcheck="false" maxlength="16" />
          </div>
        </fieldset>
        <p class="small soft gap-xl">${words.use}</p>
        <p class="buttons gap-l"><button class="button">${words.send}</button></p>
      </form>
      <section class="stack" aria-labelledby="other">
        <h2 id="other">${words.otherHeading}</h2>
        <p>${words.otherBefore} ${phone}${words.otherAfter}</p>
      </section>
      <section class="stack" aria-labelledby="why">
        <h2 id="why">${words.whyHeading}</h2>
        ${whyOf(page).map((text) => html`<p>${text}</p>`)}
      </section>
    </div>
  </main>`
  return pageAround(page, 'check', words.title, main)
}

/** The same for everyone, word for word; it echoes nothing. */
export function checkDonePage(page: Page): string {
  const words = WORDS[page.language].done
  const phone = telLink(page.facts.notice.organisation.phone)
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <h1>${words.title}</h1>
      <p>${inline(words.lead)}</p>
      <section class="stack" aria-labelledby="next">
        <h2 id="next">${words.nextHeading}</h2>
        <dl class="facts cases">
          ${words.cases(page.facts.email).map(
            ({ term, text }) =>
              html`<div>
                <dt>${term}</dt>
                <dd><p>${inline(text)}</p></dd>
              </div>`,
          )}
        </dl>
      </section>
      <section class="stack" aria-labelledby="same">
        <h2 id="same">${words.sameHeading}</h2>
        ${[whyOf(page)[0]!, ...words.same].map((text) => html`<p>${text}</p>`)}
      </section>
      <section class="stack" aria-labelledby="nothing">
        <h2 id="nothing">${words.nothingHeading}</h2>
        <ul class="list">
          ${words.nothing.map((text) => html`<li>${text}</li>`)}
          <li>${words.phoneBefore} ${phone}${words.phoneAfter}</li>
        </ul>
        <p>${words.notYou}</p>
      </section>
      <section class="stack" aria-labelledby="now">
        <h2 id="now">${words.nowHeading}</h2>
        <p>${words.now} <a href="${pathOf(page, 'statement')}#do">${words.nowLink}</a>.</p>
        <p>${words.asksNothing}</p>
      </section>
    </div>
  </main>`
  return pageAround(page, 'check-done', words.title, main)
}

function whyOf(page: Page): readonly string[] {
  const words = WORDS[page.language].check
  return page.facts.notice.organisation.membershipShows === null ? words.why : words.whyTelling[page.facts.notice.organisation.membershipShows]
}
