/** Takes a file into a vault in a process that a test may kill. Argument: JSON. Prints its SHA-256 when it is taken in. */
import { createReadStream } from 'node:fs'
import type { IncidentId } from '../../src/ids.ts'
import { s3Place } from '../../src/vault/s3.ts'
import { readVaultSettings } from '../../src/vault/settings.ts'
import { openVault } from '../../src/vault/vault.ts'

export type PutChild = { env: Record<string, string>; folder: string; incidentId: IncidentId; key: string; path: string }

const { env, folder, incidentId, key, path } = JSON.parse(process.argv[2]!) as PutChild
const place = s3Place(readVaultSettings(env, []).s3!, folder)
const { sha256 } = await openVault(place, incidentId, Buffer.from(key, 'hex')).put(createReadStream(path) as AsyncIterable<Buffer>)
process.stdout.write(sha256)
