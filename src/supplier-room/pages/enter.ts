/** The first visit and every later one: the code from the telephone, password and authenticator, signing in, choosing a room. */
import { html } from '../../html.ts'
import type { Welcome } from '../enter-room.ts'
import type { Room } from '../room.ts'
import { errorSummary, inputField, taskPage, WORDS, type View, type Wrong } from './layout.ts'

export function spokenPage(view: View, link: string, problem?: string): string {
  const words = WORDS[view.language].enter
  const title = words.title(view.organisationName)
  const body = html`${errorSummary(view, problem === undefined ? [] : [{ field: 'spoken', text: problem }])}
    <h1>${title}</h1>
    <p>${words.lead}</p>
    <form action="/enter/${link}" method="post" accept-charset="utf-8" novalidate>
      ${inputField(view, { name: 'spoken', label: words.code, hint: words.codeHint, inputmode: 'numeric', autocomplete: 'one-time-code', width: 'w-8', problem, maxLength: 20 })}
      <p class="buttons gap-l"><button class="button">${words.go}</button></p>
    </form>`
  return taskPage(view, title, body, { isWrong: problem !== undefined })
}

export function spentPage(view: View): string {
  const words = WORDS[view.language].enter
  const body = html`<h1>${words.spent}</h1>
    <p>${words.spentText}</p>
    <p><a class="button" href="/sign-in">${words.signIn}</a></p>`
  return taskPage(view, words.spent, body)
}

export type SetUp = { link: string; spoken: string; welcome: Welcome; name?: string; problem?: Wrong }

export function setUpPage(view: View, { link, spoken, welcome, name, problem }: SetUp): string {
  const words = WORDS[view.language].enter
  const problemAt = (field: string) => (problem?.field === field ? problem.text : undefined)
  const hidden = html`<input type="hidden" name="spoken" value="${spoken}" />`
  const form = welcome.hasAccount
    ? html`<p>${words.known}</p>
        <form action="/enter/${link}/finish" method="post" accept-charset="utf-8">${hidden}<button class="button">${words.knownGo}</button></form>`
    : html`<form action="/enter/${link}/finish" method="post" accept-charset="utf-8" novalidate>
        ${hidden}
        <div class="field">
          <span class="label">${words.email}</span>
          <p>${welcome.email}</p>
          <input type="hidden" name="email" value="${welcome.email}" autocomplete="username" />
        </div>
        ${inputField(view, { name: 'name', label: words.name, value: name ?? welcome.name, autocomplete: 'name' })}
        ${inputField(view, { name: 'password', label: words.password, hint: words.passwordHint, type: 'password', autocomplete: 'new-password', problem: problemAt('password') })}
        <section class="stack enrol" aria-labelledby="app">
          <h2 id="app">${words.app}</h2>
          <p>${words.appLead}</p>
          <p class="code">${welcome.enrol.typed}</p>
          <div class="qr" role="img" aria-label="${words.appPicture}">${{ html: welcome.enrol.svg }}</div>
        </section>
        ${inputField(view, { name: 'code', label: words.appCode, inputmode: 'numeric', autocomplete: 'one-time-code', width: 'w-8', problem: problemAt('code'), maxLength: 10 })}
        <p class="buttons gap-l"><button class="button">${words.finish}</button></p>
      </form>`
  const body = html`${errorSummary(view, problem ? [problem] : [])}
    <h1>${words.setUp}</h1>
    <p>${words.setUpLead(welcome.supplierName)}</p>
    ${form}`
  return taskPage(view, words.setUp, body, { isWrong: problem !== undefined })
}

export function signInPage(view: View, given: { email?: string; problem?: string; hasEntered?: boolean } = {}): string {
  const words = WORDS[view.language].signIn
  const body = html`${errorSummary(view, given.problem === undefined ? [] : [{ field: 'email', text: given.problem }])}
    <h1>${words.title}</h1>
    ${given.hasEntered === true && html`<div class="note"><p>${words.entered}</p></div>`}
    <form action="/sign-in" method="post" accept-charset="utf-8" novalidate>
      ${inputField(view, { name: 'email', label: words.email, type: 'email', value: given.email ?? '', autocomplete: 'username', problem: given.problem })}
      ${inputField(view, { name: 'password', label: words.password, type: 'password', autocomplete: 'current-password' })}
      ${inputField(view, { name: 'code', label: words.code, hint: words.codeHint, inputmode: 'numeric', autocomplete: 'one-time-code', width: 'w-8', maxLength: 10 })}
      <p class="buttons gap-l"><button class="button">${words.go}</button></p>
    </form>
    <p class="small soft">${words.lost}</p>`
  return taskPage(view, words.title, body, { isWrong: given.problem !== undefined })
}

export function roomsPage(view: View, rooms: readonly Room[]): string {
  const words = WORDS[view.language].rooms
  const body = html`<h1>${words.title}</h1>
    <p>${words.lead}</p>
    <ul class="rooms">
      ${rooms.map(
        (room) =>
          html`<li>
            <form action="/rooms" method="post">
              <input type="hidden" name="room" value="${room.roomId}" />
              <span
                ><b>${room.organisationName}</b
                ><br />${room.reference === '' ? words.newReport : `${room.reference}: ${room.title}`}<br />${room.supplierName}</span
              >
              <button class="button quiet">${words.open}<span class="hidden"> ${room.organisationName} ${room.reference}</span></button>
            </form>
          </li>`,
      )}
    </ul>`
  return taskPage(view, words.title, body)
}
