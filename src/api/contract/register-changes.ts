/** What became of the people of the register before, as the API gives it: numbers only. */
import type { IdChanges } from '../../register/summary.ts'

export type { IdChanges }

/** `changes` null: this is the first register, or nobody has built one since people keep their numbers. */
export type RegisterChanges = { builtAt: string | null; changes: IdChanges | null }
