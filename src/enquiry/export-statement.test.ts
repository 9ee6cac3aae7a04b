import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { exportStatement } from './export-statement.ts'
import { publishSite } from './publish-site.ts'
import { siteDraft } from './sample-site.ts'

let ctx: TestContext
const out = mkdtempSync(join(tmpdir(), 'tocsin-export-'))
const STYLE = join(import.meta.dirname, '..', 'portal', 'public.css')
before(async () => {
  ctx = await testContext()
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  const incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'export test' })
  await publishSite(ctx, incidentId, siteDraft())
  const { known } = siteDraft()
  await publishSite(
    ctx,
    incidentId,
    siteDraft({ known: [...known.slice(1), { factId: 'F-12', grade: 'seen', says: { en: ['The fifth drive holds letters.'] } }] }),
  )
})
after(async () => {
  rmSync(out, { recursive: true })
  await ctx.cleanUp()
})

test('the statement as files works from any folder: every address is a file of the copy, a place on the page, or the organisation’s own', () => {
  const files = exportStatement(ctx.dataFolder, 'ha-2026-03', out, 'https://harbour-alliance.example/', STYLE)
  for (const { path, bytes } of files) assert.equal(readFileSync(join(out, path)).length, bytes, path)
  for (const page of ['index.html', 'cy/index.html']) {
    const text = readFileSync(join(out, page), 'utf8')
    for (const [, address] of text.matchAll(/(?:href|action|src)="([^"]*)"/g)) {
      if (address!.startsWith('#') || address!.startsWith('tel:') || address!.startsWith('https://harbour-alliance.example/ha-2026-03/')) continue
      assert.ok(existsSync(join(out, dirname(page), address!.split('#')[0]!)), `${page}: ${address}`)
    }
  }
  for (const [, face] of readFileSync(join(out, 'assets/public.css'), 'utf8').matchAll(/url\('([^']+)'\)/g))
    assert.ok(existsSync(join(out, 'assets', face!)), face)
})

test('a version shows what it added and what it took away', () => {
  const text = readFileSync(join(out, 'index.html'), 'utf8')
  const versions = text.slice(text.indexOf('id="versions"'))
  assert.match(versions, /Version 2[^]*<ins>The fifth drive holds letters\.<\/ins>[^]*<del>The criminals locked files on four computers[^]*Version 1/)
})

test('what is not published is not exported', () =>
  assert.throws(() => exportStatement(ctx.dataFolder, 'nothing', out, 'https://x.example', STYLE), { code: 'statement_unpublished' }))
