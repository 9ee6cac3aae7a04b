/** The first page, which each version is compared by: the organisation's statement, or what a firm says to people who claim. */
import { claimantStartPage } from './claimants/start.ts'
import { sideOf, type Page } from './site.ts'
import { statementPage } from './statement.ts'

export const startPage = (page: Page): string => (sideOf(page.facts) === 'claimants' ? claimantStartPage(page) : statementPage(page))
