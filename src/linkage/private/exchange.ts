/**
 * Two installations find the people they share; three files go to and fro. We offer our blinded identifiers; they answer with ours blinded again and
 * with their own; we finish, know which of ours they have too, and give them a result from which they know the same of theirs.
 */
import { randomUUID } from 'node:crypto'
import { AppError } from '../../errors.ts'
import { readExchangeFile, writeExchangeFile } from './exchange-file.ts'
import { blind, blindAll, commonPlaces, loadGroup, newSecret, pointOf, POINT_BYTES, randomPoint, shuffledOrder } from './psi.ts'

/** Kept by the side that made it and shown to nobody: without it the answer is noise. */
export type ExchangeState = {
  exchange: string
  side: 'offering' | 'answering'
  secret: string
  /** Place in the file sent → place in the list of identifiers; -1: padding. */
  places: number[]
}
type Report = (done: number, total: number) => void

/** A list padded to the next step of this many tells its size only roughly. */
export const PADDING_STEP = 1000

type Blinded = { points: Uint8Array; places: number[]; secret: Uint8Array }

function blindOwn(identifiers: readonly string[], isPadded: boolean, report: Report): Blinded {
  const count = isPadded ? Math.ceil(Math.max(1, identifiers.length) / PADDING_STEP) * PADDING_STEP : identifiers.length
  const secret = newSecret()
  const order = shuffledOrder(count)
  const points = new Uint8Array(count * POINT_BYTES)
  const places: number[] = []
  for (let place = 0; place < count; place++) {
    const index = order[place]!
    const isPadding = index >= identifiers.length
    points.set(blind(isPadding ? randomPoint() : pointOf(identifiers[index]!), secret), place * POINT_BYTES)
    places.push(isPadding ? -1 : index)
    if (place % 1000 === 999) report(place + 1, count)
  }
  return { points, places, secret }
}

const stateOf = (exchange: string, side: ExchangeState['side'], { secret, places }: Blinded): ExchangeState => ({
  exchange,
  side,
  secret: Buffer.from(secret).toString('base64'),
  places,
})

/** `identifiers` must be distinct. */
export async function offer(
  identifiers: readonly string[],
  options: { isPadded: boolean; report?: Report },
): Promise<{ file: Uint8Array; state: ExchangeState }> {
  await loadGroup()
  const exchange = randomUUID()
  const own = blindOwn(identifiers, options.isPadded, options.report ?? (() => {}))
  return { file: writeExchangeFile({ step: 'offer', exchange }, [own.points]), state: stateOf(exchange, 'offering', own) }
}

/** `atMost`: an offer of more identifiers is refused; someone who asks about everybody is not looking for shared people. */
export async function answer(
  offered: { bytes: Uint8Array; path: string },
  identifiers: readonly string[],
  options: { isPadded: boolean; atMost?: number; report?: Report },
): Promise<{ file: Uint8Array; state: ExchangeState; offeredCount: number }> {
  await loadGroup()
  const { header, parts } = readExchangeFile(offered.bytes, offered.path, 'offer')
  const points = pointsOf(parts[0], offered.path)
  const offeredCount = points.length / POINT_BYTES
  if (options.atMost !== undefined && offeredCount > options.atMost)
    throw new AppError('exchange_too_large', { path: offered.path, count: String(offeredCount), atMost: String(options.atMost) })
  const report = options.report ?? (() => {})
  const total = offeredCount + identifiers.length
  const own = blindOwn(identifiers, options.isPadded, (done) => report(done, total))
  const theirs = checked(offered.path, () => blindAll(points, own.secret, (done) => report(identifiers.length + done, total)))
  return {
    file: writeExchangeFile({ step: 'answer', exchange: header.exchange }, [theirs, own.points]),
    state: stateOf(header.exchange, 'answering', own),
    offeredCount,
  }
}

/** Which of our identifiers they have too (places in our list), and the file from which they learn the same. */
export async function finish(
  answered: { bytes: Uint8Array; path: string },
  state: ExchangeState,
  report: Report = () => {},
): Promise<{ shared: number[]; theirCount: number; result: Uint8Array }> {
  await loadGroup()
  const { header, parts } = readExchangeFile(answered.bytes, answered.path, 'answer')
  mustBelong(header.exchange, state, 'offering', answered.path)
  const [ours, theirs] = [pointsOf(parts[0], answered.path), pointsOf(parts[1], answered.path)]
  if (ours.length !== state.places.length * POINT_BYTES)
    throw new AppError('exchange_invalid', { path: answered.path, problem: 'it answers another number of identifiers than were offered' })
  const twice = checked(answered.path, () => blindAll(theirs, Uint8Array.from(Buffer.from(state.secret, 'base64')), report))
  const common = commonPlaces(ours, twice).filter((pair) => state.places[pair.ours]! >= 0)
  const shared = common.map((pair) => state.places[pair.ours]!).toSorted((a, b) => a - b)
  const told = Int32Array.from(common.map((pair) => pair.theirs)).toSorted()
  const result = writeExchangeFile({ step: 'result', exchange: header.exchange }, [new Uint8Array(told.buffer, told.byteOffset, told.byteLength)])
  return { shared, theirCount: theirs.length / POINT_BYTES, result }
}

/** The side that answered reads which of its identifiers are shared. */
export function readResult(given: { bytes: Uint8Array; path: string }, state: ExchangeState): number[] {
  const { header, parts } = readExchangeFile(given.bytes, given.path, 'result')
  mustBelong(header.exchange, state, 'answering', given.path)
  const bytes = Uint8Array.from(parts[0] ?? [])
  if (bytes.length % 4 !== 0) throw new AppError('exchange_invalid', { path: given.path, problem: 'it is cut off or has been changed' })
  const places = [...new Int32Array(bytes.buffer)]
  if (places.some((place) => place < 0 || place >= state.places.length))
    throw new AppError('exchange_invalid', { path: given.path, problem: 'it names places that were never sent' })
  return places
    .map((place) => state.places[place]!)
    .filter((index) => index >= 0)
    .toSorted((a, b) => a - b)
}

function mustBelong(exchange: string, state: ExchangeState, side: ExchangeState['side'], path: string): void {
  if (state.exchange !== exchange) throw new AppError('exchange_invalid', { path, problem: 'it belongs to another exchange than the state file' })
  if (state.side !== side)
    throw new AppError('exchange_invalid', {
      path,
      problem: side === 'offering' ? 'only the side that offered finishes with it' : 'only the side that answered reads it',
    })
}

function pointsOf(part: Uint8Array | undefined, path: string): Uint8Array {
  if (!part || part.length % POINT_BYTES !== 0) throw new AppError('exchange_invalid', { path, problem: 'it is cut off or has been changed' })
  return part
}

function checked<Result>(path: string, compute: () => Result): Result {
  try {
    return compute()
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('exchange_invalid', { path, problem: error.message })
    throw error
  }
}
