/** Counts SHA-256 beside the page: the running one of the whole file, piece by piece. Web Crypto can hash only what is whole in memory. */
import { sha256 } from '/assets/noble/sha2.js'

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
let running = sha256.create()

self.addEventListener('message', ({ data }) => {
  if (data.what === 'start') running = sha256.create()
  if (data.what === 'piece') running.update(new Uint8Array(data.piece))
  // A clone: the file may still go on after a question.
  self.postMessage({ no: data.no, sha256: data.what === 'end' ? hex(running.clone().digest()) : '' })
})
