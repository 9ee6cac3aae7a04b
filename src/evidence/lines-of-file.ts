/** The lines of a text file in UTF-8, cut at newlines alone: other line ends of Unicode, at which readline would cut, are text. Memory is one line and 1 MiB. */
import { createReadStream } from 'node:fs'

export async function* linesOfFile(path: string): AsyncGenerator<string> {
  for await (const lines of lineGroupsOfFile(path)) yield* lines
}

/** The same, as many lines at a time as are at hand: for files of a great many short ones, where a step for each would be the cost. */
export async function* lineGroupsOfFile(path: string): AsyncGenerator<string[]> {
  let rest: string[] = []
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20, encoding: 'utf8' }) as AsyncIterable<string>) {
    const lines = piece.split('\n')
    const last = lines.pop()!
    if (lines.length > 0) {
      // A long line comes in many pieces: they are joined once.
      rest.push(lines[0]!)
      lines[0] = rest.join('')
      yield lines
      rest = []
    }
    rest.push(last)
  }
  const last = rest.join('')
  if (last !== '') yield [last]
}
