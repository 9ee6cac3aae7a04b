/** "Is this notice genuine?": the form, and the five pages it can lead to. */
import type { GenuineAnswer } from '../genuine.ts'
import { html, inline, type Html } from './html.ts'
import { pageAround, pathOf, telLink } from './layout.ts'
import { momentIn } from './moment.ts'
import type { Page } from './site.ts'
import { WORDS } from './words.ts'

export function genuinePage(page: Page): string {
  return formPage(page, null)
}

/** All answers in one language have one size in bytes: who watches the line learns nothing from it. Nothing typed is in them. */
export function genuineAnswers(page: Page): Record<GenuineAnswer, string> {
  const pages = {
    ours: oursPage(page),
    unknown: unknownPage(page),
    code: formPage(page, 'code'),
    letter: formPage(page, 'letter'),
    both: formPage(page, 'both'),
  }
  const bytes = Math.max(...Object.values(pages).map((text) => Buffer.byteLength(text)))
  const padded = (text: string) => text + ' '.repeat(bytes - Buffer.byteLength(text))
  return { ours: padded(pages.ours), unknown: padded(pages.unknown), code: padded(pages.code), letter: padded(pages.letter), both: padded(pages.both) }
}

type Wrong = 'code' | 'letter' | 'both'

function formPage(page: Page, wrong: Wrong | null): string {
  const words = WORDS[page.language].genuine
  const { organisation } = page.facts.notice
  const isWrong = { code: wrong === 'code' || wrong === 'both', initial: wrong === 'letter' || wrong === 'both' }
  const errorAt = (field: 'code' | 'initial') => isWrong[field] && html`<p class="error" id="${field}-error">${words.error[field]}</p>`
  const described = (field: 'code' | 'initial', hint: string) => [hint, isWrong[field] ? `${field}-error` : ''].filter((id) => id !== '').join(' ')
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <a class="back" href="${pathOf(page, 'statement')}">${WORDS[page.language].check.back}</a>
      ${wrong !== null && errorSummary(page, isWrong)}
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
      <div class="note">
        <p>${words.addressBefore} <b class="nowrap">${organisation.genuineAddress}</b>${words.addressAfter}</p>
      </div>
      <form action="${pathOf(page, 'genuine')}" method="post" accept-charset="utf-8" novalidate>
        <div class="field${isWrong.code && ' has-error'}">
          <label for="code">${words.code}</label>
          <p class="hint" id="code-hint">${words.codeHint}</p>
          ${errorAt('code')}
          <input
            class="w-code"
            type="text"
            id="code"
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="60"
            aria-describedby="${described('code', 'code-hint')}"
            ${isWrong.code && html` aria-invalid="true"`}
          />
        </div>
        <div class="field${isWrong.initial && ' has-error'}">
          <label for="initial">${words.initial}</label>
          ${errorAt('initial')}
          <input
            class="w-1"
            type="text"
            id="initial"
            name="initial"
            autocomplete="off"
            spellcheck="false"
            maxlength="4"
            ${isWrong.initial && html` aria-describedby="initial-error" aria-invalid="true"`}
          />
        </div>
        <p class="buttons gap-l"><button class="button">${words.send}</button></p>
      </form>
      <p>${words.phoneBefore} ${telLink(organisation.phone)}.</p>
      ${sentSection(page)} ${looksSection(page)} ${falseSection(page)}
    </div>
  </main>`
  return pageAround(page, 'genuine', wrong === null ? words.title : `${words.error.prefix} ${words.title}`, main)
}

/** It takes the focus by itself, without script. */
function errorSummary(page: Page, isWrong: { code: boolean; initial: boolean }): Html {
  const { error } = WORDS[page.language].genuine
  const fields = (['code', 'initial'] as const).filter((field) => isWrong[field])
  return html`<div class="summary-error" role="alert" tabindex="-1" autofocus aria-labelledby="wrong">
    <h2 id="wrong">${error.heading}</h2>
    <ul>
      ${fields.map((field) => html`<li><a href="#${field}">${error[field]}</a></li>`)}
    </ul>
  </div>`
}

function oursPage(page: Page): string {
  const words = WORDS[page.language].genuine
  const { ours } = words
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <a class="back" href="${pathOf(page, 'genuine')}">${words.again}</a>
      <div class="done">
        <h1>${ours.title}</h1>
        <p>${inline(ours.lead)}</p>
      </div>
      <section class="stack" aria-labelledby="words">
        <h2 id="words">${ours.wordsHeading}</h2>
        <p>${inline(ours.words)}</p>
        <ul class="list">
          ${ours.list.map((text) => html`<li>${text}</li>`)}
          <li>${ours.phoneBefore} ${telLink(page.facts.notice.organisation.phone)}.</li>
        </ul>
      </section>
      ${looksSection(page)}
      <section class="stack" aria-labelledby="mine">
        <h2 id="mine">${ours.mineHeading}</h2>
        <p>${ours.mine}</p>
      </section>
    </div>
  </main>`
  return pageAround(page, 'genuine', ours.title, main)
}

