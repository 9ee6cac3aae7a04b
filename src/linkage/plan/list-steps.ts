/** Every step of the plan with its SQL, in the order in which `comparePairsInSql` runs them: to be read, checked, or run by hand. Pure. */
import { DUCKDB, SPARK, type Dialect } from '../../engine/dialect.ts'
import { pinnedPlan } from '../choose-blocking.ts'
import { KEEP_LOGIT } from '../score-pairs.ts'
import { foundStep, keyStep, pairStep } from './block.ts'
import { compareStep } from './compare.ts'
import { NODE_COLUMNS } from './node-table.ts'
import { candidateStep, RARITY_COLUMNS, WEIGHT_COLUMNS } from './score.ts'
import { TABLE } from './step.ts'

export type ListedStep = {
  /** Of the table that it leaves. */
  name: string
  /** What the table is for. */
  says: string
  /** Null for a table that is loaded from here; then `columns` are its columns. */
  query: string | null
  columns: Record<string, string> | null
}

/** `keys` as a model file names them. Steps of keys are given in their long form, for a key that more records share than may be compared all with all. */
export function listSteps(engine: 'duckdb' | 'spark', keys: readonly string[]): ListedStep[] {
  const dialect: Dialect = engine === 'spark' ? SPARK : DUCKDB
  const plan = pinnedPlan(keys)
  const loaded = (name: string, says: string, columns: Record<string, string>): ListedStep => ({ name, says, query: null, columns })
  const made = ({ name, query }: { name: string; query: string }, says: string): ListedStep => ({ name, says, query, columns: null })
  return [
    loaded(TABLE.node, 'standardised records, one row for all that say the same', NODE_COLUMNS),
    ...(plan.everyPair
      ? []
      : plan.rules.flatMap((rule, ruleNo) => [
          made(keyStep(dialect, rule, ruleNo), `records by key: ${rule.name}`),
          made(foundStep(ruleNo, true), `pairs that share it: ${rule.name}`),
        ])),
    made(pairStep(plan), 'each pair once, with the first key that found it'),
    made(compareStep(dialect), 'one pattern of levels a pair; what the model learns from is its count by pattern'),
    loaded(TABLE.weight, 'weights of each pattern, from the model', WEIGHT_COLUMNS),
    loaded(TABLE.rarity, 'how common the names of each record are', RARITY_COLUMNS),
    made(candidateStep(dialect, KEEP_LOGIT), 'pairs that may matter; they come back and are weighed exactly'),
  ]
}
