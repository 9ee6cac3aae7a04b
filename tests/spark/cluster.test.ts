/** The plan on a cluster of two workers, one of which is lost half-way. Skipped, loudly, where Java, Python or pip is missing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openSpark } from '../../src/engine/spark-executor.ts'
import type { SqlExecutor } from '../../src/engine/sql-executor.ts'
import { anyRecord, assertConforms } from '../linkage/conformance.ts'
import { findSpark, killAll, startCluster } from './pyspark.ts'

const found = findSpark()
const skip = 'missing' in found ? `Spark is not tested here: ${found.missing} is missing` : false
if (skip) console.log(`\n##### SKIPPED: ${skip} #####\n`)

test('a cluster that loses one of its two workers half-way gives the same patterns', { skip }, async () => {
  const cluster = await startCluster((found as { home: string }).home)
  try {
    const spark = await openSpark(cluster.url)
    const executors = () => [...cluster.log().matchAll(/Granted executor ID (\S+) on hostPort/g)].map(([, id]) => id!)
    let lost = ''
    // The worker goes when the pairs are there and are about to be compared: the longest step.
    const losing: SqlExecutor = {
      ...spark,
      createTableAs: async (table, query) => {
        const step = spark.createTableAs(table, query)
        if (table === 'link_plan_compared') {
          lost = `worker ${cluster.workers[0]!.pid}`
          killAll(cluster.workers[0]!)
        }
        await step
      },
    }
    const compared = await assertConforms(losing, fc.sample(anyRecord, { numRuns: 250, seed: 31 }))
    assert.ok(compared > 20_000)
    assert.ok(executors().length >= 2, 'both workers had an executor')
    assert.notEqual(lost, '')
    assert.match(cluster.log(), /(Lost|lost) (executor|worker)|Executor (updated|lost)|worker lost/i)
    await spark.close()
  } finally {
    await cluster.stop()
  }
})
