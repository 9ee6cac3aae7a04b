/** The shape of a command, and how its words are read. Exit codes: 0 done, 1 refused or failed, 2 wrong words, 130 interrupted. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { AppError } from '../errors.ts'

export type Words = { values: Record<string, string | boolean | undefined>; rest: string[] }

export type Command = {
  /** `investigate`, `audit verify`. */
  name: string
  /** What comes after the name: `EVIDENCE_FOLDER --roster FILE --out DIR`. */
  usage: string
  /** What a newcomer needs to know, after the one line that the list of commands has. */
  more?: string
  options: ParseArgsOptionsConfig
  /** Gives the exit code. */
  run(words: Words): Promise<number>
}

export function readWords(command: Command, argv: string[]): Words {
  try {
    const { values, positionals } = parseArgs({ args: argv, options: { ...command.options, help: { type: 'boolean' } }, allowPositionals: true, strict: true })
    return { values: values as Words['values'], rest: positionals }
  } catch (error) {
    const problem = (error as Error).message.split('. ')[0]!
    throw new AppError('usage', { problem: `${problem.replace(/\.$/, '')}. Usage: tocsin ${command.name} ${command.usage}` })
  }
}

export function textOf(words: Words, name: string): string | undefined {
  const value = words.values[name]
  return typeof value === 'string' ? value : undefined
}

/** A whole number from an option; refuses anything else. */
export function numberOf(words: Words, name: string, least: number, most: number): number | undefined {
  const text = textOf(words, name)
  if (text === undefined) return undefined
  const value = Number(text.replace(/[_,]/g, ''))
  if (!Number.isInteger(value) || value < least || value > most)
    throw new AppError('usage', { problem: `--${name} must be a whole number from ${least} to ${most}` })
  return value
}
