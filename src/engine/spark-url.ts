/**
 * `sc://host:port/;token=…;use_ssl=true;user_id=…`: how Spark Connect addresses a server (Apache Spark, client connection string). What is
 * not a known setting is sent as a header with each call, as Databricks and others ask.
 */
import { AppError } from '../errors.ts'

export type SparkAddress = { host: string; port: number; isEncrypted: boolean; token: string; userId: string; headers: Record<string, string> }

const DEFAULT_PORT = 15002

export function parseSparkUrl(text: string): SparkAddress {
  const refuse = (problem: string) => new AppError('spark_url_invalid', { problem })
  const found = /^sc:\/\/(\[[^\]]+\]|[^/:;]+)(?::(\d+))?(?:\/(.*))?$/.exec(text.trim())
  if (!found) throw refuse('it does not begin with sc://host')
  const [, host, port, rest = ''] = found
  if (port && (Number(port) < 1 || Number(port) > 65_535)) throw refuse('its port is not between 1 and 65535')
  const settings = new Map<string, string>()
  for (const part of rest.split(';')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    if (equals < 1) throw refuse('after the slash it needs settings of the form ;name=value')
    settings.set(part.slice(0, equals), decodeURIComponent(part.slice(equals + 1)))
  }
  const take = (name: string) => {
    const value = settings.get(name) ?? ''
    settings.delete(name)
    return value
  }
  const token = take('token')
  const ssl = take('use_ssl')
  if (token !== '' && ssl === 'false') throw refuse('a token is never sent without encryption; leave out use_ssl=false')
  const userId = take('user_id') || 'tocsin'
  for (const known of ['session_id', 'user_agent']) settings.delete(known)
  return {
    host: host!,
    port: port ? Number(port) : DEFAULT_PORT,
    isEncrypted: ssl === 'true' || token !== '',
    token,
    userId,
    headers: Object.fromEntries(settings),
  }
}
