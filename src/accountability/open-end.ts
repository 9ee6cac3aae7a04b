/** What can stand in the way of erasing an incident [RET3]. */
export const OPEN_ENDS = ['hold', 'notices', 'enquiries', 'claims', 'self_checks', 'submissions', 'stages', 'uploads'] as const
export type OpenEndCode = (typeof OPEN_ENDS)[number]
export type OpenEnd = { code: OpenEndCode; count: number }
