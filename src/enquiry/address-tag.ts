/** An address as the store may know it: the same for the same address, and nothing without the incident's key. */
import { createHmac } from 'node:crypto'
import { derivedKey } from '../vault/keys.ts'

export const addressTag = (key: Buffer, address: string): Buffer =>
  createHmac('sha256', derivedKey(key, 'check-address')).update(address.toLowerCase()).digest()
