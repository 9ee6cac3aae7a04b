/**
 * What DuckDB and Apache Spark write differently. All else in a plan is the same text on both, and where a function of one is missing on
 * the other it is spelt out here, once, so that both give the same answer to the last bit.
 */
export type Dialect = {
  name: 'duckdb' | 'spark'
  /** Statements that leave `table` holding the rows of a query, whatever it held before. */
  createTableAs(table: string, query: string): string[]
  dropTable(table: string): string
  /** One list from a text whose items are joined by U+001F; null stays null. */
  listOf(text: string): string
  /** `value` for each item of a list, named `item` in `body`. */
  mapped(list: string, item: string, body: string): string
  largestOf(list: string): string
  /** One row for each item of the list column: goes into the FROM clause after the relation. */
  eachItem(list: string, alias: string, column: string): string
  /** Two lists have an item in common. */
  haveCommonItem(left: string, right: string): string
  /** The engine's own Jaro-Winkler, 0 to 1. To be handed to `jaroWinklerExactly` in the next step, so that it is computed once a pair. */
  jaroWinkler(left: string, right: string): string
  /**
   * Jaro-Winkler as Winkler's strcmp95 has it: half transpositions are cut off, the prefix counts only above 0.7. DuckDB does the same. Spark
   * 4.3 keeps the halves and always counts the prefix, so there the exact value is worked out wherever its own could stand on the other
   * side of one of `limits`; elsewhere its own is given, which lies on the same side of every limit.
   */
  jaroWinklerExactly(own: string, left: string, right: string, limits: readonly number[]): string
  /** Insertions, deletions and changes; beyond two the figure does not matter, and Spark is spared it. */
  levenshteinUpTo2(left: string, right: string): string
  /** Two unequal texts of one length are equal but for two neighbours that changed places. */
  isNeighbourSwap(left: string, right: string): string
  length(text: string): string
  /** Where `part` first stands in the text, from 1; 0: nowhere. */
  position(text: string, part: string): string
  /** U+001F as a literal. */
  listSign: string
  /** Integer division, towards zero. */
  divided(left: string, right: string): string
  integer(value: string): string
  text(value: string): string
  double(value: string): string
}

export const DUCKDB: Dialect = {
  name: 'duckdb',
  createTableAs: (table, query) => [`create or replace table ${table} as ${query}`],
  dropTable: (table) => `drop table if exists ${table}`,
  listOf: (text) => `string_split(${text}, chr(31))`,
  mapped: (list, item, body) => `list_transform(${list}, lambda ${item}: ${body})`,
  largestOf: (list) => `list_max(${list})`,
  eachItem: (list, alias, column) => `, unnest(${list}) as ${alias}(${column})`,
  haveCommonItem: (left, right) => `list_has_any(${left}, ${right})`,
  jaroWinkler: (left, right) => `jaro_winkler_similarity(${left}, ${right})`,
  jaroWinklerExactly: (own) => own,
  levenshteinUpTo2: (left, right) => `levenshtein(${left}, ${right})`,
  isNeighbourSwap: (left, right) =>
    `(length(${left}) = length(${right}) and levenshtein(${left}, ${right}) = 2 and damerau_levenshtein(${left}, ${right}) = 1)`,
  length: (text) => `length(${text})`,
  position: (text, part) => `strpos(${text}, ${part})`,
  listSign: 'chr(31)',
  divided: (left, right) => `(${left} // ${right})`,
  integer: (value) => `cast(${value} as integer)`,
  text: (value) => `cast(${value} as varchar)`,
  double: (value) => `cast(${value} as double)`,
}

