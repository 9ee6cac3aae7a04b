/** For tests: an invented language with every text, made from the English letter by letter, and the same as the file that somebody would write. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { languageFolder, textsAskedOf } from './language-file.ts'

/** Thirteen letters on, outside of braces: “Hello, {name}” → “Uryyb, {name}”. */
export const invented = (text: string): string =>
  text.replace(/\{\w+\}|[A-Za-z]/g, (part) => {
    if (part.length > 1) return part
    const from = part <= 'Z' ? 65 : 97
    return String.fromCharCode(((part.charCodeAt(0) - from + 13) % 26) + from)
  })

export type Content = { language: string; name: string; reviewed_by: string; texts: Record<string, string>; sentences: Record<string, string> }

export function inventedContent(language: string, sentences: readonly string[] = []): Content {
  return {
    language,
    name: invented('Invented'),
    reviewed_by: '',
    texts: Object.fromEntries(Object.entries(textsAskedOf(language)).map(([key, english]) => [key, invented(english)])),
    sentences: Object.fromEntries(sentences.map((sentence) => [sentence, invented(sentence)])),
  }
}

export function writeLanguage(dataFolder: string, content: object, tag: string): string {
  mkdirSync(languageFolder(dataFolder), { recursive: true })
  const path = join(languageFolder(dataFolder), `${tag}.yaml`)
  writeFileSync(path, stringify(content))
  return path
}
