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
/** `supplier` and `dataSet`: where; left out: our own part. */
export type Gap = { rule: string; code: GapCode; supplier?: string; dataSet?: string }
