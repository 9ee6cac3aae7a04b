/** A visitor without script, for tests and benchmarks: keeps cookies, fills every form in, page by page, as its pages ask. */
import { request as plainRequest, type IncomingHttpHeaders } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { readAnswer } from '../src/enquiry/forms/check-answer.ts'
import { fieldsOf, keptAnswers, pathThrough, type Answers, type Form, type FormKind, type Question } from '../src/enquiry/forms/form.ts'
import { FORMS } from '../src/enquiry/forms/registry.ts'

export type Seen = { status: number; headers: IncomingHttpHeaders; body: string }
export type Visitor = {
  cookies: Map<string, string>
  get(url: string): Promise<Seen>
  post(url: string, body?: string, headers?: Record<string, string>): Promise<Seen>
  upload(url: string, name: string, content: Buffer): Promise<Seen>
}

export function visitor(): Visitor {
  const cookies = new Map<string, string>()
  const ask = (url: string, method: string, body: Buffer, headers: Record<string, string>): Promise<Seen> =>
    new Promise((done, failed) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const request = url.startsWith('https:') ? tlsRequest : plainRequest
      const asked = request(
        url,
        { method, agent: false, rejectUnauthorized: false, headers: { ...(cookie === '' ? {} : { Cookie: cookie }), ...headers } },
        (response) => {
          for (const line of response.headers['set-cookie'] ?? []) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
            if (value === '') cookies.delete(name!)
            else cookies.set(name!, value!)
          }
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => done({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks).toString() }))
        },
      )
      asked.on('error', failed)
      asked.end(body)
    })
  return {
    cookies,
    get: (url) => ask(url, 'GET', Buffer.alloc(0), {}),
    post: (url, body = '', headers = {}) =>
      ask(url, 'POST', Buffer.from(body), {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': String(Buffer.byteLength(body)),
        ...headers,
      }),
    upload: (url, name, content) => {
      const edge = 'edge-of-a-part'
      const whole = Buffer.concat([
        Buffer.from(`--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`),
        content,
        Buffer.from(`\r\n--${edge}--\r\n`),
      ])
      return ask(url, 'POST', whole, { 'Content-Type': `multipart/form-data; boundary=${edge}`, 'Content-Length': String(whole.length) })
    },
  }
}

/** What a person might type: the fullest way through the form, or what `wishes` says for a question. */
function bodyFor(question: Question, wishes: Record<string, string>): string {
  const wish = wishes[question.id]
  if (wish !== undefined) return wish
  const text: Record<string, string> = {
    email: 'ada%40post.example',
    postcode: 'zz4+1ab',
    phone: '01632+960+123',
    'money-amount': '£45.50',
    'time-hours': '2.5',
    code: '',
  }
  switch (question.type) {
    case 'choice':
      return `${question.id}=${question.values[0]}`
    case 'checks':
      return question.values
        .filter((value) => value !== question.alone)
        .map((value) => `${question.id}=${value}`)
        .join('&')
    case 'date':
      return `${question.id}-day=24&${question.id}-month=10&${question.id}-year=2025`
    case 'files':
      return `${question.id}=seen`
    default:
      return fieldsOf(question)
        .map((field) => `${field}=${text[field] ?? `Ada+${field}+%C5%B5%0D%0Atwo+lines`}`)
        .join('&')
  }
}

/** Fills a form in and sends it. `typed`: the answers as they should arrive. Fails when a page is not what was expected. */
export async function fillIn(
  startUrl: string,
  kind: FormKind,
  wishes: Record<string, string> = {},
  who: Visitor = visitor(),
  form: Form = FORMS[kind],
): Promise<{ visitor: Visitor; typed: Answers; reference: string; pages: string[] }> {
  const pages: string[] = []
  const origin = new URL(startUrl).origin
  let answers: Answers = who.cookies.has('__Host-mine') ? { proven: 'my_page' } : {}
  let next = (await who.post(`${startUrl}/start`)).headers.location!
  while (!next.endsWith('/answers')) {
    const id = next.split('/').at(-1)!
    pages.push(id)
    const question = pathThrough(form, answers).find((one) => one.id === id)!
    const page = await who.get(origin + next)
    if (page.status !== 200 || !page.body.includes('<h1>')) throw new Error(`${next} was answered ${page.status}`)
    const body = bodyFor(question, wishes)
    answers = { ...answers, ...readAnswer(question, new URLSearchParams(body), '2999-01-01').answers }
    const sent = await who.post(origin + next, body)
    if (sent.status !== 303) throw new Error(`${next} was answered ${sent.status} to ${body}`)
    next = sent.headers.location!
  }
  const list = await who.get(origin + next)
  if (list.status !== 200) throw new Error(`${next} was answered ${list.status}`)
  const sent = await who.post(origin + next)
  const done = await who.get(origin + sent.headers.location!)
  const reference = /<p class="ref">([^<]+)<\/p>/.exec(done.body)?.[1]
  if (reference === undefined) throw new Error(`no reference on the last page (${done.status})`)
  return { visitor: who, typed: keptAnswers(form, answers), reference, pages }
}
