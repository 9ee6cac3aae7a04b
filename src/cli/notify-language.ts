/** `notify language`: languages of notices that the organisation gives by file: a file to write into, and what is wrong with one. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { findLanguageFile, LANGUAGE_TAG, languageFolder, listLanguageFiles, textsAskedOf, type LanguageFile } from '../notify/language-file.ts'
import { languageTemplate } from '../notify/language-template.ts'
import { uncheckedIn } from '../notify/lint.ts'
import { noticeFactsOf } from '../notify/notice-facts.ts'
import { isBuiltIn, ownSentences } from '../notify/write-notice.ts'
import { textOf, type Command, type Words } from './command.ts'
import { withApp } from './open-command.ts'
import { incidentOf } from './statement.ts'

const say = (text: string) => void process.stdout.write(text)

export const notifyLanguage: Command = {
  name: 'notify language',
  usage: '[TAG] [--template TAG] [--incident INCIDENT_ID] [--data DIR]',
  more: `
Notices are built in in English (en) and Welsh (cy). Any other language is one file, languages/TAG.yaml in the data folder, with
every text of a notice. TAG is as the web has it: pl, ur, pt-BR.

Without options    which languages there are, and whether each can be used
TAG                what is missing or wrong in its file, line by line; ends with 1 when it cannot be used
--template TAG     writes the file to fill in, each text with its English above it; never over a file that is there
--incident ID      the sentences of that incident (what is not known yet, telephone hours) are listed, or looked for, too

A person's language: tocsin notify wish … --language TAG. For everybody whose language nobody has noted: notify plan … --language TAG.
As long as one text is missing nobody is sent a notice in that language: those people are told by hand.`,
  options: { data: { type: 'string' }, template: { type: 'string' }, incident: { type: 'string' } },
  run: async (words) => {
    const [tag, ...more] = words.rest
    const template = textOf(words, 'template')
    if (more.length > 0 || (tag !== undefined && template !== undefined))
      throw new AppError('usage', { problem: `Usage: tocsin notify language ${notifyLanguage.usage}` })
    const asked = tag ?? template
    if (asked !== undefined && (!LANGUAGE_TAG.test(asked) || Intl.getCanonicalLocales(asked)[0] !== asked))
      throw new AppError('usage', { problem: `${asked} is no language tag, like pl, ur or pt-BR` })
    if (asked !== undefined && isBuiltIn(asked))
      throw new AppError('usage', { problem: `${asked} comes with the program; its words are changed block by block, in a campaign` })
    const { dataFolder } = readConfig({ dataFolder: textOf(words, 'data') }, process.env, availableParallelism())
    if (template !== undefined) return writeTemplate(dataFolder, template, await sentencesOf(words))
    if (tag !== undefined) return showLanguage(dataFolder, tag, await sentencesOf(words))
    say(listText(dataFolder))
    return 0
  },
}

/** What the organisation itself has written in an incident; nothing without --incident. */
async function sentencesOf(words: Words): Promise<string[]> {
  const incident = textOf(words, 'incident')
  if (incident === undefined) return []
  return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
    const incidentId = await incidentOf(app, { ...words, rest: [incident] }, notifyLanguage)
    const { file } = await findIncidentWork(app.context, incidentId)
    return ownSentences(noticeFactsOf(incidentId, file, app.context.clock.now()))
  })
}

function writeTemplate(dataFolder: string, tag: string, sentences: string[]): number {
  const known = findLanguageFile(dataFolder, tag)
  const path = known?.path ?? join(languageFolder(dataFolder), `${tag}.yaml`)
  if (existsSync(path)) throw new AppError('usage', { problem: `${path} is there already and stays as it is. Look at it: tocsin notify language ${tag}` })
  mkdirSync(languageFolder(dataFolder), { recursive: true, mode: 0o700 })
  writeFileSync(path, languageTemplate(tag, sentences), { mode: 0o600, flag: 'wx' })
  const count = Object.keys(textsAskedOf(tag)).length
  say(
    `${path}\n${count} texts to write${sentences.length === 0 ? '' : `, and ${sentences.length} sentences of the incident`}. Then look whether it is complete: ./tocsin notify language ${tag}\n`,
  )
  return 0
}

function showLanguage(dataFolder: string, tag: string, sentences: readonly string[]): number {
  const file = findLanguageFile(dataFolder, tag)
  if (file === null) throw new AppError('language_missing', { language: tag })
  for (const problem of file.problems) say(`${problem}\n`)
  const lacking = sentences.filter((sentence) => file.sentences[sentence] === undefined)
  for (const sentence of lacking) say(`sentences: “${sentence}” is missing.\n`)
  const count = file.problems.length + lacking.length
  if (count > 0) {
    say(`\n${file.path}: ${count} ${count === 1 ? 'thing' : 'things'} to put right. Nobody is sent a notice in ${tag} before.\n`)
    return 1
  }
  say(`${file.path}: complete.\n${notesOn(file)}`)
  return 0
}

function notesOn({ language, reviewedBy, letters, sameAsEnglish }: LanguageFile): string {
  return [
    reviewedBy === '' ? 'Nobody has said who read it (reviewed_by).\n' : `Read by ${reviewedBy}.\n`,
    letters ? '' : 'Our typeface lacks letters of this language: it goes by e-mail; letters in it are finished by hand.\n',
    sameAsEnglish.length === 0 ? '' : `As in English, perhaps forgotten: ${sameAsEnglish.join(', ')}.\n`,
    `The linter cannot check ${uncheckedIn(language).join(', ')} (docs/rules/notices.md): somebody who reads it has to.\n`,
    'A campaign that was planned before is planned again to take it.\n',
  ].join('')
}

function listText(dataFolder: string): string {
  const files = listLanguageFiles(dataFolder)
  const lines = files.map(({ language, name, problems, reviewedBy }) =>
    lineFor(
      language,
      name,
      problems.length > 0
        ? `cannot be used: ${problems.length} to put right`
        : reviewedBy === ''
          ? 'complete; nobody has said who read it'
          : `complete; read by ${reviewedBy}`,
    ),
  )
  return [
    lineFor('en', 'English', 'built in'),
    lineFor('cy', 'Cymraeg', 'built in; not yet read by a Welsh speaker'),
    ...lines,
    files.length === 0 ? '\nAnother language: ./tocsin notify language --template TAG\n' : '\nWhat is to be put right: ./tocsin notify language TAG\n',
  ].join('')
}

const lineFor = (tag: string, name: string, says: string) => `  ${tag.padEnd(7)} ${name.padEnd(14)} ${says}\n`
