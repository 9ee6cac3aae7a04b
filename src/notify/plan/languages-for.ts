/** Which languages a telling is written in: the one for everybody, and those that people asked for and that are complete by file. */
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import type { Queryable } from '../../store/database.ts'
import { findLanguageFile, listLanguageFiles, textsOfFile, type LanguageFile } from '../language-file.ts'
import type { NoticeLanguage } from '../notice.ts'
import { isBuiltIn } from '../write-notice.ts'
import type { Languages } from './plan-oddly.ts'

/**
 * `noted`: languages that the register notes; `forAll`: the one for everybody else. The texts are kept with the telling, so that what is approved is what is sent. A language that somebody asked for and that is missing or has gaps
 * is left out: those people are told by hand. Fails with `language_missing` or `language_invalid` when the language for everybody cannot be used.
 */
export async function languagesFor(
  db: Queryable,
  dataFolder: string,
  incidentId: IncidentId,
  { noted, forAll }: { noted: readonly NoticeLanguage[]; forAll: NoticeLanguage | undefined },
): Promise<Languages> {
  const wished = await db.query<{ language: string }>('select distinct language from contact_wish where incident_id = $1 and language is not null', [
    incidentId,
  ])
  const wanted = new Set([...noted, ...wished.map(({ language }) => language)])
  if (forAll !== undefined && !isBuiltIn(forAll)) {
    requireUsable(dataFolder, forAll)
    wanted.add(forAll)
  }
  const used = listLanguageFiles(dataFolder).filter(({ language, problems }) => wanted.has(language) && problems.length === 0)
  return {
    ...(forAll === undefined || forAll === 'en' ? {} : { language: forAll }),
    ...(used.length === 0 ? {} : { languages: Object.fromEntries(used.map((file) => [file.language, textsOfFile(file)])) }),
  }
}

/** A file of this language that is complete and can be set in letters too. */
function requireUsable(dataFolder: string, language: NoticeLanguage): void {
  const file = findLanguageFile(dataFolder, language)
  if (file === null) throw new AppError('language_missing', { language })
  if (file.problems.length > 0) throw new AppError('language_invalid', { file: file.path, language, problems: shortly(file) })
  if (!file.letters)
    throw new AppError('language_invalid', {
      file: file.path,
      language,
      problems: 'Our typeface lacks letters of this language, so letters cannot be set in it. People who asked for it get it by e-mail (`notify wish`).',
    })
}

const shortly = ({ problems }: LanguageFile): string =>
  [...problems.slice(0, 5), ...(problems.length > 5 ? [`And ${problems.length - 5} more.`] : [])].join(' ')
