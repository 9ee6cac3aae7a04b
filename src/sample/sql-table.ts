/** One table of a MySQL dump: definition, then rows in INSERTs of many rows, as mysqldump writes them. */
import type { OutText } from './out-file.ts'

/** A row gets longer statements than this (UTF-16 units) only by its own length. mysqldump's default is one megabyte. */
const STATEMENT = 200_000

export type SqlValue = string | number | null
export type SqlTable = { row(values: readonly SqlValue[]): number; end(): void }

function quoted(value: SqlValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  return /['\\\n\r]/.test(value) ? `'${value.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'` : `'${value}'`
}

export function beginTable(out: OutText, name: string, definition: string): SqlTable {
  out.write(
    `--\n-- Table structure for table \`${name}\`\n--\n\nDROP TABLE IF EXISTS \`${name}\`;\nCREATE TABLE \`${name}\` (\n${definition}\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;\n\n`,
  )
  out.write(`--\n-- Dumping data for table \`${name}\`\n--\n\nLOCK TABLES \`${name}\` WRITE;\n/*!40000 ALTER TABLE \`${name}\` DISABLE KEYS */;\n`)
  let rowNo = 0
  let length = 0
  return {
    row(values) {
      rowNo += 1
      let text = length === 0 ? `INSERT INTO \`${name}\` VALUES (` : ',('
      for (let index = 0; index < values.length; index++) text += index === 0 ? quoted(values[index]!) : `,${quoted(values[index]!)}`
      text += ')'
      length += text.length
      if (length > STATEMENT) {
        text += ';\n'
        length = 0
      }
      out.write(text)
      return rowNo
    },
    end() {
      out.write(`${length > 0 ? ';\n' : ''}/*!40000 ALTER TABLE \`${name}\` ENABLE KEYS */;\nUNLOCK TABLES;\n\n`)
    },
  }
}
