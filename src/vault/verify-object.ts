/** Whether an object is what was taken in, told without knowing its hash: its name is made of it. */
import { createHash } from 'node:crypto'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { openFrames } from './frames.ts'
import { objectNames } from './vault.ts'

/** Reads all of it. False: it does not open, is cut off, or is another's content. Throws where it could not be read at all. */
export async function isWhole(name: string, key: Buffer, sealed: AsyncIterable<Buffer>): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    for await (const plain of openFrames(key, sealed)) hash.update(plain)
  } catch (error) {
    if (error instanceof AppError) throw error
    return false
  }
  return objectNames(incidentOf(name), key)(hash.digest('hex')) === name
}

/** Whose object it is. */
export function incidentOf(name: string): IncidentId {
  return name.slice(0, name.indexOf('/')) as IncidentId
}
