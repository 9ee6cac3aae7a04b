/** `npm run schema [-- --check]`: migrates a fresh database and writes what came of it: src/store/schema.sql and src/store/rows/. */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../src/store/database.ts'
import { startEmbedded } from '../src/store/embedded.ts'
import { migrate } from '../src/store/migrate.ts'
import { readCatalogue, type Catalogue } from './schema-catalogue.ts'
import { rowFiles } from './schema-rows.ts'
import { schemaSql } from './schema-sql.ts'

const STORE = join(import.meta.dirname, '..', 'src', 'store')

async function migratedCatalogue(): Promise<Catalogue> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-schema-'))
  const postgres = await startEmbedded(folder)
  try {
    const store = await openStore(postgres.url, 1)
    await migrate(store)
    const catalogue = await readCatalogue(store)
    await store.close()
    return catalogue
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const catalogue = await migratedCatalogue()
const files: [name: string, text: string][] = [
  ['schema.sql', schemaSql(catalogue)],
  ...rowFiles(catalogue).map(([name, text]): [string, string] => [`rows/${name}`, text]),
]
const left = globSync('rows/*', { cwd: STORE }).filter((name) => !files.some(([known]) => known === name))
if (process.argv.includes('--check')) {
  const stale = [...files.filter(([name, text]) => !isSame(name, text)).map(([name]) => name), ...left]
  for (const name of stale) console.log(`src/store/${name} is not what the migrations add up to: run \`npm run schema\` and review the difference`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  mkdirSync(join(STORE, 'rows'), { recursive: true })
  for (const [name, text] of files) writeFileSync(join(STORE, name), text)
  for (const name of left) rmSync(join(STORE, name))
  console.log(`${catalogue.tables.length} tables: src/store/schema.sql and ${files.length - 1} files in src/store/rows`)
}

function isSame(name: string, text: string): boolean {
  try {
    return readFileSync(join(STORE, name), 'utf8') === text
  } catch {
    return false
  }
}
