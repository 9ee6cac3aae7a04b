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

/** Fails with `usage` on an unknown option, and on a word where none is asked for: nothing typed is passed over in silence. */
export function readWords(command: Command, argv: string[]): Words {
  const refuse = (problem: string) => new AppError('usage', { problem: `${problem}. Usage: tocsin ${command.name} ${command.usage}` })
  const options = { ...command.options, help: { type: 'boolean' } } as const
  let read: { values: object; positionals: string[] }
  try {
    read = parseArgs({ args: argv, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw refuse((error as Error).message.split('. ')[0]!.replace(/\.$/, ''))
  }
  const [first] = read.positionals
  if (first !== undefined && !takesPlaces(command.usage)) throw refuse(`"${first}" is not understood here`)
  return { values: read.values as Words['values'], rest: read.positionals }
}

/** Whether anything but options is asked for. */
function takesPlaces(usage: string): boolean {
  return /\p{L}/u.test(usage.replace(/--[a-z-]+(?: "[^"]*"| [^\s\]-][^\s\]]*)?/g, ' '))
}

/**
 * What `usage` asks for and was not typed, as it stands there: `--roster FILE`, `EVIDENCE_FOLDER`. Empty where there are several ways to use a
 * command, and where nothing is missing.
 */
export function missingWords(usage: string, argv: readonly string[]): string[] {
  // What stands in brackets may be left out; brackets stand within brackets.
  let asked = usage
  for (let before = ''; before !== asked;) [before, asked] = [asked, asked.replace(/\[[^[\]]*\]/g, ' ')]
  if (asked.includes('|')) return []
  const option = /--[a-z-]+(?: "[^"]*"| [^\s-]\S*)?/g
  const needed = asked.match(option) ?? []
  const places = asked.replace(option, ' ').match(/\S+/g) ?? []
  const typed = argv.filter((word, index) => !word.startsWith('--') && !(argv[index - 1]?.startsWith('--') && !argv[index - 1]!.includes('=')))
  const isTyped = (name: string) => argv.some((word) => word === name || word.startsWith(`${name}=`))
  return [...places.slice(typed.length), ...needed.filter((one) => !isTyped(one.split(' ')[0]!))]
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
