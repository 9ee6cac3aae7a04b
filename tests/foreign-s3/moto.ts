/** A store that is not ours (moto's server, from PyPI, with its S3), for the tests: installed once into .cache/moto (not in the repository), on a free port of this machine. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.ts'

export const MOTO = '5.2.5'
export const BUCKET = 'evidence'
const FOLDER = join(import.meta.dirname, '..', '..', '.cache', 'moto')
const PYTHON = join(FOLDER, 'bin', 'python')

/** null: it is installed now; otherwise what is missing. */
export function missingForMoto(): string | null {
  const version = () => spawnSync(PYTHON, ['-c', "from importlib.metadata import version; print(version('moto'))"], { encoding: 'utf8' }).stdout?.trim()
  if (existsSync(PYTHON) && version() === MOTO) return null
  if (spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'], { stdio: 'ignore' }).status !== 0) return 'python3 (3.9 or later)'
  mkdirSync(FOLDER, { recursive: true })
  if (spawnSync('python3', ['-m', 'venv', FOLDER], { stdio: 'ignore' }).status !== 0) return 'pip (python3 -m venv cannot make an environment)'
  console.log(`installing moto ${MOTO} into .cache/moto, once …`)
  const installed = spawnSync(PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `moto[s3,server]==${MOTO}`], { stdio: 'ignore' })
  return installed.status === 0 ? null : `the package moto ${MOTO} (pip could not fetch it)`
}

/** A bucket, and somebody who may do everything with it. */
const SET_UP = `
import boto3, json, sys
made = dict(endpoint_url=sys.argv[1], region_name='us-east-1', aws_access_key_id='x', aws_secret_access_key='x')
boto3.client('s3', **made).create_bucket(Bucket='${BUCKET}')
iam = boto3.client('iam', **made)
iam.create_user(UserName='tocsin')
policy = {'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'}]}
iam.put_user_policy(UserName='tocsin', PolicyName='vault', PolicyDocument=json.dumps(policy))
key = iam.create_access_key(UserName='tocsin')['AccessKey']
print(json.dumps({'accessKey': key['AccessKeyId'], 'secretKey': key['SecretAccessKey']}))
`

export type Moto = { env: Record<string, string>; close(): Promise<void> }

/** With a bucket of the name BUCKET. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(PYTHON, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  for (let count = 0; ; count++) {
    if (child.exitCode !== null || count === 600) throw new Error('moto did not start')
    const isUp = await fetch(`${url}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) break
    await sleep(100)
  }
  const made = spawnSync(PYTHON, ['-c', SET_UP, url], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`moto could not be set up: ${made.stderr}`)
  const { accessKey, secretKey } = JSON.parse(made.stdout) as { accessKey: string; secretKey: string }
  // From here on it asks who we are, and computes signatures with botocore's code.
  const asks = await fetch(`${url}/moto-api/reset-auth`, { method: 'POST', body: '0' })
  if (!asks.ok) throw new Error(`moto does not check signatures: ${asks.status}`)
  return {
    env: {
      TOCSIN_VAULT: 's3',
      TOCSIN_VAULT_S3_ENDPOINT: url,
      TOCSIN_VAULT_S3_BUCKET: BUCKET,
      TOCSIN_VAULT_S3_ACCESS_KEY: accessKey,
      TOCSIN_VAULT_S3_SECRET_KEY: secretKey,
    },
    close: () => new Promise((done) => (child.once('exit', () => done()), child.kill('SIGKILL'))),
  }
}
