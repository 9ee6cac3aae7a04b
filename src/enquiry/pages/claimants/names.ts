/** The names that a firm's pages need, from what was published. */
import { html, type Html } from '../html.ts'
import { isForeign, said, type Page } from '../site.ts'
import { CLAIMANT_WORDS, type ClaimantWords, type Names } from './words.ts'

export function namesOf({ facts: { notice, claimants } }: Page): Names {
  const respondent = claimants?.respondent ?? notice.organisation.name
  const supplier = notice.supplier.name
  return { firm: notice.organisation.name, respondent, supplier, isOther: respondent.toLowerCase() !== supplier.toLowerCase(), notice }
}

/** null: the pages are the organisation's own. */
export const claimantWordsOf = ({ language, facts }: Page): ClaimantWords | null => (facts.claimants === undefined ? null : CLAIMANT_WORDS[language])

/** In the firm's own words; in English on a Welsh page where it gave no Welsh ones. */
export function regulatedLine({ language, facts }: Page): Html | false {
  const regulated = facts.claimants?.regulated ?? null
  if (regulated === null) return false
  return html`<p>
    ${CLAIMANT_WORDS[language].regulated} <span ${isForeign(regulated, language) && html` lang="en"`}>${said(regulated, language).join(' ')}</span>
  </p>`
}
