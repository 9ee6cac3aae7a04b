/** `npm run accuracy -- [sample|second|evidence] [--people N] [--seed S] [--keep FOLDER] [--score OUT --truth TRUTH]`: how right the main job is, on made-up breaches with known truth. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeSample } from '../../src/sample/make-sample.ts'
import { measureEvidence } from './evidence.ts'
import { measureLinkage } from './linkage.ts'
import { measure, scoreText } from './sample.ts'
import { makeSecondSample } from './second-generator.ts'
import { scoreRegister } from './score-register.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { people: { type: 'string' }, seed: { type: 'string' }, keep: { type: 'string' }, score: { type: 'string' }, truth: { type: 'string' } },
})
const seed = Number(values.seed ?? 7)
const keep = values.keep ?? null

if (values.score !== undefined && values.truth !== undefined) {
  process.stdout.write(scoreText(await scoreRegister({ out: values.score, truth: values.truth })))
} else {
  const wanted = positionals.length === 0 ? ['sample', 'second', 'evidence'] : positionals
  if (wanted.includes('sample')) {
    const people = Number(values.people ?? 10_000)
    const score = await measure({
      name: 'sample',
      title: `The sample breach, ${people.toLocaleString('en-GB')} people, seed ${seed}`,
      command: `npm run accuracy -- sample --people ${people} --seed ${seed}`,
      keep,
      make: (out) => makeSample({ people, seed, out }),
    })
    process.stdout.write(`${scoreText(score)}\n`)
  }
  if (wanted.includes('second')) {
    const people = Number(values.people ?? 2_000)
    const score = await measure({
      name: 'second',
      title: `A charity's web shop and clinic, ${people.toLocaleString('en-GB')} people, seed ${seed}`,
      command: `npm run accuracy -- second --people ${people} --seed ${seed}`,
      keep,
      make: (out) => makeSecondSample({ people, seed, out }),
    })
    process.stdout.write(`${scoreText(score)}\n`)
  }
  if (wanted.includes('evidence')) process.stdout.write(`${await measureEvidence(seed)}\n`)
  if (wanted.includes('linkage')) await measureLinkage(join(process.env['TOCSIN_SHARED_DATA'] ?? '', 'linkage'))
}
