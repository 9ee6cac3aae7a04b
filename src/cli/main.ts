/** The command line's door: finds the command, runs it, says plainly what went wrong and what to do. */
import { readFileSync } from 'node:fs'
import { AppError, isDiskFull } from '../errors.ts'
import { missingWords, readWords, type Command } from './command.ts'
import { COMMANDS, type Listed } from './registry.ts'

// Whoever reads our words may stop reading, as `| head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const argv = process.argv.slice(2)
process.exitCode = await main(argv)

async function main(words: string[]): Promise<number> {
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help' || words[0] === '-h') {
    print(overview())
    return words.length === 0 ? 2 : 0
  }
  if (words[0] === '--version') {
    print(`tocsin ${(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version}\n`)
    return 0
  }
  const listed = COMMANDS.find(({ name }) => name === `${words[0]} ${words[1]}`) ?? COMMANDS.find(({ name }) => name === words[0])
  let asked: { name: string; usage: string; rest: string[] } | null = null
  try {
    if (!listed) throw new AppError('usage', { problem: `There is no command "${words[0]}"${alikeText(words[0]!)}` })
    const rest = words.slice(listed.name.split(' ').length)
    const command = await listed.load()
    asked = { name: listed.name, usage: command.usage, rest }
    if (rest.includes('--help') || rest.includes('-h')) {
      print(helpOf(listed, command))
      return 0
    }
    return await command.run(readWords(command, rest))
  } catch (error) {
    return asked !== null && error instanceof AppError && error.code === 'usage' ? tellUsage(error, asked) : tell(error)
  }
}

/** Wrong words: first what is missing, then how it is used, then where each part is explained. */
function tellUsage(error: AppError, { name, usage, rest }: { name: string; usage: string; rest: string[] }): number {
  const missing = error.message.startsWith('Usage:') ? missingWords(usage, rest) : []
  const says = missing.length > 0 ? `Missing: ${missing.join(', ')}\n  ${error.message}` : error.message
  process.stderr.write(`tocsin: ${says}\n  \`./tocsin ${name} --help\` says what each part is; \`./tocsin --help\` lists every command.\n`)
  return 2
}

function tell(error: unknown): number {
  if (error instanceof AppError) {
    process.stderr.write(`tocsin: ${error.message}\n  ${error.hint}\n`)
    return error.code === 'usage' ? 2 : error.code === 'interrupted' ? 130 : 1
  }
  if (isDiskFull(error)) return tell(new AppError('disk_full', { path: process.cwd() }))
  process.stderr.write(
    `tocsin: something went wrong that should not have: ${(error as Error).stack ?? String(error)}\n  Nothing acknowledged is lost; the same command goes on where it stopped.\n`,
  )
  return 70
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length))
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')
  return `Tocsin: from a supplier's call to every affected person told, and the proof afterwards.\n\nUsage: ./tocsin COMMAND [OPTIONS]     ./tocsin COMMAND --help\n\n${list}\n`
}

function helpOf({ name, summary }: Listed, command: Command): string {
  return `Usage: ./tocsin ${name} ${command.usage}\n\n${summary}\n${command.more ? `\n${command.more.replace(/^\n+|\s+$/g, '')}\n` : ''}`
}

function print(text: string): void {
  process.stdout.write(text)
}

/** Somebody typed the first word of several commands: which there are. */
function alikeText(word: string): string {
  const alike = COMMANDS.filter(({ name }) => name.startsWith(`${word} `)).map(({ name }) => `"${name}"`)
  return alike.length === 0 ? '' : ` alone; there is ${alike.join(', ')}`
}
