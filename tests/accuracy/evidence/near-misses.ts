/**
 * What must not be found: lines of logs and code full of figures, and single cases, valid and one step beside it. The lines hold no person's number by
 * intent; some pass a check digit by chance, as in life.
 */
import type { Kind } from '../../../src/kinds.ts'
import type { Random } from '../../../src/sample/random.ts'

/** Kinds of figures that chance passes: what is counted as a false alarm. */
export const FIGURES: ReadonlySet<Kind> = new Set<Kind>(['nhs_number', 'payment_card', 'phone', 'bank_account', 'ni_number', 'national_id', 'iban', 'passport'])

export function machineText(random: Random, bytes: number): string {
  const digits = (count: number) => Array.from({ length: count }, () => random.below(10)).join('')
  const hex = (count: number) => Array.from({ length: count }, () => random.below(16).toString(16)).join('')
  const stamp = () =>
    `2024-0${random.between(1, 9)}-${random.between(10, 28)}T${random.between(10, 23)}:${random.between(10, 59)}:${random.between(10, 59)}.${digits(3)}Z`
  const makers = [
    () =>
      `${stamp()} INFO  [worker-${random.below(16)}] order ${random.between(1, 9)}${digits(9)} shipped, parcel ${digits(4)} ${digits(4)} ${digits(4)}, took ${digits(3)} ms`,
    () => `${stamp()} DEBUG cache miss key=${hex(32)} size=${digits(6)} ttl=${digits(4)}`,
    () => `  const limit = ${digits(10)}; // see ticket ${digits(6)}, ${digits(3)}-${digits(4)}-${digits(3)} is not one`,
    () => `if (sequence >= ${digits(12)} && code === '${digits(6)}') return table[${digits(4)}]`,
    () => `invoice ${digits(8)} total ${digits(4)}.${digits(2)} tax ${digits(3)}.${digits(2)} account manager queue ${digits(2)}`,
    () => `commit ${hex(40)} parent ${hex(40)} ${digits(10)} +0000`,
    () => `| ${digits(4)} | ${digits(16)} | ${digits(10)} | 0${digits(5)} | ${digits(2)}-${digits(2)}-${digits(2)} |`,
    () => `${random.between(1, 20)}.${random.below(30)}.${random.below(30)} ${digits(8)} SKU ${digits(13)} qty ${digits(2)} loc A${digits(1)}-${digits(2)}`,
    () => `GET /items/${digits(10)}?page=${digits(2)}&t=${digits(13)} 200 ${digits(5)} ${digits(3)}ms`,
    () => `[${digits(10)}.${digits(6)}] usb ${digits(1)}-${digits(1)}: new device number ${digits(2)} using xhci, idVendor=${hex(4)}, serial ${digits(12)}`,
  ]
  const lines: string[] = []
  for (let size = 0; size < bytes;) {
    const line = random.pick(makers)()
    lines.push(line)
    size += line.length + 1
  }
  return lines.join('\n')
}

/** Text, kind, and whether it is there. Numbers are specimens, of test ranges, or made to fit a check. */
export const CASES: readonly [string, Kind, boolean][] = [
  ['National Insurance: AB 12 34 56 C', 'ni_number', true],
  ['NINO AB123456C', 'ni_number', true],
  ['NI no. ab123456c', 'ni_number', true],
  ['ref BG123456A', 'ni_number', false],
  ['batch AB123456E', 'ni_number', false],
  ['DA123456A on the label', 'ni_number', false],
  ['NHS number 943 476 5919', 'nhs_number', true],
  ['NHS No: 9434765919', 'nhs_number', true],
  ['patient 999-999-9999', 'nhs_number', false],
  ['NHS number 943 476 5918', 'nhs_number', false],
  ['order 9434765919', 'nhs_number', false],
  ['card 4111 1111 1111 1111', 'payment_card', true],
  ['5500-0000-0000-0004', 'payment_card', true],
  ['card 4111 1111 1111 1112', 'payment_card', false],
  ['tracking 4111111111111111', 'payment_card', false],
  ['IBAN GB82 WEST 1234 5698 7654 32', 'iban', true],
  ['DE89370400440532013000', 'iban', true],
  ['GB82WEST12345698765433', 'iban', false],
  ['sort code 20-00-00 account 55779911', 'bank_account', true],
  ['on 12-03-98 we met', 'bank_account', false],
  ['call 07700 900123', 'phone', true],
  ['tel. +44 20 7946 0958', 'phone', true],
  ['fax (01632) 960 234', 'phone', true],
  ['phone 0033 1 42 68 53 00', 'phone', true],
  ['serial 07700900123', 'phone', false],
  ['order no. 07700900123', 'phone', false],
  ['build 0770.090.0123', 'phone', false],
  ['2024-01-03 10:22:11', 'phone', false],
  ['driving licence MORGA657054SM9IJ', 'driving_licence', true],
  ['part MORGA697054SM9IJ', 'driving_licence', false],
  ['passport number 123456789', 'passport', true],
  ['number 123456789', 'passport', false],
  ['registration AB12 CDE', 'vehicle_registration', true],
  ['room AB12 CDE', 'vehicle_registration', false],
  ['SW1A 1AA', 'postcode', true],
  ['QX1A 1AA', 'postcode', false],
  ['date of birth 3 May 1971', 'date_of_birth', true],
  ['born on 03/05/1971', 'date_of_birth', true],
  ['printed on 03/05/1971', 'date_of_birth', false],
  ['SSN 536-90-4399', 'national_id', true],
  ['SSN 666-90-4399', 'national_id', false],
  ['PESEL 44051401359', 'national_id', true],
  ['PESEL 44051401358', 'national_id', false],
  ['DNI 12345678Z', 'national_id', true],
  ['DNI 12345678A', 'national_id', false],
  ['codice fiscale RSSMRA85T10A562S', 'national_id', true],
  ['jo@post.example', 'email', true],
  ['icon@2x.png', 'email', false],
  ['jo at post dot example', 'email', false],
  ['192.0.2.44', 'ip_address', true],
  ['version 10.4.3.2', 'ip_address', false],
  ['127.0.0.1', 'ip_address', false],
  ['$2y$10$abcdefghijklmnopqrstuuXnGZk9hG8L8lJ1aQyq5w5Zp0bC2d3e4', 'password_hash', true],
  ['sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'password_hash', false],
]
