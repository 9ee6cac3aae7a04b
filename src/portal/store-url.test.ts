import assert from 'node:assert/strict'
import { test } from 'node:test'
import { portalStoreUrl } from './store-url.ts'

for (const [given, own, expected] of [
  ['postgresql://tocsin:se-cr_et@/tocsin?host=%2Fdata%2Fs', null, 'postgresql://tocsin_portal@/tocsin?host=%2Fdata%2Fs'],
  ['postgres://a%40b:p@ss@db.example:5433/x', null, 'postgres://tocsin_portal@db.example:5433/x'],
  ['postgresql://db.example/x?user=tocsin&password=secret&sslmode=require', null, 'postgresql://tocsin_portal@db.example/x?sslmode=require'],
  ['postgresql://tocsin:secret@/tocsin', 'postgresql://pages:p@db.example/x', 'postgresql://pages:p@db.example/x'],
] as const) {
  test(`[CHK3] the public pages get ${expected}`, () => assert.equal(portalStoreUrl(given, own), expected))
}
