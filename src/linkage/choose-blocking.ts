/**
 * Which pairs are worth comparing: those that share a key. Keys are tried from coarse to fine; one is taken when its pairs fit the budget,
 * so a small list is compared all with all and a large one by finer keys. docs/rules/linkage.md, [LNK12].
 */
import { AppError } from '../errors.ts'
import { SET_COLUMNS, YEAR, type BlockingRule } from './kernel/keys.ts'
import type { NodeTable } from './kernel/nodes.ts'
import type { ThreadPool } from './kernel/thread-pool.ts'
import { COLUMN } from './kernel/vocabulary.ts'

const NAMES: Record<number, string> = {
  [COLUMN.emails]: 'e-mail',
  [COLUMN.phones]: 'phone',
  [COLUMN.identifiers]: 'identifier',
  [COLUMN.member]: 'membership number',
  [COLUMN.home]: 'home',
  [COLUMN.birth]: 'birth date',
  [COLUMN.sound]: 'family name by sound',
  [COLUMN.root]: 'given name',
  [COLUMN.names]: 'both names',
  [COLUMN.postcode]: 'postcode',
  [COLUMN.street]: 'address',
  [COLUMN.area]: 'area',
  [YEAR]: 'birth year',
  [COLUMN.family]: 'family name',
  [COLUMN.given]: 'given name as written',
}

/** From certain and coarse to fine: a finer key than one taken finds nothing new and is left out. */
const CANDIDATES: readonly (readonly number[])[] = [
  [COLUMN.emails],
  [COLUMN.phones],
  [COLUMN.identifiers],
  [COLUMN.member],
  [COLUMN.home],
  [COLUMN.birth],
  [COLUMN.birth, COLUMN.sound],
  [COLUMN.birth, COLUMN.root],
  [COLUMN.birth, COLUMN.area],
  [COLUMN.birth, COLUMN.postcode],
  [COLUMN.names],
  [COLUMN.names, YEAR],
  [COLUMN.names, COLUMN.area],
  [COLUMN.names, COLUMN.postcode],
  [COLUMN.names, COLUMN.street],
  [COLUMN.sound, COLUMN.root],
  [COLUMN.sound, COLUMN.root, YEAR],
  [COLUMN.sound, COLUMN.root, COLUMN.area],
  [COLUMN.postcode],
  [COLUMN.postcode, COLUMN.sound],
  [COLUMN.postcode, COLUMN.root],
  [COLUMN.street],
  [COLUMN.street, COLUMN.sound],
  [COLUMN.street, COLUMN.root],
  [COLUMN.sound],
  [COLUMN.root],
  [COLUMN.sound, YEAR],
  [COLUMN.root, YEAR],
  [COLUMN.given, COLUMN.area],
  [COLUMN.family, COLUMN.area],
]

export { YEAR, type BlockingRule } from './kernel/keys.ts'

export type BlockingPlan = {
  rules: BlockingRule[]
  /** By rule: keys that more records share than may be compared all with all. */
  large?: readonly (readonly number[])[]
  everyPair: boolean
}

/** At most this many pairs a record, and never fewer pairs than the second figure. */
const BUDGET = { pairsPerRecord: 14, pairsPerRecordOfOneRule: 5, atLeast: 2_000_000 }
/** Up to this many records all pairs are compared. */
const ALL_PAIRS_UP_TO = 1500

/** Stands for the one key of a list so short that all pairs are compared. */
export const ALL_PAIRS = 'all pairs'

const nameOf = (columns: readonly number[]) => columns.map((column) => NAMES[column]).join(' + ')

/** `pinned`: names of keys, as a model file holds them; without it the data choose. The threads must know the nodes. */
export async function chooseBlocking(nodes: NodeTable, pool: ThreadPool, pinned?: readonly string[]): Promise<BlockingPlan> {
  if (pinned) return pinnedPlan(pinned)
  if (nodes.count <= ALL_PAIRS_UP_TO) return { rules: [], everyPair: true }
  const budget = Math.max(BUDGET.atLeast, nodes.count * BUDGET.pairsPerRecord)
  const ofOneRule = Math.max(BUDGET.atLeast / 3, nodes.count * BUDGET.pairsPerRecordOfOneRule)
  const isSet = (columns: readonly number[]) => SET_COLUMNS.includes(columns[0]!)
  const sizes = await pool.runEach(
    'measureKey',
    CANDIDATES.map((columns) => ({ columns, isSet: isSet(columns) })),
  )
  const rules: BlockingRule[] = []
  const largeKeys: number[][] = []
  let spent = 0
  CANDIDATES.forEach((columns, index) => {
    if (rules.some((rule) => !rule.isSet && rule.columns.every((column) => columns.includes(column)))) return
    const { pairs: estimatedPairs, large } = sizes[index]!
    const isCertainKey = isSet(columns) || columns[0] === COLUMN.member || columns[0] === COLUMN.home
    if (estimatedPairs === 0 || (!isCertainKey && (estimatedPairs > ofOneRule || spent + estimatedPairs > budget))) return
    spent += Math.min(estimatedPairs, ofOneRule)
    rules.push({ name: nameOf(columns), columns, isSet: isSet(columns), estimatedPairs })
    largeKeys.push(large)
  })
  return { rules, large: largeKeys, everyPair: false }
}

/** Keys by the words of a model file. Throws `link_key_unknown`. */
export function pinnedPlan(names: readonly string[]): BlockingPlan {
  if (names.length === 1 && names[0] === ALL_PAIRS) return { rules: [], everyPair: true }
  const rules = names.map((name) => {
    const columns = name.split(' + ').map((part) => Number(Object.entries(NAMES).find(([, word]) => word === part)?.[0] ?? -1))
    if (columns.includes(-1) || (columns.length > 1 && columns.some((column) => SET_COLUMNS.includes(column))) || columns.length > 3)
      throw new AppError('link_key_unknown', { key: name, keys: Object.values(NAMES).join(', ') })
    return { name, columns, isSet: SET_COLUMNS.includes(columns[0]!), estimatedPairs: 0 }
  })
  return { rules, everyPair: false }
}
