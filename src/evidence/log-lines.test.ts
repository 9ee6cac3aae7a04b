import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatsFor } from './formats/registry.ts'

const lines = (line: (no: number) => string) => Buffer.from(Array.from({ length: 40 }, (_, no) => `${line(no)}\n`).join(''))
const two = (no: number) => String(no % 60).padStart(2, '0')

for (const [what, path, bytes] of [
  [
    'a log of a web server',
    'access.txt',
    lines(
      (no) => `198.51.100.${no} - - [01/Oct/2026:12:30:${two(no)} +0000] "POST /login?email=jo${no}@example.org HTTP/1.1" 200 49${two(no)} "-" "Mozilla/5.0"`,
    ),
  ],
  [
    'a log of a web server that was turned over',
    'access.log.1',
    lines((no) => `198.51.100.${no} - jo${no} [01/Oct/2026:12:30:${two(no)} +0000] "GET /a,b,c HTTP/1.1" 200 12`),
  ],
  ['a system log', 'messages', lines((no) => `Oct 11 22:14:${two(no)} mail sshd[${1000 + no}]: Failed password for jo${no} from 198.51.100.${no} port 22`)],
  [
    'a system log by RFC 5424',
    'messages.txt',
    lines((no) => `<34>1 2026-10-11T22:14:${two(no)}.003Z mail su - ID47 - 'su root' failed for jo${no}, on /dev/pts/8`),
  ],
  ['an application’s log', 'out.txt', lines((no) => `2026-10-11 22:14:${two(no)},123 INFO [main] sign-in of jo${no}@example.org, from 198.51.100.${no}, done`)],
] as const)
  test(`${what} is read as text, so that what stands in its lines is found`, () => assert.equal(formatsFor(bytes, path, bytes.length)[0]!.type, 'text'))

for (const [what, path, bytes] of [
  [
    'a table with a stamp first',
    'visits.txt',
    lines((no) => (no === 0 ? 'Time,Forename,Surname,Email' : `2026-10-11 22:14:${two(no)},Jo,Bloggs,jo${no}@example.org`)),
  ],
  ['a table with a stamp first, parted by tabs', 'visits.txt', lines((no) => `2026-10-11 22:14:${two(no)}\tJo\tBloggs\tjo${no}@example.org`)],
  ['a table with a stamp first, parted by spaced bars', 'visits.txt', lines((no) => `2026-10-11 22:14:${two(no)} | Jo | Bloggs | jo${no}@example.org`)],
] as const)
  test(`${what} stays a table`, () => assert.equal(formatsFor(bytes, path, bytes.length)[0]!.type, 'csv'))
