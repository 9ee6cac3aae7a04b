/** Names that their row tells: family name first with a comma, given and family name side by side in quotes, the speaker of a line of talk [DET32]. */
import type { Finding } from '../finding.ts'
import { COMMON, FAMILY, GIVEN, NEVER, ORGANISATION, PLACE, TITLE, classOf } from '../names/name-words.ts'
import { anchorsOf, isDigitAt } from './anchors.ts'
import { found, matchAt } from './found.ts'

const COMMA = 44

/** `SMITH, Jane`, `van der Berg, Anna` at the beginning of a line or behind a label. */
const TURNED =
  /[ \t]*(?:[-*•]\s|\d{1,3}[.)]\s)?((?:(?:van|von|de|der|den|del|da|di|ter|te|la|le|ó|ní|el|al|mac|Ó|O)[ ]){0,2}\p{Lu}[\p{L}\p{M}'’-]{1,24}(?:[ ](?:van|von|de|der|den|\p{Lu}[\p{L}\p{M}'’-]{1,24})){0,2}),[ ](\p{Lu}[\p{L}\p{M}'’-]{1,24}(?:[ ]\p{Lu}[\p{L}\p{M}'’.-]{0,24}){0,2})(?=[ ]{2}|\t|$|[ ]?[(;,|–]|[ ]\d)/muy

export function findTurned(text: string, names: Finding[]): void {
  const { capitals } = anchorsOf(text)
  let run: { finding: Finding; line: number; isKnown: boolean }[] = []
  const settleRun = () => {
    // a list of them: one known name tells what the lines about it are
    if (run.some(({ isKnown }) => isKnown)) for (const { finding, isKnown } of run) if (isKnown || run.length > 1) names.push(finding)
    run = []
  }
  for (let i = 0; i + 2 < capitals.length; i += 2) {
    // two capital words with a comma and a blank between, or a double name with its dash or apostrophe
    if (text.charCodeAt(capitals[i + 1]!) !== COMMA || capitals[i + 2] !== capitals[i + 1]! + 2) continue
    const line = lineStartBefore(text, capitals[i]!)
    const match = matchAt(TURNED, text, line)
    if (!match || match.index + match[0].length <= capitals[i]!) continue
    const [family, given] = [classOf(lastWord(match[1]!)), classOf(match[2]!.split(' ')[0]!)]
    if ((family | given) & (NEVER | ORGANISATION | TITLE) || (family & PLACE && given & PLACE)) continue
    const isKnown = (family & FAMILY) !== 0 && (given & GIVEN) !== 0
    const isWord = ((family | given) & COMMON) !== 0 || (given & PLACE) !== 0
    if (!isKnown && (isWord || (((family | given) & (GIVEN | FAMILY)) === 0 && run.length === 0))) continue
    const start = match.index + match[0].indexOf(match[1]!)
    const end = match.index + match[0].length
    const why = isKnown ? 'a known family name, a comma and a known given name' : 'a line of a list of family names and given names'
    if (run.length > 0 && text.indexOf('\n', run.at(-1)!.finding.end) < line - 1) settleRun()
    run.push({ finding: found('person_name', text, start, end, isKnown ? 0.94 : 0.8, why), line, isKnown })
  }
  settleRun()
}
const lastWord = (words: string) => words.slice(words.lastIndexOf(' ') + 1)

/** `'Jane','Hill'` in a row of values: both words have to be names, and one of them known as what it would be. */
export function findQuotedPairs(text: string, names: Finding[]): void {
  const { capitals } = anchorsOf(text)
  for (let i = 0; i + 3 < capitals.length; i += 2) {
    const [start, end, next, stop] = [capitals[i]!, capitals[i + 1]!, capitals[i + 2]!, capitals[i + 3]!]
    const quote = text.charCodeAt(end)
    if ((quote !== 39 && quote !== 34) || next - end > 4 || text.charCodeAt(start - 1) !== quote || text.charCodeAt(stop) !== quote) continue
    if (!/^(['"]),\s?\1$/.test(text.slice(end, next))) continue
    const [one, other] = [classOf(text.slice(start, end)), classOf(text.slice(next, stop))]
    if (!(one & GIVEN && other & FAMILY) && !(one & FAMILY && other & GIVEN)) continue
    if ((one | other) & (NEVER | ORGANISATION | TITLE) || (one & PLACE && other & PLACE) || (one & COMMON && other & COMMON)) continue
    for (const [from, to] of [
      [start, end],
      [next, stop],
    ] as const)
      names.push(found('person_name', text, from, to, 0.9, 'a given and a family name side by side in a row of values'))
  }
}

/** A speaker of a chat or a record of talk: what stands between a time and a colon at the beginning of a line. */
const SPEAKER = /(?:^|\n)[^\n]{0,40}\d\d?[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?[\])]?\s?(?:[-–]\s)?$/
const SPEAKER_NAME = /\p{Lu}[\p{L}\p{M}’'.-]*(?:[ ](?:(?:van|von|de|der|den|da|al|el|bin)[ ]){0,2}\p{Lu}[\p{L}\p{M}’'.-]*){0,3}(?=:\s)/uy

/** A digit, a bracket or a dash: told without a pattern, for logs have capital words by the million. */
function endsTime(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return isDigitAt(text, at) || code === 93 || code === 41 || code === 45 || code === 0x2013
}

export function findSpeakers(text: string, names: Finding[]): void {
  const { capitals } = anchorsOf(text)
  for (let i = 0; i < capitals.length; i += 2) {
    const start = capitals[i]!
    const before = text.charCodeAt(start - 1)
    // a blank, or the bracket behind a time
    if ((before !== 32 && before !== 93) || !endsTime(text, start - 2)) continue
    const match = matchAt(SPEAKER_NAME, text, start)
    if (!match || !SPEAKER.test(text.slice(Math.max(0, start - 48), start))) continue
    const words = match[0].split(' ')
    if (words.length === 1 && /^\p{Lu}+$/u.test(match[0])) continue
    const bits = words.map((word) => classOf(word))
    if (bits.some((bit) => bit & (ORGANISATION | TITLE)) || bits.every((bit) => bit & (NEVER | COMMON) && !(bit & GIVEN))) continue
    names.push(found('person_name', text, start, start + match[0].length, 0.93, 'speaks after a time, before a colon'))
  }
}

function lineStartBefore(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start < 32 && text[start - 1] !== '\n') start--
  return start
}
