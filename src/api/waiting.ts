/** What somebody has to do, by due time. Only what can be acted on in the console. */
import type { Reminder } from '../incident/list-questions.ts'
import type { FolderBytes } from '../evidence/list-files.ts'
import type { RegisterSummary } from '../register/summary.ts'
import type { ObligationRow, WaitingItem } from './contract.ts'

/** More than fits is no list of what to do next. */
const MOST = 5

export function waitingOf(
  obligations: readonly ObligationRow[],
  drafted: RegisterSummary | null,
  folders: readonly FolderBytes[],
  reminders: readonly Reminder[] = [],
): WaitingItem[] {
  const items: WaitingItem[] = []
  const pending = new Set(
    obligations.filter((duty) => duty.metAt === null && (duty.status === 'due' || duty.status === 'cannot_rule_out')).map(({ ruleId }) => ruleId),
  )
  for (const duty of obligations) {
    if (duty.metAt !== null || duty.owedBy === 'supplier' || duty.body === 'register' || (duty.status !== 'due' && duty.status !== 'cannot_rule_out')) continue
    // What was missing in a report can be sent only after the report.
    if (duty.ruleId.endsWith('33.4') && pending.has(duty.ruleId.replace(/33\.4$/, '33.1'))) continue
    const isFiling = /(^|\.)33\.[14]$/.test(duty.ruleId)
    // Whether to send what was missing is no question once the report went.
    const isFollowUp = duty.ruleId.endsWith('33.4')
    const item: WaitingItem = {
      key: duty.status === 'due' || isFollowUp ? 'file' : 'decide',
      ruleId: duty.ruleId,
      title: duty.title,
      addressee: duty.addressee,
      body: duty.body,
      dueAt: duty.dueAt,
      to: isFiling && (duty.status === 'due' || isFollowUp) ? 'filing' : 'obligations',
    }
    items.push(item)
  }
  const timed = items.filter(({ dueAt }) => dueAt !== null).slice(0, MOST - 2)
  // Most overdue first: the supplier's answers are what everything else waits for.
  if (reminders.length > 0) timed.push({ key: 'remind', count: reminders.length, dueAt: reminders[0]!.dueAt.toISOString(), to: 'questions' })
  const untimed = items.filter(({ dueAt }) => dueAt === null)
  if (drafted && drafted.people > 0) timed.push({ key: 'notices', count: drafted.people, dueAt: null, to: 'notices' })
  const unread = folders.filter(({ state }) => state === 'not_readable' || state === 'partly').reduce((sum, { files }) => sum + files, 0)
  if (unread > 0) timed.push({ key: 'unread', count: unread, dueAt: null, to: 'evidence' })
  return [...timed, ...untimed].slice(0, MOST)
}
