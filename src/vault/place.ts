/** Where the vault's objects lie. A place knows names and noise: what is in an object, and whose it is, cannot be told from what it is given. */

/** `name` is `<incident>/<two letters>/<keyed hash>`; `bytes` is the size as it lies there, sealed. */
export type StoredObject = { name: string; bytes: number }

/** What a trial of the place came to. `isWriteOnce`: it refuses by itself to put a second object under a name. */
export type Trial = { isWriteOnce: boolean }

export type VaultPlace = {
  /** As people are told of it: a folder, or the address of a bucket. Never holds a secret. */
  readonly name: string
  /** A folder on this machine where objects are sealed until they are whole. */
  readonly partFolder: string
  /** How many objects are worth putting at a time. */
  readonly parallel: number
  /** Makes the sealed file `part` the object `name`, wholly or not at all, and takes the part away. A whole object of that name stays as it is. */
  keep(name: string, part: string): Promise<void>
  /** The same, but what is there gives way: for an object that was found damaged. */
  replace(name: string, part: string): Promise<void>
  /** Size in bytes of the object as it lies there; null: there is none. */
  sizeOf(name: string): Promise<number | null>
  /** The object as it lies there. Errors: `vault_object_missing`, before the first byte. */
  read(name: string): AsyncGenerator<Buffer>
  /** Every object whose name begins with `under`, in no promised order. */
  list(under: string): AsyncGenerator<StoredObject>
  /** For an incident that is erased, and for the old place after a move. */
  remove(name: string): Promise<void>
  /** Takes away what killed processes left half made before `before`. Gives how many there were. */
  tidy(before: Date): Promise<number>
  /** Writes, reads back, and throws what stands in the way. */
  tryOut(): Promise<Trial>
}

const NAME = /^[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f]{64}$/

/** Whether this is the name of an object, and not of something else that lies beside them. */
export function isObjectName(name: string): boolean {
  return NAME.test(name)
}
