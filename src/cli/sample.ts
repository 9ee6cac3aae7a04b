/** `sample`: an invented breach of any size, with its truth beside it. */
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { makeSample } from '../sample/make-sample.ts'
import { numberOf, textOf, type Command } from './command.ts'
import { showProgress } from './show-progress.ts'

export const sample: Command = {
  name: 'sample',
  usage: '--people N --seed S --out DIR',
  options: { people: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' } },
  run: async (words) => {
    const out = textOf(words, 'out')
    if (!out) throw new AppError('usage', { problem: `Usage: tocsin sample ${sample.usage}` })
    const people = numberOf(words, 'people', 100, 10_000_000) ?? 10_000
    const progress = showProgress({ sample: 'Making the sample breach' })
    await makeSample({
      people,
      seed: numberOf(words, 'seed', 0, 2 ** 31) ?? 7,
      out: resolve(out),
      onProgress: (done, total) => progress.show({ stage: 'sample', done, total, unit: 'people' }),
    })
    progress.end()
    process.stdout.write(`A sample breach of ${people.toLocaleString('en-GB')} people is in ${resolve(out)}.\n`)
    return 0
  },
}
