/** The vault while it is moved: new objects go to the new place, and what is not there yet is read from the old one. Exact, since an object never changes. */
import type { StoredObject, VaultPlace } from './place.ts'

export function overlay(place: VaultPlace, before: VaultPlace): VaultPlace {
  return {
    ...place,
    name: `${place.name}, being moved from ${before.name}`,
    sizeOf: async (name) => (await place.sizeOf(name)) ?? before.sizeOf(name),
    read: async function* (name) {
      yield* (await place.sizeOf(name)) === null ? before.read(name) : place.read(name)
    },
    remove: async (name) => {
      await place.remove(name)
      await before.remove(name)
    },
    list: (under) => listBoth(place, before, under),
  }
}

async function* listBoth(place: VaultPlace, before: VaultPlace, under: string): AsyncGenerator<StoredObject> {
  const seen = new Set<string>()
  for (const one of [place, before]) {
    for await (const object of one.list(under)) {
      if (seen.has(object.name)) continue
      seen.add(object.name)
      yield object
    }
  }
}
