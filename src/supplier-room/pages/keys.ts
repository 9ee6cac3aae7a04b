/** Keys for the supplier's own programs: made, shown once, ended. */
import { html } from '../../html.ts'
import type { TokenCard } from '../token.ts'
import type { Room } from '../room.ts'
import { inputField, momentIn, taskPage, WORDS, type View } from './layout.ts'

export function keysPage(view: View, room: Room, tokens: readonly TokenCard[], made: { token: string; expiresAt: Date } | null, url: string): string {
  const words = WORDS[view.language].keys
  const body = html`<h1>${words.title}</h1>
    <p>${words.lead}</p>
    ${
      made !== null &&
      html`<div class="done" role="status">
        <p><b>${words.made}</b></p>
        <p class="code" id="made">${made.token}</p>
      </div>`
    }
    <form action="/keys" method="post">
      ${inputField(view, { name: 'name', label: words.name, maxLength: 100 })}
      <p class="buttons gap-l"><button class="button">${words.make}</button></p>
    </form>
    ${
      tokens.length === 0
        ? html`<p>${words.none}</p>`
        : html`<table class="table">
            <thead>
              <tr>
                ${words.columns.map((name) => html`<th scope="col">${name}</th>`)}
                <td></td>
              </tr>
            </thead>
            <tbody>
              ${tokens.map(
                (token) =>
                  html`<tr>
                    <td>${token.name}</td>
                    <td>${momentIn(token.expiresAt, room.zone, view.language)}</td>
                    <td>${token.lastUsedAt === null ? words.never : momentIn(token.lastUsedAt, room.zone, view.language)}</td>
                    <td>
                      <form action="/keys/${token.tokenId}/end" method="post">
                        <button class="link">${words.end}<span class="hidden">: ${token.name}</span></button>
                      </form>
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    <section class="stack" aria-labelledby="how">
      <h2 id="how">${words.how}</h2>
      <pre class="code sample" tabindex="0" lang="en">${HOW(url)}</pre>
    </section>`
  return taskPage(view, words.title, body, { back: '/' })
}

const HOW = (url: string) => `KEY=tsr_…
# what is asked
curl -H "Authorization: Bearer $KEY" ${url}/api/questions
# answer question 3
curl -H "Authorization: Bearer $KEY" --json '{"says":"yes"}' ${url}/api/questions/3/answers
# report (docs/supplier-room.md has every field)
curl -H "Authorization: Bearer $KEY" --json @report.json ${url}/api/reports
# a file of any size: announce it, send pieces of up to 8 MiB from "receivedBytes", finish with its SHA-256
curl -H "Authorization: Bearer $KEY" --json '{"path":"backup/members.sql","bytes":840000000000}' ${url}/api/uploads`
