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
  /** Jaro-Winkler as Winkler (1990): 0 to 1. Spark has it since 4.3. */
  jaroWinkler(left: string, right: string): string
  /** Insertions, deletions and changes; beyond two the figure does not matter, and Spark is spared it. */
  levenshteinUpTo2(left: string, right: string): string
  /** Two texts of one length are equal but for two neighbours that changed places. */
  isNeighbourSwap(left: string, right: string): string
  length(text: string): string
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
  jaroWinkler: (left, right) => `jaro_winkler_similarity(${left}, ${right})`,
  levenshteinUpTo2: (left, right) => `levenshtein(${left}, ${right})`,
  isNeighbourSwap: (left, right) => `(length(${left}) = length(${right}) and damerau_levenshtein(${left}, ${right}) = 1)`,
  length: (text) => `length(${text})`,
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
  jaroWinkler: (left, right) => `jaro_winkler_similarity(${left}, ${right})`,
  // -1 when beyond the limit.
  levenshteinUpTo2: (left, right) => `(case when levenshtein(${left}, ${right}, 2) < 0 then 3 else levenshtein(${left}, ${right}, 2) end)`,
  isNeighbourSwap: (left, right) =>
    `(length(${left}) = length(${right}) and length(${left}) > 1 and exists(sequence(1, length(${left}) - 1), swapped_at -> ` +
    `concat(substr(${left}, 1, swapped_at - 1), substr(${left}, swapped_at + 1, 1), substr(${left}, swapped_at, 1), substr(${left}, swapped_at + 2)) = ${right}))`,
  length: (text) => `length(${text})`,
  divided: (left, right) => `(${left} div ${right})`,
  integer: (value) => `cast(${value} as int)`,
  text: (value) => `cast(${value} as string)`,
  double: (value) => `cast(${value} as double)`,
}
