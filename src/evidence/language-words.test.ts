import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readHeader } from './header-words.ts'
import { languageOf } from './language-words.ts'

for (const [cell, tag] of [
  ['cy', 'cy'],
  ['CY', 'cy'],
  ['Welsh', 'cy'],
  ['Cymraeg', 'cy'],
  ['Cymraeg / Welsh', 'cy'],
  ['Welsh (Cymraeg)', 'cy'],
  ['cym', 'cy'],
  ['en-GB', 'en'],
  ['en_US', 'en'],
  ['English', 'en'],
  ['Saesneg', 'en'],
  ['Deutsch', 'de'],
  ['Polski', 'pl'],
  ['pt-BR', 'pt-BR'],
  ['zh-Hant', 'zh'],
  // Two languages, none, and what is none.
  ['Welsh and English', ''],
  ['bilingual', ''],
  ['', ''],
  ['n/a', ''],
  ['PHP', ''],
  ['1', ''],
  ['xx', ''],
  ['Anglesey', ''],
] as const)
  test(`a cell that says ${JSON.stringify(cell)} names ${tag === '' ? 'no language' : tag}`, () => assert.equal(languageOf(cell), tag))

for (const header of [
  'language',
  'Preferred Language',
  'preferred_language',
  'lang',
  'Language code',
  'Iaith',
  'Dewis iaith',
  'Sprache',
  'Langue',
  'Correspondence language',
])
  test(`a column called ${header} says in which language somebody is written to`, () => assert.equal(readHeader(header).role, 'language'))
for (const header of ['programming language', 'language school', 'sign language interpreter needed', 'languages spoken', 'locale name'])
  test(`a column called ${header} does not`, () => assert.notEqual(readHeader(header).role, 'language'))
