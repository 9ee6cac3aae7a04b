/** What every page of the supplier's room has around it. No script but on the page of files; nothing from another host. */
import type { AppError } from '../../errors.ts'
import { html, type Html } from '../../html.ts'
import { displayMoment } from '../../incident/zone.ts'
import type { Language } from '../room.ts'
import { CY } from './words-cy.ts'
import { EN, type Words } from './words-en.ts'

export const WORDS: Record<Language, Words> = { en: EN, cy: CY }

/** Who looks, and from where: what the frame of a page needs. */
export type View = { language: Language; organisationName: string; path: string; isSignedIn: boolean }

export function pageAround(view: View, title: string, main: Html, script: string | null = null): string {
  const words = WORDS[view.language]
  const to = (language: Language) => `/language/${language}?back=${encodeURIComponent(view.path)}`
  const switcher =
    view.language === 'en'
      ? html`<span aria-current="true" lang="en">English</span><a href="${to('cy')}" hreflang="cy" lang="cy">Cymraeg</a>`
      : html`<a href="${to('en')}" hreflang="en" lang="en">English</a><span aria-current="true" lang="cy">Cymraeg</span>`
  return html`<!doctype html>
    <html lang="${view.language === 'cy' ? 'cy' : 'en-GB'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – ${words.room}</title>
        <link rel="stylesheet" href="/assets/public.css" />
        <link rel="stylesheet" href="/assets/room.css" />
        ${script !== null && html`<script type="module" src="${script}"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header class="masthead">
          <div class="wrap">
            <a class="org" href="/">${view.organisationName}</a>
            <span class="call">${words.room}</span>
            <nav class="langs" aria-label="${words.languageLabel}">${switcher}</nav>
            ${view.isSignedIn && html`<form action="/sign-out" method="post" class="inline"><button class="link">${words.signOut}</button></form>`}
          </div>
        </header>
        ${main}
        <footer class="foot">
          <div class="wrap">
            <div class="stack-s">
              <p>${words.foot(view.organisationName)}</p>
              <p>${words.footNoScript}</p>
            </div>
            <p>${words.footLaw}</p>
          </div>
        </footer>
      </body>
    </html> `.html
}

/** One column, as every page but the first has it. */
export function taskPage(view: View, title: string, body: Html, more: { back?: string; isWrong?: boolean; script?: string } = {}): string {
  const words = WORDS[view.language]
  const main = html`<main id="main" class="wrap">
    <div class="task">${more.back !== undefined && html`<a class="back" href="${more.back}">${words.back}</a>`} ${body}</div>
  </main>`
  return pageAround(view, `${more.isWrong === true ? words.problem.prefix : ''}${title}`, main, more.script ?? null)
}

export type Wrong = { field: string; text: string }

/** Takes the focus by itself, without script. */
export function errorSummary(view: View, problems: readonly Wrong[]): Html | false {
  if (problems.length === 0) return false
  const words = WORDS[view.language]
  return html`<div class="summary-error" role="alert" tabindex="-1" autofocus aria-labelledby="wrong">
    <h2 id="wrong">${words.problem.heading}</h2>
    <ul>
      ${problems.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)}
    </ul>
  </div>`
}

export type Input = {
  name: string
  label: string
  hint?: string
  value?: string
  type?: 'text' | 'email' | 'password'
  autocomplete?: string
  inputmode?: 'numeric' | 'text'
  width?: string
  problem?: string | undefined
  maxLength?: number
}

/** A label, its hint, what is wrong with it, and the input. */
export function inputField(view: View, input: Input): Html {
  return html`<div class="${input.problem ? 'field has-error' : 'field'}">
    <label for="${input.name}">${input.label}</label>
    ${hintAndError(view, input)}
    <input
      class="${input.width ?? 'w-30'}"
      type="${input.type ?? 'text'}"
      id="${input.name}"
      name="${input.name}"
      value="${input.value ?? ''}"
      autocomplete="${input.autocomplete ?? 'off'}"
      spellcheck="false"
      maxlength="${input.maxLength ?? 200}"
      ${input.inputmode !== undefined && html` inputmode="${input.inputmode}"`}
      ${described(input)}
    />
  </div>`
}

export function hintAndError(view: View, { name, hint, problem }: Pick<Input, 'name' | 'hint' | 'problem'>): Html {
  return html`${hint !== undefined && hint !== '' && html`<p class="hint" id="${name}-hint">${hint}</p>`}
  ${problem !== undefined && html`<p class="error" id="${name}-error"><span class="hidden">${WORDS[view.language].problem.prefix}</span>${problem}</p>`}`
}

export function described({ name, hint, problem }: Pick<Input, 'name' | 'hint' | 'problem'>): Html {
  const ids = [hint ? `${name}-hint` : '', problem === undefined ? '' : `${name}-error`].filter((id) => id !== '')
  return html`${ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`}${problem !== undefined && html` aria-invalid="true"`}`
}

/** What an error says to a visitor: its sentence and its way out. */
export function errorText(view: View, error: AppError): string {
  return WORDS[view.language].error.codes[error.code] ?? `${error.message} ${error.hint}`
}

/** `Thu 22 Oct 2026, 17:35 BST`. */
export function momentIn(at: Date, zone: string, language: Language): string {
  if (language === 'en') return displayMoment(at, zone)
  const parts = new Intl.DateTimeFormat('cy', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
  return parts.format(at)
}

/** 3.1 TB, 840 MB, 17 bytes: powers of ten, as disks are sold. */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 0), units.length - 1)
  const value = bytes / 10 ** (3 * power)
  return `${power === 0 ? value : value.toPrecision(3).replace(/\.?0+$/, '')} ${units[power]}`
}

/** `1 file`, `2 files`. */
export function countText(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}
