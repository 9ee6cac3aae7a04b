/** The statement to the public: the person first, the organisation after. Each sentence of fact names the ledger entry it rests on. */
import { createHash } from 'node:crypto'
import type { Kind } from '../../kinds.ts'
import { html, inline, type Html } from './html.ts'
import { pageAround, pathOf, telLink } from './layout.ts'
import { momentIn } from './moment.ts'
import type { Translated } from '../../notify/notice.ts'
import { isForeign, rounded, said, type EarlierVersion, type Page } from './site.ts'
import { formWordsOf } from './form-words.ts'
import { WORDS } from './words.ts'

export function statementPage(page: Page): string {
  const { language, facts } = page
  const words = WORDS[language]
  const title = words.title(facts.notice.supplier.name)
  const main = html`<main id="main">
    ${titleBand(page, title, words.lead(facts), [[pathOf(page, 'check'), words.doors.check], ['#do', words.doors.steps], talkDoor(page, words.doors.talk)])}
    <div class="wrap columns">
      <div class="text">
        ${[dangerSection(page), stepsSection(page), neverSection(page), happenedSection(page), knowSection(page), unknownSection(page), whoseSection(page), faqSection(page), contactSection(page), versionsSection(page)].filter((section) => section !== null)}
      </div>
      ${sideColumn(page)}
    </div>
  </main>`
  return pageAround(page, 'statement', title, main)
}

/** A way on from the title: where it leads, its words, and a line under them. */
export type DoorLink = [href: string, words: [head: string, text: string]]

/** The title with the version it is, what it says first, and the ways on; the last of them is always a person to talk to. */
export function titleBand({ language, facts }: Page, title: string, lead: readonly string[], doors: readonly DoorLink[]): Html {
  const words = WORDS[language]
  const shown = doors.map(
    ([href, [head, text]]) =>
      html`<li>
        <a href="${href}"><b>${head}</b><span>${text}</span></a>
      </li>`,
  )
  return html`<div class="title">
    <div class="wrap">
      <p class="stamp">
        <span>${inline(words.version(facts.version, momentIn(facts.publishedAt, facts.zone, language)))}</span> <a href="#versions">${words.whatChanged}</a>
        <span>${words.nextVersion(momentIn(facts.notice.nextUpdateOn, facts.zone, language))}</span>
      </p>
      <h1>${title}</h1>
      <div class="lead">${lead.map((text) => html`<p>${inline(text)}</p>`)}</div>
      <ul class="doors">
        ${shown}
      </ul>
    </div>
  </div>`
}

/** The way to a person, by telephone or otherwise. */
export function talkDoor({ language, facts }: Page, [head, text]: readonly [string, (phone: string, hours: string) => string]): DoorLink {
  const { phone, phoneHours } = facts.notice.organisation
  return ['#contact', [head, text(phone, phoneHours[language])]]
}