function unknownPage(page: Page): string {
  const words = WORDS[page.language].genuine
  const { unknown } = words
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <a class="back" href="${pathOf(page, 'genuine')}">${words.again}</a>
      <div class="note urgent">
        <h1>${unknown.title}</h1>
        <p>${inline(unknown.lead)}</p>
      </div>
      <section class="stack" aria-labelledby="why">
        <h2 id="why">${unknown.whyHeading}</h2>
        <ul class="list">
          ${unknown.why.map((text) => html`<li>${text}</li>`)}
        </ul>
        <p>${unknown.phoneBefore} ${telLink(page.facts.notice.organisation.phone)}${unknown.phoneAfter}</p>
      </section>
      ${falseSection(page)}
    </div>
  </main>`
  return pageAround(page, 'genuine', unknown.title, main)
}

function looksSection(page: Page): Html {
  const { looks } = WORDS[page.language].genuine
  return html`<section class="stack" aria-labelledby="looks">
    <h2 id="looks">${looks.heading}</h2>
    <p>${looks.lead}</p>
    <table class="table">
      <caption class="hidden">
        ${looks.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${looks.columns[0]}</th>
          <th scope="col">${looks.columns[1]}</th>
        </tr>
      </thead>
      <tbody>
        ${looks.rows(page.facts.notice).map(
          ([how, text]) =>
            html`<tr>
              <th scope="row">${how}</th>
              <td>${inline(text)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`
}

/** The texts themselves, closed until somebody opens one. */
function sentSection(page: Page): Html | false {
  const sent = (page.facts.sent ?? []).filter(({ texts }) => texts.length > 0)
  if (sent.length === 0) return false
  const words = WORDS[page.language].genuine.sent
  const dayOf = (day: string) => momentIn(day, page.facts.zone, page.language)
  return html`<section class="stack" aria-labelledby="sent">
    <h2 id="sent">${words.heading}</h2>
    <p>${words.lead}</p>
    ${sent.map(
      ({ from, firstOn, lastOn, texts }) =>
        html`<p><b>${words.from}:</b> ${from}, ${words.days(dayOf(firstOn), lastOn === null ? null : dayOf(lastOn))}.</p>
          ${texts.map(
            ({ audience, channel, language, subject, text }) =>
              html`<details>
                <summary>${words.textOf(audience, channel)}${language === page.language ? '' : `, ${ownNameOf(language)}`}</summary>
                <div lang="${language}">
                  <p><b>${words.subject}:</b> ${subject}</p>
                  ${text
                    .trim()
                    .split(/\n{2,}/)
                    .map((paragraph) => html`<p dir="auto">${paragraph.replace(/\s+/g, ' ')}</p> `)}
                </div>
              </details> `,
          )} `,
    )}
  </section>`
}

/** What a language is called, in itself: a notice may be in one that this page is not in. */
const ownNameOf = (language: string): string => new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language

function falseSection(page: Page): Html {
  const { bad } = WORDS[page.language].genuine
  return html`<section class="stack" aria-labelledby="bad">
    <h2 id="bad">${bad.heading}</h2>
    <p>${inline(bad.text)}</p>
  </section>`
}
