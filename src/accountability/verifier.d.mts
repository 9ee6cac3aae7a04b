/** What the verifier says; `problems` is empty when the pack is whole. */
export type PackVerdict = {
  files: number
  entries: number
  opened: number
  logSize: number
  /** SHA-256 of the public key (SPKI, DER), in hex. */
  fingerprint: string
  reference: string
  preparedAt: string
  problems: string[]
}
export function verifyPack(files: ReadonlyMap<string, Buffer>): PackVerdict
export function verdictText(verdict: PackVerdict): string
export function inclusionHolds(leaf: Buffer, index: number, size: number, proof: readonly Buffer[], root: Buffer): boolean
