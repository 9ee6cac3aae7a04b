import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../errors.ts'
import { parseSparkUrl } from './spark-url.ts'

test('an address of Spark has a host, perhaps a port, a token and headers; a token is sent encrypted only', () => {
  assert.deepEqual(parseSparkUrl('sc://spark.example'), { host: 'spark.example', port: 15002, isEncrypted: false, token: '', userId: 'tocsin', headers: {} })
  assert.deepEqual(parseSparkUrl('sc://spark.example:443/;token=a%3Bb;user_id=ines;x-cluster-id=7'), {
    host: 'spark.example',
    port: 443,
    isEncrypted: true,
    token: 'a;b',
    userId: 'ines',
    headers: { 'x-cluster-id': '7' },
  })
  assert.equal(parseSparkUrl('sc://[::1]:15002/;use_ssl=true').isEncrypted, true)
})

for (const [url, problem] of [
  ['http://spark.example', 'does not begin with sc://'],
  ['sc://', 'does not begin with sc://'],
  ['sc://spark.example:99999', 'port'],
  ['sc://spark.example/token', ';name=value'],
  ['sc://spark.example/;token=x;use_ssl=false', 'never sent without encryption'],
] as const)
  test(`${url} is refused: ${problem}`, () => {
    assert.throws(
      () => parseSparkUrl(url),
      (error: AppError) => error.code === 'spark_url_invalid' && error.message.includes(problem),
    )
  })
