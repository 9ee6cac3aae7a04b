/** Handing files over: with script any size, without it one small file at a time. */
import { html, type Html } from '../../html.ts'
import { MOST_FORM_BYTES, type Upload } from '../upload.ts'
import { errorSummary, hintAndError, described, pageAround, sizeText, WORDS, type View } from './layout.ts'

export function filesPage(view: View, uploads: readonly Upload[], problem?: string): string {
  const words = WORDS[view.language].files
  // What the script says; it has no words of its own.
  const spoken = { sending: words.sending, counting: words.counting, waiting: words.waiting, done: words.done, failed: words.failed, changed: words.changed }
  const main = html`<main id="main" class="wrap">
    <div class="task files-page">
      <a class="back" href="/">${WORDS[view.language].back}</a>
      ${errorSummary(view, problem === undefined ? [] : [{ field: 'file', text: problem }])}
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
      <section id="sender" class="sender" hidden data-words="${JSON.stringify(spoken)}">
        <div class="buttons">
          <label class="button" for="pick-files">${words.choose}</label>
          <input class="hidden" type="file" id="pick-files" multiple />
          <label class="button quiet" for="pick-folder">${words.folder}</label>
          <input class="hidden" type="file" id="pick-folder" multiple webkitdirectory />
          <span class="soft">${words.drop}</span>
        </div>
        <p class="small soft gap-s">${words.keepOpen}</p>
        <ul id="sending" class="sending" aria-live="polite"></ul>
      </section>
      <section id="plain" class="stack" aria-labelledby="plain-title">
        <h2 id="plain-title">${words.noScript}</h2>
        <form action="/files" method="post" enctype="multipart/form-data">
          <div class="${problem === undefined ? 'field' : 'field has-error'}">
            <label for="file">${words.oneFile}</label>
            ${hintAndError(view, { name: 'file', problem })}
            <input type="file" id="file" name="file" ${described({ name: 'file', problem })} />
          </div>
          <p class="buttons gap-s"><button class="button">${words.send}</button></p>
        </form>
        <p class="small soft">${words.big} (${sizeText(MOST_FORM_BYTES)})</p>
      </section>
      <section class="stack" aria-labelledby="list">
        <h2 id="list">${words.list}</h2>
        ${uploads.length === 0 ? html`<p>${words.none}</p>` : listOf(view, uploads)}
      </section>
    </div>
  </main>`
  return pageAround(view, `${problem === undefined ? '' : WORDS[view.language].problem.prefix}${words.title}`, main, '/assets/send-files.js')
}

/** Newest first; a list of a thousand files stays one page: the whole list is in the API. */
const MOST_SHOWN = 500

function listOf(view: View, uploads: readonly Upload[]): Html {
  const words = WORDS[view.language].files
  return html`<table class="table upload-list">
    <thead>
      <tr>
        ${words.columns.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${uploads
        .toReversed()
        .slice(0, MOST_SHOWN)
        .map(
          (upload) =>
            html`<tr>
              <td class="path">${upload.path}</td>
              <td>${upload.state === 'growing' ? `${sizeText(upload.receivedBytes)} / ${sizeText(upload.bytes)}` : sizeText(upload.bytes)}</td>
              <td>
                ${words.states[upload.state]}
                ${
                  upload.state === 'growing' &&
                  html`<span class="small soft">${words.goOn}</span>
                    <form action="/files/${upload.uploadId}/drop" method="post">
                      <button class="link">${words.giveUp}<span class="hidden">: ${upload.path}</span></button>
                    </form>`
                }
              </td>
              <td class="code fingerprint">${upload.sha256 ?? ''}</td>
            </tr>`,
        )}
    </tbody>
  </table>`
}
