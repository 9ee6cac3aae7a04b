/** What a process that stays does for the vault when it starts: tries it, so that a wrong key is told now and not with the first file, and clears away. */
import { AppError } from '../errors.ts'
import type { VaultPlace } from './place.ts'

/** Whoever was at work on something this long ago is gone. A day: uploads of single objects end within hours. */
export const LEFT_BEHIND_MS = 86_400_000

/** Never fails: `say` is told in words what stands in the way, and everything that needs no vault goes on. */
export async function lookAfterVault(vault: VaultPlace, now: Date, say: (line: string) => void): Promise<void> {
  try {
    await vault.tryOut()
    await vault.tidy(new Date(now.getTime() - LEFT_BEHIND_MS))
  } catch (error) {
    say(error instanceof AppError ? `${error.message}\n  ${error.hint}` : `The vault ${vault.name} could not be tried: ${(error as Error).message}`)
  }
}