export function section(id: string, heading: string, inner: Html | Html[]): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${inner}
  </section> `
}

function dangerSection({ language, facts }: Page): Html {
  const { danger } = WORDS[language]
  return html`<section aria-labelledby="danger">
    <div class="note urgent">
      <h2 id="danger">${danger.heading}</h2>
      <p>${danger.before} ${telLink(facts.notice.organisation.phone)} ${inline(danger.after)}</p>
    </div>
  </section> `
}

function stepsSection({ language, facts }: Page): Html {
  const { steps } = WORDS[language]
  const held = new Set<Kind>(facts.groups.flatMap(({ kinds }) => kinds))
  const list = steps.list(facts, held).map(
    ({ head, when, isNow, howLong, gain, texts }) =>
      html`<li>
        <h3>${head}</h3>
        <p class="when">
          ${isNow ? html`<b>${when}</b>` : html`<b class="later">${when}</b>`}${howLong !== '' && html` <span>${howLong}</span>`}${gain !== '' && html` <span>${gain}</span>`}
        </p>
        ${texts.map((text) => html`<p>${inline(text)}</p>`)}
      </li> `,
  )
  return section(
    'do',
    steps.heading,
    html`<p>${steps.lead}</p>
      <ol class="actions">
        ${list}
      </ol>`,
  )
}

function neverSection({ language, facts }: Page): Html {
  const { never } = WORDS[language]
  return section(
    'never',
    never.heading,
    html`<ul class="list">
        ${never.list.map((text) => html`<li>${text}</li>`)}
      </ul>
      <p>${never.before} ${telLink(facts.notice.organisation.phone)}${never.after}</p>
      <p><a href="${pathOf({ language, facts }, 'genuine')}">${never.genuine}</a></p>`,
  )
}

function happenedSection({ language, facts }: Page): Html | null {
  if (facts.timeline.length === 0) return null
  const { happened } = WORDS[language]
  const supplier = facts.notice.supplier.shortName
  return section(
    'happened',
    happened.heading,
    html`<ol class="timeline">
      ${facts.timeline.map(
        ({ at, says, grade, factId }) =>
          html`<li>
            ${momentMark(at, facts.zone, language)}
            <div>${factText(says, language, factId)}${grade !== null && html`<p class="said">${happened.saidBy(grade, supplier)}</p>`}</div>
          </li> `,
      )}
    </ol>`,
  )
}

function momentMark(at: string, zone: string, language: Page['language']): Html {
  const [day, clock] = momentIn(at, zone, language, 'short').split(', ')
  return html`<time datetime="${at}">${day!}${clock !== undefined && html` <span>${clock}</span>`}</time>`
}

function factText(says: Translated, language: Page['language'], factId: string): Html {
  return html`<p data-fact="${factId}" ${isForeign(says, language) && html` lang="en"`}>${inline(said(says, language).join(' '))}</p>`
}

function gradedFact(grade: string, label: string, text: Html): Html {
  return html`<div>
    <dt class="${grade}"><span class="mark"></span>${label}</dt>
    <dd>${text}</dd>
  </div> `
}

export function knowSection({ language, facts }: Page): Html | null {
  const { know } = WORDS[language]
  const supplier = facts.notice.supplier.shortName
  const people =
    facts.people === null
      ? []
      : [
          gradedFact(
            'seen',
            know.grade('seen', supplier),
            html`<p data-fact="register">
              ${inline(know.people(rounded(facts.people.likely), rounded(facts.people.low, Math.floor), rounded(facts.people.high, Math.ceil)))}
            </p>`,
          ),
        ]
  const rows = [...people, ...facts.known.map(({ grade, says, factId }) => gradedFact(grade, know.grade(grade, supplier), factText(says, language, factId)))]
  return rows.length === 0
    ? null
    : section(
        'know',
        know.heading,
        html`<p>${know.lead}</p>
          <dl class="facts">${rows}</dl>`,
      )
}

function unknownSection({ language, facts }: Page): Html {
  const { unknown } = WORDS[language]
  const rows = facts.unknown.map(({ says, factId }) => gradedFact('unknown', unknown.label, factText(says, language, factId)))
  const given =
    rows.length > 0
      ? rows
      : said(facts.notice.unknowns, language).map((text) =>
          gradedFact(
            'unknown',
            unknown.label,
            factText(isForeign(facts.notice.unknowns, language) ? { en: [text] } : { en: [text], cy: [text] }, language, 'incident'),
          ),
        )
  return section('notknow', unknown.heading, html`<dl class="facts">${given}</dl>`)
}

function whoseSection({ language, facts }: Page): Html | null {
  if (facts.groups.length === 0) return null
  const { whose } = WORDS[language]
  const shows = facts.notice.organisation.membershipShows
  const rows = facts.groups
    .toSorted((a, b) => b.people - a.people)
    .map(
      ({ relationship, kinds, people }) =>
        html`<tr>
          <th scope="row">${whose.group[relationship]}</th>
          <td>${whose.kinds(kinds)}</td>
          <td class="num" data-label="${whose.columns[2]}">${rounded(people)}</td>
        </tr> `,
    )
  return section(
    'whose',
    whose.heading,
    html`<p>${inline(whose.lead)}</p>
      <table class="table">
        <caption class="hidden">
          ${whose.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${whose.columns[0]}</th>
            <th scope="col">${whose.columns[1]}</th>
            <th scope="col" class="num">${whose.columns[2]}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
      ${facts.children > 0 && html`<p>${whose.children(rounded(facts.children))}</p>`} ${shows !== null && html`<p>${whose.telling[shows]}</p>`}`,
  )
}

function faqSection({ language, facts }: Page): Html {
  const { faq } = WORDS[language]
  return section(
    'faq',
    faq.heading,
    html`<div class="faq">
      ${faq.list(facts).map(
        ({ question, answer }) =>
          html`<details>
            <summary>${question}</summary>
            <p>${inline(answer)}</p>
          </details> `,
      )}
    </div>`,
  )
}

export function contactSection(page: Page): Html {
  const { language, facts } = page
  const { contact } = WORDS[language]
  return section(
    'contact',
    contact.heading,
    html`<p>${telLink(facts.notice.organisation.phone, 'tel big-tel')}</p>
      <p>${facts.notice.organisation.phoneHours[language].replace(/^./, (letter) => letter.toUpperCase())}.</p>
      <ul class="list">
        ${contact.list(facts).map(([term, text]) => html`<li><b>${term}</b> ${inline(text)}</li> `)}
      </ul>
      <p><a href="${pathOf(page, 'forms')}">${formWordsOf(page).hub.title}</a></p>`,
  )
}

/** What the ledger says is not known; null: nothing. */
export function unknownFacts(page: Page): Html | null {
  return page.facts.unknown.length === 0 ? null : unknownSection(page)
}

/** Every version with what it added and took away: nothing that was said in public disappears without a trace. */
export function versionsSection({ language, facts }: Page): Html {
  const words = WORDS[language]
  const heading = (version: number, at: Date) => html`<h3>${words.version(version, momentIn(at, facts.zone, language)).replaceAll('**', '')}</h3>`
  const changed = ({ changes, removed }: Pick<EarlierVersion, 'changes' | 'removed'>) =>
    html`${said(changes, language).map((text) => html`<p><ins>${inline(text)}</ins></p>`)}${said(removed, language).map((text) => html`<p><del>${inline(text)}</del></p>`)}`
  const newest = html`<li>
    ${heading(facts.version, facts.publishedAt)}${facts.change === null ? html`<p>${words.versions.first}</p>` : changed(facts.change)}
  </li> `
  const earlier = facts.earlier
    .filter(({ version }) => version < facts.version)
    .toSorted((a, b) => b.version - a.version)
    .map((one) => html`<li>${heading(one.version, one.publishedAt)}${one.version === 1 ? html`<p>${words.versions.first}</p>` : changed(one)}</li> `)
  return section(
    'versions',
    words.versions.heading,
    html`<ol class="versions" reversed>
        ${[newest, ...earlier]}
      </ol>
      <p class="said">${words.versions.fingerprint(facts.version)} <span class="code nowrap">${fingerprintOf(facts)}</span></p>`,
  )
}

/** SHA-256 over what the version says, in groups of four: short enough to read out. */
export function fingerprintOf(facts: Page['facts']): string {
  // The day on a notice is not on this page: without it the same words have the same fingerprint tomorrow.
  const { writtenOn: _, ...notice } = facts.notice
  // What changed follows from the versions themselves.
  const { change: _change, ...words } = facts
  const earlier = facts.earlier.map(({ version, publishedAt, changes }) => ({ version, publishedAt, changes }))
  const hex = createHash('sha256')
    .update(JSON.stringify({ ...words, earlier, notice }))
    .digest('hex')
  return hex.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')
}

function sideColumn(page: Page): Html {
  const { language, facts } = page
  const shown = Object.entries(WORDS[language].side.links).filter(
    ([id]) =>
      (id !== 'happened' || facts.timeline.length > 0) &&
      (id !== 'whose' || facts.groups.length > 0) &&
      (id !== 'know' || facts.people !== null || facts.known.length > 0),
  )
  return sideCards(page, shown)
}

/** `links`: sections that stand on the page, by id. */
export function sideCards({ language, facts }: Page, links: readonly [string, string][]): Html {
  const { side } = WORDS[language]
  return html`<aside class="side" aria-label="${side.label}">
    <nav class="card contents" aria-labelledby="toc">
      <h2 id="toc">${side.heading}</h2>
      <ul>
        ${links.map(([id, text]) => html`<li><a href="#${id}">${text}</a></li> `)}
      </ul>
    </nav>
    <div class="card">
      <h2>${side.ownHeading}</h2>
      <p>${side.own} <b class="nowrap">${facts.notice.organisation.statementAddress.split('/')[0]!}</b></p>
      <p>${side.ownWarning}</p>
    </div>
  </aside>`
}
