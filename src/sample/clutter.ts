/** What lies on any firm's drives and says nothing of anybody: logs, source code, settings; and what the attackers left. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { hexText } from './numbers.ts'
import { openText, RANSOM_MARK } from './out-file.ts'
import type { Workshop } from './part.ts'

export const SOURCE_FILES: readonly (readonly [string, string])[] = [
  [
    'renewal.php',
    `<?php
// Renewal reminders: thirty days before the end of the paid year.
require_once 'database.php';
const BATCH = 500;
const FROM = 'noreply@northgate.example';
function dueRenewals(PDO $db, DateTime $day): array {
    $rows = $db->prepare('select member_id, renews_on from renewal where renews_on = ? limit ' . BATCH);
    $rows->execute([$day->format('Y-m-d')]);
    return $rows->fetchAll();
}
foreach (dueRenewals(connect(), new DateTime('+30 days')) as $row) {
    queueMail($row['member_id'], 'renewal-reminder', FROM);
}
`,
  ],
  [
    'ledger.js',
    `// Totals by branch and month. Amounts in pence; order numbers are ours and have ten digits.
const ORDER = /^\\d{10}$/
export function totals(lines) {
  const sums = new Map()
  for (const [order, branch, pence] of lines) {
    if (!ORDER.test(order)) throw new Error('bad order ' + order)
    sums.set(branch, (sums.get(branch) ?? 0) + Number(pence))
  }
  return sums
}
export const VERSION = '4.11.2'
export const TEST_ORDERS = ['9434765919', '4010232137', '4505577104', '9876543210']
`,
  ],
  [
    'style.css',
    'body { font: 16px/1.5 Georgia, serif; color: #1b2a34; margin: 0 auto; max-width: 44rem }\nh1 { font-size: 1.8rem; color: #00427a }\n.card { border: 1px solid #c8d2d9; padding: 1rem }\n',
  ],
  [
    'deploy.sh',
    '#!/bin/sh\nset -eu\nrsync -a --delete build/ www1:/srv/www/\nssh www1 systemctl reload nginx\necho "deployed $(git rev-parse --short HEAD)"\n',
  ],
  ['settings.ini', '[database]\nhost = db2.northgate.example\nport = 3306\nname = ha_membership\n\n[queue]\nworkers = 4\nretry_seconds = 60\n'],
  [
    'README.md',
    '# Membership site\n\nPHP 8.2, MySQL 8. Run `./deploy.sh` from the build machine. Tests: `phpunit tests`. Ask the Membership Systems team before changing the renewal job.\n',
  ],
]

const NOTE = `Your files are locked.

All documents, databases and backups on this network have been encrypted with a key that only we hold. Files ending in .locked cannot be opened
by you or by any recovery firm. Do not rename them. Do not switch the servers off.

To get the decryption key you must pay in bitcoin within 96 hours. Open the Tor browser and go to
    http://grslkq2nnopaybackyourdata7xw4ayer5fictional6invented2ab.onion/case/7741
and enter your personal ID: ${RANSOM_MARK}-7741-0C2F

After that the price doubles.
`
const NOTE_FOLDERS = ['', 'databases', 'databases/nightly/2026-10-22', 'exports', 'finance', 'letters', 'mail', 'staff']

export function ransomNotes(workshop: Workshop): void {
  for (const folder of NOTE_FOLDERS) {
    const path = join(workshop.evidence, folder, 'READ_ME_TO_RECOVER.txt')
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, NOTE)
  }
}

export function sourceCode(workshop: Workshop): void {
  for (const [name, text] of SOURCE_FILES) {
    const path = `web/src/${name}`
    mkdirSync(join(workshop.evidence, 'web/src'), { recursive: true })
    writeFileSync(join(workshop.evidence, path), text)
    workshop.list(path, { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') })
  }
}

/** Jobs and orders by number, with hashes and long digit strings that are nobody's. */
export function logs(workshop: Workshop, lineCount: number): void {
  const { random } = workshop
  for (const name of ['batch-2026-09.log', 'batch-2026-10.log']) {
    const path = `web/logs/${name}`
    const out = openText(join(workshop.evidence, path))
    for (let line = 0; line < lineCount; line++) {
      const at = `2026-${name.slice(11, 13)}-${String(1 + Math.floor((line * 28) / lineCount)).padStart(2, '0')} ${String(random.below(24)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}`
      const order = String(random.between(1_000_000_000, 9_999_999_999))
      out.write(
        random.pick([
          `${at} INFO  queue worker=${random.below(4)} job=renewal-reminder batch=${random.below(900)} took=${random.below(4000)}ms\n`,
          `${at} INFO  ledger order=${order} posted sha=${hexText(random, 40)}\n`,
          `${at} WARN  cache miss key=page:${hexText(random, 12)} ttl=300\n`,
          `${at} DEBUG http GET /assets/app.${hexText(random, 8)}.js 200 ${random.below(90_000)} bytes\n`,
          `${at} ERROR ledger order=${order} rejected: duplicate reference ${random.between(10_000_000, 99_999_999)}\n`,
        ]),
      )
    }
    workshop.list(path, out.close())
  }
}
