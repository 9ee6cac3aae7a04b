import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { AppError } from '../../errors.ts'
import { answer, finish, offer, readResult } from './exchange.ts'
import { fingerprintOf, readExchangeFile } from './exchange-file.ts'
import { filterOf, matchFilters, newFilterKey, packFilters } from './filters.ts'
import { privateIdentifiers } from './identifiers.ts'
import { blind, commonPlaces, loadGroup, newSecret, pointOf, POINT_BYTES } from './psi.ts'

const at = (bytes: Uint8Array) => ({ bytes, path: 'a file' })

/** The whole exchange, as two people would do it. */
async function exchange(ours: string[], theirs: string[], isPadded = false) {
  const offered = await offer(ours, { isPadded })
  const answered = await answer(at(offered.file), theirs, { isPadded })
  const finished = await finish(at(answered.file), offered.state)
  return { offered, answered, finished, told: readResult(at(finished.result), answered.state) }
}

test('both sides learn which identifiers they share, and nothing else is named', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 12 }),
      fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 12 }),
      fc.integer({ min: 0, max: 12 }),
      async (ours, others, shares) => {
        const theirs = [...new Set([...others, ...ours.slice(0, shares)])]
        const { finished, told } = await exchange(ours, theirs)
        assert.deepEqual(finished.shared.map((index) => ours[index]).toSorted(), ours.filter((item) => theirs.includes(item)).toSorted())
        assert.deepEqual(told.map((index) => theirs[index]).toSorted(), theirs.filter((item) => ours.includes(item)).toSorted())
      },
    ),
    { numRuns: 20 },
  )
})

test('padding hides the size and shares nothing', async () => {
  const { offered, finished, told } = await exchange(['a', 'b'], ['b', 'c', 'd'], true)
  assert.equal(readExchangeFile(offered.file, 'a file', 'offer').parts[0]!.length / POINT_BYTES, 1000)
  assert.deepEqual([finished.shared, told], [[1], [0]])
})

test('the same list offered twice looks altogether different, and an order of places says nothing', async () => {
  const items = Array.from({ length: 40 }, (_, index) => `email person${index}@post.example`)
  const [one, other] = [await offer(items, { isPadded: false }), await offer(items, { isPadded: false })]
  const points = (file: Uint8Array) => readExchangeFile(file, 'a file', 'offer').parts[0]!
  assert.equal(commonPlaces(points(one.file), points(other.file)).length, 0)
  assert.notDeepEqual(one.state.places, other.state.places)
})

test('blinding in either order gives the same point; another identifier another one', async () => {
  await loadGroup()
  const [a, b] = [newSecret(), newSecret()]
  assert.deepEqual(blind(blind(pointOf('phone 7700900123'), a), b), blind(blind(pointOf('phone 7700900123'), b), a))
  assert.notDeepEqual(blind(blind(pointOf('phone 7700900123'), a), b), blind(blind(pointOf('identifier 7700900123'), a), b))
})

test('a file that is cut, changed, of another exchange, of another step or hostile is refused in words', async () => {
  const { offered, answered, finished } = await exchange(['a', 'b', 'c'], ['b'])
  const refused = (problem: RegExp) => (error: AppError) => error.code === 'exchange_invalid' && problem.test(error.message)
  await assert.rejects(answer(at(offered.file.subarray(0, -1)), ['b'], { isPadded: false }), refused(/cut off/))
  await assert.rejects(answer(at(answered.file), ['b'], { isPadded: false }), refused(/it is an answer, and an offer is needed/))
  await assert.rejects(answer(at(Buffer.from('id,name\n1,x\n')), ['b'], { isPadded: false }), refused(/does not begin/))
  const another = await offer(['a', 'b', 'c'], { isPadded: false })
  await assert.rejects(finish(at(answered.file), another.state), refused(/another exchange/))
  await assert.rejects(finish(at(answered.file), answered.state), refused(/only the side that offered/))
  assert.throws(() => readResult(at(finished.result), offered.state), refused(/only the side that answered/))
  const hostile = Buffer.from(offered.file)
  hostile.fill(255, hostile.length - POINT_BYTES)
  await assert.rejects(answer(at(hostile), ['b'], { isPadded: false }), refused(/point 3 is not of the group/))
  const nothing = Buffer.from(offered.file)
  nothing.fill(0, nothing.length - POINT_BYTES)
  await assert.rejects(answer(at(nothing), ['b'], { isPadded: false }), refused(/point 3 is not of the group/))
})

