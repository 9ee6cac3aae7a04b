import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nhsNumber, niNumber, testCard } from './numbers.ts'
import { mobileNumber } from './person.ts'
import { makeRandom, scatter } from './random.ts'
import { encodeWindows1252 } from './out-file.ts'
import { britishDate, longDate, typo } from './spoil.ts'

const random = makeRandom(1)

test('an NHS number lies in the test range and its weighted sum is divisible by eleven', () => {
  for (let turn = 0; turn < 200; turn++) {
    const digits = nhsNumber(random).replaceAll(' ', '')
    const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0)
    assert.match(digits, /^999\d{7}$/)
    assert.equal(sum % 11, 0)
  }
})

test('a test card holds by Luhn', () => {
  for (let turn = 0; turn < 200; turn++) {
    const digits = [...testCard(random).replaceAll(' ', '')].map(Number).reverse()
    assert.equal(digits.reduce((sum, digit, place) => sum + (place % 2 === 1 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit), 0) % 10, 0)
  }
})

test('a National Insurance number never has a prefix that is not given out', () => {
  for (let turn = 0; turn < 500; turn++) assert.match(niNumber(random), /^(?!BG|GB|NK|KN|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d\d \d\d \d\d [A-D]$/)
})

test('scattered numbers never repeat, so no two people get one mobile by accident', () => {
  assert.equal(new Set(Array.from({ length: 50_000 }, (_, no) => mobileNumber(no))).size, 50_000)
  assert.equal(scatter(9_999_999, 7_654_321, 10_000_000) < 10_000_000, true)
})

test('signs that Windows-1252 lacks lose their accent; those it has stay', () => {
  assert.deepEqual([...encodeWindows1252('Żółć Šé')], [...Buffer.from('Z\xf3lc \x8a\xe9', 'latin1')])
})

test('a slip of the fingers leaves the first letter and changes the length by one at most', () => {
  for (let turn = 0; turn < 200; turn++) {
    const slipped = typo(random, 'Hargreaves')
    assert.equal(slipped[0], 'H')
    assert.ok(Math.abs(slipped.length - 10) <= 1)
  }
})

test('dates as people write them', () => {
  assert.equal(britishDate('1956-03-12'), '12/03/1956')
  assert.equal(longDate('1956-03-02'), '2 March 1956')
  assert.equal(britishDate(''), '')
})
