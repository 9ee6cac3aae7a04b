import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namesInCell } from './joint-names.ts'

const told = (cell: string) => namesInCell(cell).people.map(({ title, given, family, full }) => [title, given, family, full].join('|'))

for (const [cell, expected] of [
  ['Mira Penhale', ['|||Mira Penhale']],
  ['Dr Amina Khan', ['Dr|||Amina Khan']],
  ['PENHALE, Mira', ['|Mira|PENHALE|']],
  ['Penhale, Mrs Mira', ['Mrs|Mira|Penhale|']],
  ['Mrs Okonjo', ['Mrs||Okonjo|']],
  ['Mr & Mrs J Penhale', ['Mr|J|Penhale|', 'Mrs||Penhale|']],
  ['Mr J & Mrs M Penhale', ['Mr|J|Penhale|', 'Mrs|M|Penhale|']],
  ['John and Mary Penhale', ['|John|Penhale|', '|Mary|Penhale|']],
  ['John Penhale & Ada Okonjo', ['|||John Penhale', '|||Ada Okonjo']],
  ['Mira Penhale (deceased)', ['|||Mira Penhale']],
  ['Sandy Anderson', ['|||Sandy Anderson']],
] as const) {
  test(`"${cell}" names ${expected.length} ${expected.length === 1 ? 'person' : 'people'}`, () => assert.deepEqual(told(cell), expected))
}
test('"the late Mira Penhale" is said to be dead', () => assert.equal(namesInCell('the late Mira Penhale').isDeceased, true))
