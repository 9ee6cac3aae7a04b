/**
 * Sends files of any size in pieces, and goes on by itself after a broken line. The same file chosen again after a restart is known by its
 * path, size and time, and goes on where it stopped. Each piece carries its SHA-256; at the end both sides compare that of the whole.
 */
const PIECE_BYTES = 8 << 20
const LONGEST_WAIT_MS = 30_000

const sender = document.querySelector('#sender')
const list = document.querySelector('#sending')
const words = JSON.parse(sender.dataset.words)
sender.hidden = false
document.querySelector('#plain').hidden = true

const worker = new Worker('/assets/hash-worker.js', { type: 'module' })
const waiting = new Map()
let questionNo = 0
worker.addEventListener('message', ({ data }) => {
  waiting.get(data.no)(data.sha256)
  waiting.delete(data.no)
})
function hash(what, piece) {
  const no = ++questionNo
  return new Promise((done) => {
    waiting.set(no, done)
    worker.postMessage({ what, piece, no })
  })
}

/** Digest of one piece, as RFC 9530 writes it. Beside TLS and this machine a browser has no Web Crypto; then the piece goes through the worker's library. */
async function digestOf(piece) {
  const bytes = crypto.subtle
    ? new Uint8Array(await crypto.subtle.digest('SHA-256', piece))
    : (await import('/assets/noble/sha2.js')).sha256(new Uint8Array(piece))
  return `sha-256=:${btoa(String.fromCharCode(...bytes))}:`
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms))

/** What the server says no to; a broken line is not one of these. */
class Refused extends Error {
  constructor(status, body) {
    super([body.says, body.hint].filter(Boolean).join(' '))
    this.status = status
    this.code = body.code
  }
}

async function ask(method, path, options = {}) {
  const answer = await fetch(path, { method, ...options })
  const body = answer.status === 204 ? {} : await answer.json()
  if (answer.ok) return body
  // Our side is restarted, or full for a moment: that passes.
  if (answer.status >= 500) throw new Error(body.says)
  throw new Refused(answer.status, body)
}

const json = (body) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** Tries until an answer comes; `show` tells that the line is broken. */
async function untilAnswered(show, work) {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Refused || error instanceof DOMException) throw error
      show(words.waiting)
      await pause(Math.min(LONGEST_WAIT_MS, 1000 * 2 ** tries))
    }
  }
}

async function sendOne({ file, path }, row) {
  const modifiedAt = new Date(file.lastModified).toISOString()
  const upload = await untilAnswered(row.say, () => ask('POST', '/api/uploads', json({ path, bytes: file.size, modifiedAt })))
  const address = `/api/uploads/${upload.uploadId}`
  await hash('start')
  let [hashed, position] = [0, upload.receivedBytes]
  const read = async (from) => file.slice(from, Math.min(from + PIECE_BYTES, file.size)).arrayBuffer()
  while (position < file.size || hashed < position) {
    if (hashed < position) {
      row.say(words.counting)
      const piece = (await read(hashed)).slice(0, position - hashed)
      hashed += piece.byteLength
      await hash('piece', piece)
      row.show(hashed, file.size)
      continue
    }
    const piece = await read(position)
    const digest = await digestOf(piece)
    const from = position
    position = await untilAnswered(row.say, () => sendPiece(address, from, piece, digest))
    if (hashed === from) {
      hashed += piece.byteLength
      await hash('piece', piece)
    }
    row.say(words.sending)
    row.show(position, file.size)
  }
  const sha256 = await hash('end')
  await untilAnswered(row.say, () => ask('POST', `${address}/finish`, json({ sha256 })))
  row.done(sha256)
}

/** Where to go on. The server's own offset counts: a piece whose acknowledgement was lost is there already. */
async function sendPiece(address, offset, piece, digest) {
  const headers = { 'content-type': 'application/octet-stream', 'upload-offset': String(offset), 'content-digest': digest }
  try {
    return (await ask('PATCH', address, { headers, body: piece })).receivedBytes
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'upload_offset') throw error
    return (await ask('GET', address)).receivedBytes
  }
}

function rowFor(path) {
  const row = document.createElement('li')
  const name = Object.assign(document.createElement('b'), { textContent: path })
  const bar = document.createElement('progress')
  bar.max = 1
  bar.value = 0
  bar.setAttribute('aria-label', path)
  const state = document.createElement('span')
  state.setAttribute('role', 'status')
  row.append(name, bar, state)
  list.append(row)
  return {
    show: (done, of) => void (bar.value = of === 0 ? 1 : done / of),
    // Said once, so that a screen reader is not told of every piece.
    say: (text) => void (state.textContent === text || (state.textContent = text)),
    done: (sha256) => {
      bar.value = 1
      state.textContent = `${words.done}. SHA-256 ${sha256}`
      row.className = 'is-received'
    },
    failed: (text) => {
      state.textContent = `${words.failed}. ${text}`
      row.className = 'is-refused'
    },
  }
}

let queue = Promise.resolve()
let unsent = 0
/** One after the other: a line is not faster for being shared, and the first file is there sooner. */
function add(files) {
  for (const one of files) {
    const row = rowFor(one.path)
    unsent++
    queue = queue.then(async () => {
      try {
        await sendOne(one, row)
      } catch (error) {
        row.failed(error instanceof DOMException ? words.changed : error.message)
      }
      unsent--
    })
  }
}

for (const id of ['pick-files', 'pick-folder']) {
  document.querySelector(`#${id}`).addEventListener('change', ({ target }) => {
    add(Array.from(target.files, (file) => ({ file, path: file.webkitRelativePath || file.name })))
    target.value = ''
  })
}

/** Files of a dropped folder, with their paths in it. */
async function filesOf(entry, folder) {
  if (entry.isFile) return [{ file: await new Promise((done, failed) => entry.file(done, failed)), path: `${folder}${entry.name}` }]
  const reader = entry.createReader()
  const files = []
  for (;;) {
    // A reader gives a hundred at a time.
    const entries = await new Promise((done, failed) => reader.readEntries(done, failed))
    if (entries.length === 0) return files
    for (const inner of entries) files.push(...(await filesOf(inner, `${folder}${entry.name}/`)))
  }
}
sender.addEventListener('dragover', (event) => event.preventDefault())
sender.addEventListener('drop', async (event) => {
  event.preventDefault()
  const entries = Array.from(event.dataTransfer.items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  for (const entry of entries) add(await filesOf(entry, ''))
})

addEventListener('beforeunload', (event) => {
  if (unsent > 0) event.preventDefault()
})
