/**
 * Hands each notice to another sender of the organisation by HTTP: JSON, one recipient a request, with an Idempotency-Key that is the notice's own for
 * life. A request without an answer is made again with the same key, so the other side can tell; it has to honour the key.
 */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../errors.ts'
import { emailHtml } from '../email-html.ts'
import { emailText } from '../email-text.ts'
import type { BatchItem, Channel } from './channel.ts'
import { smsText } from './govuk-notify.ts'

const TRIES = 5
const PATIENCE_MS = 30_000

export const webHook = hook('web-hook', 'e-mails as JSON to an address of yours', 'email', ({ notice, to }) => ({
  to,
  subject: notice.subject,
  text: emailText(notice),
  html: emailHtml(notice),
}))
export const webHookSms = hook('web-hook-sms', 'text messages as JSON to an address of yours', 'sms', ({ notice, to }) => ({ to, text: smsText(notice) }))

function hook(name: string, says: string, carries: Channel['carries'], bodyOf: (item: BatchItem) => object): Channel {
  return {
    name,
    says,
    carries,
    handOver: async function* (items, target) {
      const url = readUrl(target)
      for await (const item of items) {
        const body = JSON.stringify({ reference: item.notice.reference, language: item.notice.language, ...bodyOf(item) })
        await post(url, body, createHash('sha256').update(`${name}\0${item.notice.reference}`).digest('hex'))
        yield { personNo: item.personNo, pages: 0, sha256: createHash('sha256').update(body).digest('hex') }
      }
    },
  }
}

/** HTTPS, or plain HTTP to this machine only. */
function readUrl(target: string): URL {
  const url = URL.parse(target)
  const isLocal = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url === null || (url.protocol !== 'https:' && !isLocal)) throw new AppError('usage', { problem: `${target} is not an https:// address` })
  return url
}

async function post(url: URL, body: string, key: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).then(
      async (response) => {
        await response.body?.cancel()
        return response.status
      },
      () => 0,
    )
    if (answer >= 200 && answer < 300) return
    // 409: a request with this key was already taken.
    if (answer === 409) return
    if ((answer >= 400 && answer < 500 && answer !== 429 && answer !== 408) || tries >= TRIES)
      throw new AppError('relay_refused', { host: url.host, reason: answer === 0 ? 'no answer' : `HTTP ${answer}` })
    await sleep(200 * 2 ** tries)
  }
}
