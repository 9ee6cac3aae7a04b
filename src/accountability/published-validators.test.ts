/**
 * Our STIX held against the validator that OASIS publishes (PyPI `stix2-validator` 3.2.0, with the JSON schemas of STIX 2.1). It is Python, so it
 * runs where it is installed: `python3 -m venv V && V/bin/pip install stix2-validator==3.2.0`, then PATH=V/bin:$PATH. Elsewhere the test says that it was skipped.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { assumedIncident, readIncidentFile, type IncidentFile } from '../incident/incident-file.ts'
import { assessmentOf } from '../obligation/assessment.ts'
import { toStix } from './stix.ts'

const EXAMPLE = /```yaml\n([\s\S]*?)```/.exec(readFileSync(new URL('../../docs/incident-file.md', import.meta.url), 'utf8'))![1]!
const NOW = new Date('2026-10-25T10:48:00Z')
const FILES: Record<string, IncidentFile> = {
  'the example of the documentation': readIncidentFile(EXAMPLE, 'i'),
  'an incident of which nothing is known': assumedIncident({ now: NOW }).file,
}
const isThere = spawnSync('stix2_validator', ['--help']).status === 0
const skip = isThere ? false : 'stix2_validator is not installed: pip install stix2-validator==3.2.0'

for (const [says, file] of Object.entries(FILES)) {
  test(`[STX1] the published validator of STIX 2.1 finds ${says} valid`, { skip }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'tocsin-stix-'))
    try {
      const path = join(folder, 'bundle.json')
      const input = { incidentId: '01999999-0000-7000-8000-000000000001', file, summary: null, now: NOW, assessment: assessmentOf(file, null, NOW) }
      writeFileSync(path, JSON.stringify(toStix(input)))
      const { status, stdout } = spawnSync('stix2_validator', ['--version', '2.1', path], { encoding: 'utf8' })
      const errors = stdout.split('\n').filter((line) => line.includes('[X]'))
      assert.deepEqual([status, errors], [0, []])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
}