export const SPARK: Dialect = {
  name: 'spark',
  createTableAs: (table, query) => [`drop table if exists ${table}`, `create table ${table} using parquet as ${query}`],
  dropTable: (table) => `drop table if exists ${table}`,
  listOf: (text) => `split(${text}, '\\u001f')`,
  mapped: (list, item, body) => `transform(${list}, ${item} -> ${body})`,
  largestOf: (list) => `array_max(${list})`,
  eachItem: (list, alias, column) => ` lateral view explode(${list}) ${alias} as ${column}`,
  haveCommonItem: (left, right) => `arrays_overlap(${left}, ${right})`,
  jaroWinkler: (left, right) => `jaro_winkler_similarity(${left}, ${right})`,
  jaroWinklerExactly: (own, left, right, limits) =>
    `(case when ${bandsOf(limits)
      .map(([from, to]) => `${own} between ${from}D and ${to}D`)
      .join(' or ')} then ${strcmp95(left, right)} else ${own} end)`,
  // -1 when beyond the limit.
  levenshteinUpTo2: (left, right) => `(case when levenshtein(${left}, ${right}, 2) < 0 then 3 else levenshtein(${left}, ${right}, 2) end)`,
  isNeighbourSwap: (left, right) =>
    `(length(${left}) = length(${right}) and length(${left}) > 1 and ${left} <> ${right} and exists(sequence(1, length(${left}) - 1), swapped_at -> ` +
    `concat(substr(${left}, 1, swapped_at - 1), substr(${left}, swapped_at + 1, 1), substr(${left}, swapped_at, 1), substr(${left}, swapped_at + 2)) = ${right}))`,
  length: (text) => `length(${text})`,
  position: (text, part) => `locate(${part}, ${text})`,
  listSign: "'\\u001f'",
  divided: (left, right) => `(${left} div ${right})`,
  integer: (value) => `cast(${value} as int)`,
  text: (value) => `cast(${value} as string)`,
  double: (value) => `cast(${value} as double)`,
}

/**
 * Where Spark's value and strcmp95's can lie on different sides of a limit: a half transposition makes Spark's smaller by up to 1/18 (three signs out
 * of order need three matches), the prefix of a pair at or below 0.7 makes it larger than the limit itself. A hair more on both sides for rounding.
 */
function bandsOf(limits: readonly number[]): [from: string, to: string][] {
  const hair = 1e-9
  const highestWithoutPrefix = 0.7 + 4 * 0.1 * 0.3
  return limits.map((limit) => [(limit - 1 / 18 - hair).toFixed(12), (Math.max(limit, Math.min(highestWithoutPrefix, limit + 0.12)) + hair).toFixed(12)])
}

/** Jaro-Winkler spelt out in Spark's higher-order functions: the shorter text takes the nearest free equal sign of the longer one, from the left. */
function strcmp95(a: string, b: string): string {
  const bound = (name: string, value: string, body: string) => `transform(array(${value}), ${name} -> ${body})[0]`
  const mark = "'\\u0001'"
  const place = `locate(substr(jw.s, i, 1), substr(state.rest, greatest(1, i - jw.reach), least(jw.n, i + jw.reach) - greatest(1, i - jw.reach) + 1))`
  const taken =
    `aggregate(sequence(1, jw.m), named_struct('rest', jw.l, 'taken', ''), (state, i) -> ` +
    bound(
      'at',
      place,
      `case when at = 0 then state else named_struct('rest', concat(substr(state.rest, 1, greatest(1, i - jw.reach) + at - 2), ${mark}, ` +
        `substr(state.rest, greatest(1, i - jw.reach) + at)), 'taken', concat(state.taken, substr(jw.s, i, 1))) end`,
    ) +
    ')'
  const others = `aggregate(sequence(1, jw.n), '', (text, j) -> case when substr(found.rest, j, 1) = ${mark} then concat(text, substr(jw.l, j, 1)) else text end)`
  const outOfOrder = `size(filter(sequence(1, length(found.taken)), k -> substr(found.taken, k, 1) <> substr(matched, k, 1)))`
  const count = 'cast(length(found.taken) as double)'
  const jaro =
    `case when length(found.taken) = 0 then 0D else ` +
    bound('matched', others, `(${count} / jw.m + ${count} / jw.n + (${count} - ${outOfOrder} div 2) / ${count}) / 3D`) +
    ' end'
  const prefix = [4, 3, 2, 1].map((length) => `when jw.m >= ${length} and substr(jw.s, 1, ${length}) = substr(jw.l, 1, ${length}) then ${length}D`).join(' ')
  const weighed = bound(
    'jaro',
    bound('found', taken, jaro),
    `case when jaro <= 0.7D then jaro else jaro + (case ${prefix} else 0D end) * 0.1D * (1D - jaro) end`,
  )
  const [s, l] = [`case when length(${a}) <= length(${b}) then ${a} else ${b} end`, `case when length(${a}) <= length(${b}) then ${b} else ${a} end`]
  const reach = `greatest(0, greatest(length(${a}), length(${b})) div 2 - 1)`
  return bound(
    'jw',
    `named_struct('s', ${s}, 'l', ${l}, 'm', least(length(${a}), length(${b})), 'n', greatest(length(${a}), length(${b})), 'reach', ${reach})`,
    weighed,
  )
}
