/** Waits until what was written to a file is on the disk. Node's permission model refuses `fsyncSync`, and doors that seal into the vault live behind it. */
import { open } from 'node:fs/promises'

export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
