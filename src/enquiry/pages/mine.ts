/** My data: the door to a person's own page, and the page. It is made for one visitor from what their code and second thing opened. */
import { noticeFor } from '../../notify/write-notice.ts'
import type { NoticePerson } from '../../notify/notice.ts'
import { plain } from '../../notify/rich.ts'
import { SPECIAL_CATEGORIES, type Kind } from '../../kinds.ts'
import { KIND_MEANS } from './kind-means.ts'
import { KIND as KIND_CY } from './kinds-cy.ts'
import { labelOf } from './kinds-en.ts'
import { FORM_PLACE, FORMS } from '../forms/registry.ts'
import type { PageContent } from '../my-page/page-content.ts'
import { FORM_WORDS } from './form-words.ts'
import { html, inline, type Html } from './html.ts'
import { pageAround, pathOf, telLink } from './layout.ts'
import { MINE_WORDS } from './mine-words.ts'
import { momentIn } from './moment.ts'
import type { Page } from './site.ts'

/** `wrong`: what was typed opened nothing; which of it was wrong is not said. `wait`: too many tries. */
export function mineDoorPage(page: Page, problem: 'wrong' | 'wait' | null): string {
  const words = MINE_WORDS[page.language].door
  const form = FORM_WORDS[page.language]
  const phone = page.facts.notice.organisation.phone
  const says = problem === null ? '' : `${words[problem]} ${phone}`
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <a class="back" href="${pathOf(page, 'statement')}">${form.backToStatement}</a>
      ${
        problem !== null &&
        html`<div class="summary-error" role="alert" aria-labelledby="problem" tabindex="-1" autofocus>
          <h2 id="problem">${form.problem.heading}</h2>
          <ul>
            <li><a href="#code">${says}</a></li>
          </ul>
        </div>`
      }
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
      <form action="${pathOf(page, 'mine')}" method="post" accept-charset="utf-8" novalidate autocomplete="off">
        <div class="${problem === null ? 'field' : 'field has-error'}">
          <label for="code">${words.code}</label>
          <p class="hint" id="code-hint">${words.codeHint}</p>
          ${problem !== null && html`<p class="error" id="code-error"><span class="hidden">${form.problem.prefix}</span>${says}</p>`}
          <input
            class="w-code"
            type="text"
            id="code"
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="60"
            aria-describedby="code-hint${problem === null ? '' : ' code-error'}"
            ${problem !== null && html` aria-invalid="true"`}
          />
        </div>
        <fieldset class="field gap-xl" aria-describedby="born-hint">
          <legend class="label">${words.born}</legend>
          <p class="hint" id="born-hint">${words.bornHint}</p>
          <div class="row gap-s">
            ${(['day', 'month', 'year'] as const).map(
              (part) =>
                html`<div>
                  <label for="${part}">${form[part]}</label>
                  <input
                    class="${part === 'year' ? 'w-4' : 'w-2'}"
                    type="text"
                    inputmode="numeric"
                    id="${part}"
                    name="${part}"
                    maxlength="4"
                    autocomplete="off"
                  />
                </div> `,
            )}
          </div>
        </fieldset>
        <div class="field gap-xl">
          <label for="postcode">${words.postcode}</label>
          <p class="hint" id="postcode-hint">${words.postcodeHint}</p>
          <input class="w-8" type="text" id="postcode" name="postcode" autocomplete="off" spellcheck="false" maxlength="16" aria-describedby="postcode-hint" />
        </div>
        <p class="buttons gap-xl"><button class="button">${words.open}</button></p>
      </form>
      <section class="stack" aria-labelledby="other">
        <h2 id="other">${words.otherHeading}</h2>
        <p>${words.other} ${telLink(phone)}.</p>
      </section>
    </div>
  </main>`
  return pageAround(page, 'mine', `${problem === null ? '' : form.problem.prefix}${words.title}`, main)
}

const RIGHTS = ['enquiry', 'access', 'correction', 'erasure', 'complaint', 'claim'] as const

export function minePage(page: Page, content: PageContent): string {
  const { language, facts } = page
  const words = MINE_WORDS[language]
  const form = FORM_WORDS[language]
  const { organisation } = facts.notice
  const label = (kind: Kind): string => (language === 'cy' ? KIND_CY[kind] : labelOf(kind))
  const person: NoticePerson = {
    ...content.person,
    reference: '',
    givenName: content.name,
    familyName: '',
    fullName: content.name,
    addressLines: [],
    emails: [],
  }
  const notice = noticeFor(person, facts.notice, language, 'letter')
  const actions = notice.blocks.find(({ name }) => name === 'actions')?.actions ?? []
  const paragraphsOf = (name: string): string[] => (notice.blocks.find((block) => block.name === name)?.paragraphs ?? []).map(plain)
  const kinds = content.held.map(
    ({ kind, masked, place, places }) =>
      html`<article class="kind">
        <div>
          <h3>${label(kind).replace(/^./, (letter) => letter.toUpperCase())}</h3>
          ${masked !== '' && html`<span class="held">${masked}</span>`}
        </div>
        <div>
          <p>${KIND_MEANS[language][kind]}${SPECIAL_CATEGORIES.has(kind) && ` ${words.special}`}</p>
          ${place !== '' && html`<p class="said">${words.foundIn(place, places)}</p>`}
        </div>
      </article> `,
  )
  const row = (at: string, text: string): Html =>
    html`<tr>
      <th scope="row">${momentIn(at, facts.zone, language, 'short')}</th>
      <td>${text}</td>
    </tr> `
  const main = html`<main id="main">
    <div class="title">
      <div class="wrap">
        <p class="stamp"><span>${inline(words.onlyFor(content.name))}</span> <span>${words.opened}</span> <span>${words.closes}</span></p>
        <h1>${words.title}</h1>
        <div class="lead">
          ${notice.blocks
            .filter(({ name }) => name === 'what-happened' || name === 'sorry')
            .flatMap(({ paragraphs }) => paragraphs ?? [])
            .map((text) => html`<p>${plain(text)}</p>`)}
        </div>
        <form action="${pathOf(page, 'mine/close')}" method="post"><button class="button quiet">${words.close}</button></form>
      </div>
    </div>
    <div class="wrap columns">
      <div class="text">
        <section aria-labelledby="danger">
          <div class="note urgent">
            <h2 id="danger">${words.danger[0]}</h2>
            <p>${words.danger[1]} ${telLink(organisation.phone)} ${words.danger[2]}</p>
          </div>
        </section>
        <section aria-labelledby="kinds">
          <h2 id="kinds">${words.kinds}</h2>
          <p>${words.masked} <a href="${pathOf(page, FORM_PLACE.access)}">${words.askAll}</a>.</p>
          <div class="kinds">${kinds}</div>
          ${['not-held', 'unknown'].flatMap((name) => paragraphsOf(name).map((text) => html`<p>${inline(text)}</p>`))}
        </section>
        <section aria-labelledby="do">
          <h2 id="do">${words.todo}</h2>
          <ol class="actions">
            ${actions.map(
              ({ head, when, isUrgent, howLong, paragraphs }) =>
                html`<li>
                  <h3>${head}</h3>
                  <p class="when">${isUrgent ? html`<b>${when}</b>` : html`<b class="later">${when}</b>`}${howLong !== '' && html` <span>${howLong}</span>`}</p>
                  ${paragraphs.map((text) => html`<p>${inline(plain(text))}</p>`)}
                </li> `,
            )}
          </ol>
        </section>
        <section aria-labelledby="rights">
          <h2 id="rights">${words.rights}</h2>
          <ul class="rights">
            ${RIGHTS.map(
              (kind) =>
                html`<li>
                  <a href="${pathOf(page, FORM_PLACE[kind])}"><b>${FORMS[kind].words[language].title}</b><span>${form.hub.items[kind]}</span></a>
                </li> `,
            )}
          </ul>
        </section>
        <section aria-labelledby="sent">
          <h2 id="sent">${words.sent}</h2>
          ${
            content.sent.length + content.looks.length === 0
              ? html`<p>${words.nothingYet}</p>`
              : html`<table class="table">
                  <caption class="hidden">
                    ${words.sent}
                  </caption>
                  <thead>
                    <tr>
                      <th scope="col">${words.when}</th>
                      <th scope="col">${words.what}</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${content.sent.map(({ at, channel, state }) => row(at, words.sentBy(channel, state)))}
                    ${content.looks.map(({ at, action }) => row(at, words.look(action)))}
                  </tbody>
                </table>`
          }
          <p class="small soft">${words.asOf(momentIn(content.madeAt, facts.zone, language))}</p>
          <p><strong>${words.again(momentIn(facts.notice.nextUpdateOn, facts.zone, language))}</strong></p>
        </section>
      </div>
      <aside class="side" aria-label="${words.help}">
        <div class="card">
          <h2>${words.talk}</h2>
          <p>${telLink(organisation.phone, 'tel big-tel')}</p>
          <p>${organisation.phoneHours[language]}</p>
        </div>
        <div class="card">
          <h2>${words.keep[0]}</h2>
          <p>${words.keep[1]}</p>
        </div>
        <div class="card">
          <h2>${notice.blocks.find(({ name }) => name === 'never')?.heading ?? ''}</h2>
          ${paragraphsOf('never').map((text) => html`<p>${inline(text)}</p>`)}
        </div>
      </aside>
    </div>
  </main>`
  return pageAround(page, 'mine', words.title, main)
}
