/** Who may do what. Deny by default: an action that is not listed for a role is refused. Roles after reliability: requester is never approver. */
import type { Actor } from '../context.ts'
import { AppError } from '../errors.ts'

export const ROLES = ['lead', 'operator', 'supplier', 'expert', 'counsel', 'claims_handler', 'desk', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

const READ_CASE = ['incident.read', 'evidence.read', 'obligation.read', 'filing.read', 'notice.read', 'statement.read']
/** One enquiry at a time, each reading logged. A reply of one is released by another. */
const DESK = ['desk.read', 'desk.work']
/** What is under privilege: to put something in, and to go in once admitted. Counsel alone opens the room. */
const COUNSEL = ['counsel.see', 'counsel.put', 'counsel.enter']
const MAY: Record<Role, readonly string[]> = {
  lead: [
    ...READ_CASE,
    ...COUNSEL,
    'supplier.read',
    'supplier.invite',
    'incident.open',
    'preparedness.change',
    'incident.change',
    'incident.erase',
    'register.list',
    'register.export',
    'person.read',
    'person.reveal',
    'review.read',
    'review.answer',
    'review.reveal',
    'review.draw',
    'log.read',
    'filing.make',
    'fact.record',
    'question.ask',
    'decision.make',
    'decision.confirm',
    'pack.export',
    'exercise.run',
    'notice.draft',
    'notice.plan',
    'notice.approve',
    'notice.send',
    'notice.wish',
    'notice.relay',
    'access.manage',
    ...DESK,
    'desk.release',
    'claim.read',
    'claim.work',
    'claim.export',
    'statement.publish',
    'answer.release',
  ],
  operator: [
    ...READ_CASE,
    ...COUNSEL,
    'incident.open',
    'preparedness.change',
    'supplier.read',
    'register.list',
    'person.read',
    'person.reveal',
    'review.read',
    'review.answer',
    'review.reveal',
    'review.draw',
    'notice.draft',
    'notice.plan',
    'notice.send',
    'notice.wish',
    'fact.record',
    'question.ask',
    'exercise.run',
  ],
  expert: ['incident.read', 'evidence.read', ...COUNSEL],
  counsel: [
    ...READ_CASE,
    ...COUNSEL,
    'counsel.open',
    'incident.erase',
    'supplier.read',
    'claim.read',
    'claim.export',
    'register.list',
    'person.read',
    'log.read',
    'decision.confirm',
    'notice.approve',
    'pack.export',
    'exercise.run',
  ],
  claims_handler: ['incident.read', 'person.read', 'statement.read', ...DESK, 'desk.release', 'claim.read', 'claim.work', 'claim.export'],
  desk: ['incident.read', 'person.read', 'person.reveal', 'notice.wish', 'statement.read', ...DESK, 'desk.release'],
  auditor: ['statement.read', 'incident.read', 'evidence.read', 'obligation.read', 'filing.read', 'log.read', 'pack.export'],
  // Its own room, and nothing of the house.
  supplier: ['room.read', 'room.report', 'room.answer', 'room.hand-over', 'room.keys'],
  // An administrator of the machine reads no personal data by that right.
  administrator: ['incident.read', 'access.manage', 'notice.relay', 'log.read'],
}

export function mayDo(role: string, action: string): boolean {
  return Object.hasOwn(MAY, role) && MAY[role as Role].includes(action)
}

/** Throws `not_allowed` unless the actor's role holds the action. The program itself (`system`) runs only what a role started. */
export function requireMay(actor: Actor, action: string): void {
  if (actor.role === 'system' || mayDo(actor.role, action)) return
  throw new AppError('not_allowed', { role: actor.role, action })
}
