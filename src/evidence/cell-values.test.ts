import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEmail, isIban, isNhsNumber, isNiNumber, isNull, isPaymentCard, isPhone, isSchemedHash, isSortCode, isUkPostcode } from './cell-values.ts'

const CASES: [string, (cell: string) => boolean, [string, boolean][]][] = [
  [
    'nothing',
    isNull,
    [
      ['', true],
      ['NULL', true],
      ['n/a', true],
      ['  ', true],
      ['0000-00-00', true],
      ['-', true],
      ['Unknown', true],
      ['Null', false],
      ['Na', false],
      ['NA', true],
      ['0', false],
      ['Noneley', false],
      ['\u0014n/a', false],
      ['\u0003', false],
    ],
  ],
  [
    'an e-mail address',
    isEmail,
    [
      ['ana@harbour.example', true],
      ["ana.o'neil+x@mail.harbour.example", true],
      ['ana@harbour', false],
      ['@harbour.example', false],
      ['icon@2x', false],
      ['a b@c.example', false],
    ],
  ],
  [
    'a telephone number',
    isPhone,
    [
      ['07700 900123', true],
      ['+44 7700 900123', true],
      ['(0113) 496 0001', true],
      ['0113 4960001 ext 12', true],
      ['02/03/1980', false],
      ['2024-01-02', false],
      ['4010232137', false],
      ['12345678', false],
    ],
  ],
  [
    'a postcode',
    isUkPostcode,
    [
      ['LS1 4AP', true],
      ['ls14ap', true],
      ['SW1A 1AA', true],
      ['QQ1 1AA', false],
      ['LS1 4CV', false],
      ['A1', false],
    ],
  ],
  [
    'a National Insurance number',
    isNiNumber,
    [
      ['AB123456C', true],
      ['ab 12 34 56 c', true],
      ['AB123456', true],
      ['BG123456C', false],
      ['DA123456C', false],
      ['AO123456C', false],
      ['AB123456E', false],
    ],
  ],
  [
    'an NHS number by check digit',
    isNhsNumber,
    [
      ['943 476 5919', true],
      ['9434765919', true],
      ['9434765918', false],
      ['1111111111', false],
      ['123', false],
    ],
  ],
  [
    'a payment card number',
    isPaymentCard,
    [
      ['4111 1111 1111 1111', true],
      ['5555-5555-5555-4444', true],
      ['4111 1111 1111 1112', false],
      ['9111111111111111', false],
    ],
  ],
  [
    'an IBAN',
    isIban,
    [
      ['GB82 WEST 1234 5698 7654 32', true],
      ['GB82WEST12345698765433', false],
      ['GB82', false],
    ],
  ],
  [
    'a sort code',
    isSortCode,
    [
      ['20-00-01', true],
      ['200001', true],
      ['20-00-1', false],
    ],
  ],
  [
    'a hash that names its scheme',
    isSchemedHash,
    [
      ['$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234', true],
      ['$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$aGFzaGhhc2g', true],
      ['d41d8cd98f00b204e9800998ecf8427e', false],
    ],
  ],
]
for (const [what, isIt, values] of CASES)
  for (const [cell, expected] of values) test(`"${cell}" is ${expected ? '' : 'not '}${what}`, () => assert.equal(isIt(cell), expected))
