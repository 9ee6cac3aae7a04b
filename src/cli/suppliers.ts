/** `suppliers …`: what is known before the call. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { GAP_SAYS } from '../incident/gap.ts'
import { findPreparedness, keepPreparedness } from '../incident/keep-preparedness.ts'
import { gapsOf, readPreparedness } from '../incident/preparedness.ts'
import type { Preparedness } from '../incident/prepared-schema.ts'
import { localDay } from '../incident/zone.ts'
import { textOf, type Command } from './command.ts'
import { checkFile } from './investigate.ts'
import { withApp } from './open-command.ts'

export const suppliersKeep: Command = {
  name: 'suppliers keep',
  usage: 'FILE [--check] [--data DIR]',
  more: `
  FILE      who we are and which supplier holds what (docs/preparedness.md); takes the place of what was kept before, which stays in the store
  --check   only read it and say what is missing`,
  options: { check: { type: 'boolean' }, data: { type: 'string' } },
  run: async (words) => {
    const [file, ...more] = words.rest
    if (!file || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin suppliers keep ${suppliersKeep.usage}` })
    checkFile(resolve(file))
    const content = readPreparedness(readFileSync(resolve(file), 'utf8'), file)
    if (words.values['check']) return print(content, new Date(), 'Read, not kept.')
    return withApp({ dataFolder: textOf(words, 'data') }, async ({ context }) =>
      print(content, context.clock.now(), `Kept as version ${await keepPreparedness(context, content)}.`),
    )
  },
}

export const suppliersList: Command = {
  name: 'suppliers list',
  usage: '[--json] [--data DIR]',
  options: { json: { type: 'boolean' }, data: { type: 'string' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async ({ context }) => {
      const { version, content } = await findPreparedness(context.store)
      if (words.values['json']) {
        process.stdout.write(`${JSON.stringify({ version, ...content, gaps: gapsOf(content, today(content, context.clock.now())) })}\n`)
        return 0
      }
      if (version > 0) return print(content, context.clock.now(), `Version ${version}.`)
      process.stdout.write('No supplier is listed yet. Write the list (docs/preparedness.md) and keep it: ./tocsin suppliers keep preparedness.yaml\n')
      return 0
    }),
}

const today = ({ organisation }: Preparedness, now: Date): string => localDay(now, organisation?.zone ?? 'Europe/London')

function print(content: Preparedness, now: Date, first: string): number {
  const lines = [first]
  const gaps = gapsOf(content, today(content, now))
  for (const { name, contact, holds = [] } of content.suppliers ?? []) {
    lines.push('', `${name}  ${[contact?.name, contact?.phone, contact?.email].filter(Boolean).join(', ')}`.trimEnd())
    for (const held of holds) {
      const whose = held.of?.length ? `; of ${held.of.join(', ')}` : ''
      const people = held.people === undefined ? '' : `; about ${held.people.toLocaleString('en-GB')} people`
      lines.push(`  holds ${held.data_set}: ${held.kinds?.join(', ') ?? 'kinds not listed'}${whose}${people}`)
    }
    for (const gap of gaps) if (gap.supplier === name) lines.push(`  Missing${gap.dataSet ? ` (${gap.dataSet})` : ''}: ${GAP_SAYS[gap.code]} [${gap.rule}]`)
  }
  const own = gaps.filter(({ supplier }) => supplier === undefined)
  if (own.length > 0) lines.push('', 'Ourselves', ...own.map(({ code, rule }) => `  Missing: ${GAP_SAYS[code]} [${rule}]`))
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}
