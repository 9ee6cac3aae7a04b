/** The call by which we learn of an incident. */
export const WAYS_OF_CALLING = ['phone', 'email', 'letter', 'meeting', 'press', 'other'] as const
export type WayOfCalling = (typeof WAYS_OF_CALLING)[number]

export type Call = {
  /** Made by whoever records the call, so that recording it twice opens one incident. */
  callId: string
  supplier: string
  /** Who we are; needed only where nothing is prepared. */
  organisation?: string | undefined
  toldAt: Date
  supplierAwareAt?: Date | undefined
  occurredAt?: Date | undefined
  /** As it was said. */
  said: string
  saidBy: string
  way: WayOfCalling
}
