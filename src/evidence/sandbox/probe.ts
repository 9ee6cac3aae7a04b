/** Runs inside the walls and tries to break out: reads elsewhere, writes to the evidence, starts a process, opens a connection. Says what it could do. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const [evidence = '', scratch = ''] = process.argv.slice(2)

function succeeds(action: () => unknown): boolean {
  try {
    action()
    return true
  } catch {
    return false
  }
}

/** SQLite opens files itself, past Node's permission model: only a read-only mount stops it. */
function sqliteWrites(path: string): boolean {
  return succeeds(() => {
    const database = new DatabaseSync(path)
    database.exec('create table t (a)')
    database.close()
  })
}

const seen = {
  readsEvidence: succeeds(() => readFileSync(join(evidence, 'seen'))),
  readsElsewhere: succeeds(() => readFileSync('/etc/passwd')) || succeeds(() => readdirSync('/')),
  writesEvidence: succeeds(() => writeFileSync(join(evidence, 'written'), 'x')),
  writesScratch: succeeds(() => writeFileSync(join(scratch, 'written'), 'x')),
  startsProcess: succeeds(() => execFileSync('/bin/true')),
  // In an empty network namespace there is no interface with an address.
  hasNetwork: Object.keys(networkInterfaces()).length > 0,
  isMountReadOnly: !sqliteWrites(join(evidence, 'probe.db')),
}
process.stdout.write(JSON.stringify(seen))
