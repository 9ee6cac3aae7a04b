/** A short fault run, part of ./test; the long one is `npm run faults -- notify`. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFaults } from '../faults/notify.ts'
import { testContext } from '../database.ts'
import { openStore } from '../../src/store/database.ts'

for (const [name, options] of [
  ['one sender, killed five times', { recipients: 2_000, kills: 5 }],
  [
    'two senders by mistake, killed three times, the relay’s answer cut',
    { recipients: 1_000, kills: 3, senders: 2, sink: { cutAfter: 0.02, cutBefore: 0.02 } },
  ],
] as const)
  test(`[NOT18] ${name}: nobody is lost, nobody is told twice, nothing stays in doubt`, async () => {
    const ctx = await testContext()
    const folder = mkdtempSync(join(tmpdir(), 'tocsin-faults-'))
    const store = await openStore(ctx.databaseUrl, 4)
    try {
      const { lost, doubled, inDoubt, stuck, handedOver, kills } = await runFaults(store, { ...options, folder })
      assert.deepEqual({ lost, doubled, inDoubt, stuck, handedOver }, { lost: 0, doubled: 0, inDoubt: 0, stuck: 0, handedOver: options.recipients })
      assert.ok(kills > 0)
    } finally {
      await store.close()
      await ctx.cleanUp()
      rmSync(folder, { recursive: true, force: true })
    }
  })

test('[NOT18] a relay without a record: nothing is sent again by itself, and what is in doubt is at most one message a connection', async () => {
  const ctx = await testContext()
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-faults-'))
  const store = await openStore(ctx.databaseUrl, 4)
  try {
    const result = await runFaults(store, { recipients: 400, kills: 2, hasLedger: false, connections: 4, sink: { delayMs: 40 }, folder })
    assert.deepEqual([result.doubled, result.stuck], [0, 0])
    assert.ok(result.inDoubt <= 4 * result.kills, `${result.inDoubt} in doubt`)
    assert.equal(result.handedOver + result.inDoubt, 400)
  } finally {
    await store.close()
    await ctx.cleanUp()
    rmSync(folder, { recursive: true, force: true })
  }
})
