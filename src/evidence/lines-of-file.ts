/** The lines of a text file in UTF-8, cut at newlines alone: other line ends of Unicode, at which readline would cut, are text. Memory is one line and 1 MiB. */
import { createReadStream } from 'node:fs'

export async function* linesOfFile(path: string): AsyncGenerator<string> {
  let rest: string[] = []
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20, encoding: 'utf8' }) as AsyncIterable<string>) {
    const lines = piece.split('\n')
    if (lines.length > 1) {
      // A long line comes in many pieces: they are joined once.
      rest.push(lines[0]!)
      yield rest.join('')
      for (let index = 1; index < lines.length - 1; index++) yield lines[index]!
      rest = []
    }
    rest.push(lines.at(-1)!)
  }
  const last = rest.join('')
  if (last !== '') yield last
}
