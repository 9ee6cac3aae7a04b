/** `notify wish`: how one person must, or must not, be reached. */
import { AppError } from '../errors.ts'
import type { ContactWish } from '../notify/audience.ts'
import { findLanguageFile, LANGUAGE_TAG } from '../notify/language-file.ts'
import { setWish } from '../notify/plan/wishes.ts'
import { isBuiltIn } from '../notify/write-notice.ts'
import { personId, personNoOf } from '../register/person.ts'
import { findPerson } from '../register/queries.ts'
import { textOf, type Command } from './command.ts'
import { withApp } from './open-command.ts'
import { AS_HELP, AS_OPTIONS, AS_USAGE, signedInAs } from './sign-in-as.ts'
import { incidentOf } from './statement.ts'

const CHOICES = { format: ['ordinary', 'large_print', 'easy_read'], by: ['email', 'letter', 'phone', 'none'] } as const

export const notifyWish: Command = {
  name: 'notify wish',
  usage: `INCIDENT_ID P-000123 [--language en|cy|TAG] [--format large_print|easy_read] [--by email|letter|phone|none] [--care-of "NAME, LINE, POSTCODE"] --reason TEXT ${AS_USAGE} [--data DIR]`,
  more: `
--language   en, cy, or the tag of a language by file, like pl (tocsin notify language)
--format     ordinary, large_print or easy_read
--by         email, letter, phone, or none: not written to at all. None and phone are heeded at once, also by a campaign under way
--care-of    to whom instead: a guardian, or the next of kin of somebody who has died; name and address, divided by commas
--reason     why, in a few words and without personal data; it is in the log
What was noted before for this person is replaced. The next plan goes by it.
${AS_HELP}`,
  options: {
    data: { type: 'string' },
    ...AS_OPTIONS,
    language: { type: 'string' },
    format: { type: 'string' },
    by: { type: 'string' },
    'care-of': { type: 'string' },
    reason: { type: 'string' },
  },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const [, person, ...more] = words.rest
      const personNo = person === undefined ? null : personNoOf(person.toUpperCase())
      if (personNo === null || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin ${notifyWish.name} ${notifyWish.usage}` })
      const choice = <Name extends keyof typeof CHOICES>(name: Name): (typeof CHOICES)[Name][number] | null => {
        const given = textOf(words, name)
        if (given === undefined) return null
        const found = CHOICES[name].find((one) => one === given)
        if (found === undefined) throw new AppError('usage', { problem: `--${name} is one of ${CHOICES[name].join(', ')}` })
        return found
      }
      const language = textOf(words, 'language') ?? null
      if (language !== null && !LANGUAGE_TAG.test(language)) throw new AppError('usage', { problem: '--language is en, cy, or a tag like pl or pt-BR' })
      const careOf = textOf(words, 'care-of')
        ?.split(',')
        .map((line) => line.trim())
      if (careOf !== undefined && (careOf.length < 3 || careOf.some((line) => line === '')))
        throw new AppError('usage', { problem: '--care-of needs a name and an address, like "Ada Tallis, 1 Quay, ZZ7 3QH"' })
      const wish: ContactWish = {
        language,
        format: choice('format'),
        channel: choice('by'),
        inCareOf: careOf === undefined ? null : { name: careOf[0]!, addressLines: careOf.slice(1) },
      }
      const reason = textOf(words, 'reason')?.trim()
      if (!reason) throw new AppError('reason_missing')
      const incidentId = await incidentOf(app, { ...words, rest: words.rest.slice(0, 1) }, notifyWish)
      const ctx = await signedInAs(app, words, notifyWish, 'notice.wish')
      if ((await findPerson(ctx.store, incidentId, personNo)) === null) throw new AppError('person_unknown', { personId: personId(personNo) })
      await setWish(ctx, incidentId, personNo, wish, reason)
      process.stdout.write(
        `Noted for ${personId(personNo)}. Plan again, so that it is heeded: tocsin notify plan ${incidentId} --as EMAIL\n${languageNote(ctx.dataFolder, language)}`,
      )
      return 0
    }),
}

/** A wish is kept also for a language that cannot be used yet: the person said so, and the file may come. */
function languageNote(dataFolder: string, language: string | null): string {
  if (language === null || isBuiltIn(language)) return ''
  const file = findLanguageFile(dataFolder, language)
  if (file === null)
    return `There are no texts in ${language} yet: until there are, this person is told by hand. Begin: tocsin notify language --template ${language}\n`
  return file.problems.length === 0
    ? ''
    : `The texts in ${language} have gaps: until they are filled, this person is told by hand. See: tocsin notify language ${language}\n`
}
