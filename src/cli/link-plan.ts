/** `link plan`: the SQL of the pair phase, step by step, as DuckDB or Spark runs it. Reads no data. */
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { listSteps, type ListedStep } from '../linkage/plan/list-steps.ts'
import { textOf, type Command } from './command.ts'
import { modelAt } from './link.ts'

/** Keys that most tables of people have; a run chooses by the data, and its model says which. */
const USUAL_KEYS = ['e-mail', 'phone', 'identifier', 'membership number', 'home', 'birth date', 'both names + birth year', 'both names + postcode']

export const linkPlan: Command = {
  name: 'link plan',
  usage: '[--model model.json] [--engine duckdb|spark] [--step NAME] [--json]',
  more: `
  --model FILE      the keys of that model (\`tocsin link … --save-model\`); without it the keys that most tables have
  --engine NAME     duckdb (default) or spark: the same steps, in the words of that engine
  --step NAME       the SQL of one step only
  --json            name, purpose and SQL of each step

  Records are standardised and encoded here, by the same code for every engine; the first table is loaded from here. Below about 25 million
  records one machine, without a plan, is faster (docs/spark.md).`,
  options: { model: { type: 'string' }, engine: { type: 'string' }, step: { type: 'string' }, json: { type: 'boolean' } },
  run: async (words) => {
    const engine = textOf(words, 'engine') ?? 'duckdb'
    if (engine !== 'duckdb' && engine !== 'spark') throw new AppError('usage', { problem: '--engine is duckdb or spark' })
    const path = textOf(words, 'model')
    const all = listSteps(engine, modelAt(path === undefined ? null : resolve(path))?.keys ?? USUAL_KEYS)
    const wanted = textOf(words, 'step')
    const steps = wanted === undefined ? all : all.filter(({ name }) => name === wanted)
    if (steps.length === 0) throw new AppError('usage', { problem: `There is no step ${wanted}; there are ${all.map(({ name }) => name).join(', ')}` })
    process.stdout.write(words.values['json'] ? `${JSON.stringify(steps, null, 2)}\n` : steps.map(inWords).join('\n'))
    return 0
  },
}

function inWords({ name, says, query, columns }: ListedStep): string {
  if (query !== null) return `-- ${name}: ${says}\n${indented(query)};\n`
  const listed = Object.entries(columns!).map(([column, type]) => `--   ${column} ${type}`)
  return `-- ${name}: ${says} (loaded, not computed)\n${listed.join('\n')}\n`
}

/** Indented by its brackets: the pieces that a query is put together from have margins of their own. */
function indented(query: string): string {
  let depth = 0
  return query
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const own = Math.max(0, depth - (line.startsWith(')') ? 1 : 0))
      depth += (line.match(/\(/g)?.length ?? 0) - (line.match(/\)/g)?.length ?? 0)
      return `${'  '.repeat(own)}${line}`
    })
    .join('\n')
}
