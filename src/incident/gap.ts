/** What can be missing in the list of suppliers. Rules PRE1 to PRE9: docs/rules/preparedness.md. */
export const GAPS = [
  'contact',
  'contract_clock',
  'contract_clock_late',
  'no_data_set',
  'whose',
  'which',
  'sub_suppliers',
  'contract_unread',
  'contract_ended',
  'kept_too_long',
  'officer',
  'insurer',
] as const
export type GapCode = (typeof GAPS)[number]
/** Each in words; the terminal and the English console say the same. */
export const GAP_SAYS: Record<GapCode, string> = {
  contact: 'Nobody to reach by e-mail or telephone',
  contract_clock: 'The contract names no hours within which it tells us',
  contract_clock_late: 'The contract allows 72 hours or more: as long as our own clock',
  no_data_set: 'No data set is listed',
  whose: 'Not said whose data these are',
  which: 'Not said which kinds of data these are',
  sub_suppliers: 'Not known whom it hands data on to',
  contract_unread: 'Nobody has read the contract for a year',
  contract_ended: 'The contract has ended, and data are still there',
  kept_too_long: 'Should have been deleted by now: have it deleted',
  officer: 'Our data protection officer has neither telephone nor e-mail here',
  insurer: 'No insurer is named: late notice can forfeit cover',
}
/** `supplier` and `dataSet`: where; left out: our own part. */
export type Gap = { rule: string; code: GapCode; supplier?: string; dataSet?: string }