test('an offer of more than was agreed is not answered', async () => {
  const offered = await offer(['a', 'b', 'c'], { isPadded: false })
  await assert.rejects(answer(at(offered.file), [], { isPadded: false, atMost: 2 }), (error: AppError) => error.code === 'exchange_too_large')
})

test('one changed byte changes the fingerprint that two people read to each other', async () => {
  const { file } = await offer(['a'], { isPadded: false })
  const changed = Uint8Array.from(file)
  changed[changed.length - 1]! ^= 1
  assert.match(fingerprintOf(file), /^([0-9a-f]{4} ){5}[0-9a-f]{4}$/)
  assert.notEqual(fingerprintOf(file), fingerprintOf(changed))
})

test('identifiers are standardised before they are blinded: spelling, tags and short forms do not part people', () => {
  const one = privateIdentifiers({
    given_name: 'Kate',
    family_name: 'O’Brien',
    date_of_birth: '21/03/1979',
    email: 'K.Obrien+news@Post.example',
    phone: '+44 7700 900123',
  })
  const other = privateIdentifiers({ full_name: 'OBRIEN, Katherine', date_of_birth: '1979-03-21', email: 'k.obrien@post.example', phone: '07700 900123' })
  assert.deepEqual(one.map(({ text }) => text).toSorted(), other.map(({ text }) => text).toSorted())
})

test('a name alone, a role mailbox and a year alone identify nobody', () => {
  assert.deepEqual(privateIdentifiers({ given_name: 'John', family_name: 'Smith', date_of_birth: '1979', email: 'info@post.example' }), [])
})

test('filters of misspelt records are alike, of strangers not; another key makes them strangers', () => {
  const key = newFilterKey()
  const record = { given_name: 'Katherine', family_name: 'Ashdown', date_of_birth: '1979-03-21', postcode: 'QX4 7TT', address: '14 Larch Road' }
  const slip = { ...record, family_name: 'Ashdwon', date_of_birth: '1979-03-12' }
  const stranger = { given_name: 'Oswin', family_name: 'Tallow', date_of_birth: '1961-02-11', postcode: 'QX1 2AB', address: '2 Mill Lane' }
  const of = (values: Record<string, string>, with_ = key) => filterOf(with_, values)!
  const pairs = matchFilters(packFilters([of(record), of(stranger)]), packFilters([of(stranger), of(slip)]), 0.7)
  assert.deepEqual(pairs.map(({ left, right }) => [left, right]).toSorted(), [
    [0, 1],
    [1, 0],
  ])
  const [foreign] = matchFilters(packFilters([of(record)]), packFilters([of(record, newFilterKey())]), 0.7)
  assert.equal(foreign, undefined)
})

test('a record with a name and nothing else has no filter', () => {
  assert.equal(filterOf(newFilterKey(), { given_name: 'John', family_name: 'Smith' }), null)
})

test('sizes that cannot be alike are passed over without losing a pair', () => {
  const filters = fc.array(fc.uint32Array({ minLength: 32, maxLength: 32 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(filters, filters, fc.constantFrom(0.3, 0.5, 0.7), (lefts, rights, atLeast) => {
      const [left, right] = [packFilters(lefts), packFilters(rights)]
      const bits = (word: number) => [...word.toString(2)].filter((bit) => bit === '1').length
      const dice = (a: Uint32Array, b: Uint32Array) => {
        const [common, sum] = a.reduce(([both, all], word, index) => [both + bits((word & b[index]!) >>> 0), all + bits(word) + bits(b[index]!)], [0, 0])
        return sum === 0 ? 0 : (2 * common) / sum
      }
      const best = Math.max(...lefts.flatMap((one) => rights.map((other) => dice(one, other))))
      const found = matchFilters(left, right, atLeast)
      assert.equal(found.length > 0, best >= atLeast)
      if (found.length > 0) assert.equal(found[0]!.likeness, best)
    }),
  )
})
