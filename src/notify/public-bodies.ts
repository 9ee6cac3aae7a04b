/**
 * Numbers and addresses of other bodies that a notice names. One dated list, so that one person can review it; no template holds its own.
 * Each is as published by the body itself. Look again every six months (docs/rules/notices.md).
 */
export const REVIEWED_ON = '2026-10-01'

export const BODY = {
  /** Stop Scams UK: connects to the caller's own bank. */
  bank: '159',
  /** Emergency, and the police when it is not one. */
  emergency: '999',
  police: '101',
  /** National Cyber Security Centre, and the mobile networks' shared number. */
  falseEmails: 'report@phishing.gov.uk',
  falseTexts: '7726',
  /** City of London Police; England, Wales and Northern Ireland. Scotland: 101. */
  reportFraud: '0300 123 2040',
  /** Information Commissioner's Office. */
  regulatorSite: 'ico.org.uk',
  regulatorPhone: '0303 123 1113',
  regulatorPhoneWelsh: '0330 414 6421',
  /** Text relay for people who do not hear or speak on the phone. */
  relayPrefix: '18001',
  taxAccount: 'gov.uk/personal-tax-account',
} as const
