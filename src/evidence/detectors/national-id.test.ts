/** National numbers: right with its check, wrong with another last sign. Specimens as the countries or stdnum publish them; nobody's. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NO_CONTEXT } from '../finding.ts'
import { findInText } from './registry.ts'

const SPECIMENS: readonly [string, string, string][] = [
  ['CZ', 'rodné číslo 710319/2745', 'rodné číslo 710319/2746'],
  ['PT', 'NIF: 501 442 600', 'NIF: 501 442 601'],
  ['GR', 'AMKA 01013099997', 'AMKA 01013099998'],
  ['HR', 'OIB 33392005961', 'OIB 33392005962'],
  ['SI', 'EMŠO 0101006500006', 'EMŠO 0101006500007'],
  ['LT', 'asmens kodas 33309240064', 'asmens kodas 33309240065'],
  ['CH', 'AHV-Nr 756.9217.0769.85', 'AHV-Nr 756.9217.0769.84'],
  ['AT', 'SVNR 1237 010180', 'SVNR 1238 010180'],
  ['IL', 'teudat zehut 039337423', 'teudat zehut 039337424'],
  ['MY', 'NRIC 770305-02-1234', 'NRIC 771305-02-1234'],
  ['ZA', 'SA ID number 7503305044089', 'SA ID number 7503305044088'],
  ['CN', '身份证号码 360426199101010071', '身份证号码 360426199101010072'],
  ['CL', 'RUT 12.531.909-2', 'RUT 12.531.909-3'],
  ['AR', 'CUIL 20-05536168-2', 'CUIL 20-05536168-3'],
  ['EC', 'cedula 1714307103', 'cedula 1714307104'],
  ['IS', 'kennitala 450401-3150', 'kennitala 450401-3160'],
  ['NZ', 'IRD 49-091-850', 'IRD 49-091-851'],
  ['DE', 'steuer-id 36574261809', 'steuer-id 36574261808'],
  ['SE', 'personnummer 811228-9874', 'personnummer 811228-9875'],
  ['NL', 'BSN 111222333', 'BSN 111222334'],
  ['BR', 'CPF 390.533.447-05', 'CPF 390.533.447-06'],
  ['BG', 'egn 7523169263', 'egn 7523169264'],
  ['IN', 'Aadhaar 2341 2341 2346', 'Aadhaar 2341 2341 2347'],
  ['FI', 'hetu 131052-308T', 'hetu 131052-308U'],
]
for (const [country, right, wrong] of SPECIMENS)
  test(`[DET23] ${right} is a number of ${country}; ${wrong} is none`, () => {
    const of = (text: string) => findInText(text, NO_CONTEXT).filter(({ kind }) => kind === 'national_id' || kind === 'tax_id')
    assert.match(of(right)[0]?.why ?? '', new RegExp(`of ${country}`))
    assert.deepEqual(of(wrong), [])
  })

test('[DET23] a Mexican CURP tells itself', () => {
  assert.equal(findInText('sent to BOXW310820HNERXN09 today', NO_CONTEXT)[0]?.kind, 'national_id')
  assert.deepEqual(findInText('sent to BOXW310820HNERXN08 today', NO_CONTEXT), [])
})
