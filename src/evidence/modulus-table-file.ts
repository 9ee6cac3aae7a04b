/** Where an organisation drops Pay.UK's table of weights in: `modulus-table.txt` in its data folder, or a file named on the command line. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { readModulusTable, type ModulusTable } from './modulus-check.ts'

export const MODULUS_TABLE_NAME = 'modulus-table.txt'
/** The published one has some 70 kB. */
const MOST_BYTES = 4e6

/** Errors: `file_missing`, `modulus_table_invalid`. */
export function openModulusTable(path: string): ModulusTable {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) throw new AppError('file_missing', { path })
  if (stat.size > MOST_BYTES) throw new AppError('modulus_table_invalid', { path, problem: 'it is too large to be that table' })
  const { table, badLine } = readModulusTable(readFileSync(path, 'utf8'))
  if (badLine !== null) throw new AppError('modulus_table_invalid', { path, problem: `line ${badLine} is neither weights nor a substitution` })
  if (table.lines.length === 0) throw new AppError('modulus_table_invalid', { path, problem: 'it holds no weights' })
  return table
}

/** Null: none was dropped in. Errors: `modulus_table_invalid`. */
export function findModulusTable(dataFolder: string): ModulusTable | null {
  const path = join(dataFolder, MODULUS_TABLE_NAME)
  return statSync(path, { throwIfNoEntry: false }) === undefined ? null : openModulusTable(path)
}
