/** `notify relay`: the organisation's own mail server; `notify lint`: any text held against the rules of notices. */
import { readFileSync } from 'node:fs'
import { AppError } from '../errors.ts'
import { lintText } from '../notify/lint-text.ts'
import { isRed, preflight } from '../notify/preflight/preflight.ts'
import { systemDns } from '../notify/preflight/dns.ts'
import { connectSmtp } from '../notify/mail/smtp-client.ts'
import { findRelay, getRelay, setRelay, type RelaySecrets } from '../notify/send/relay.ts'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { numberOf, textOf, type Command, type Words } from './command.ts'
import { checksText } from './notify-text.ts'
import { withApp } from './open-command.ts'
import { AS_HELP, AS_OPTIONS, AS_USAGE, askHidden, signedInAs } from './sign-in-as.ts'

const TEXTS = {
  host: 'host',
  security: 'security',
  user: 'user',
  from: 'from',
  'from-name': 'fromName',
  'return-path': 'returnPath',
  'dkim-domain': 'dkimDomain',
  'dkim-selector': 'dkimSelector',
  'sending-ip': 'sendingIp',
} as const
const NUMBERS = { port: ['port', 1, 65_535], connections: ['connections', 1, 64], patience: ['patienceSeconds', 5, 600] } as const

export const notifyRelay: Command = {
  name: 'notify relay',
  usage: `[--host HOST --from ADDRESS --return-path ADDRESS …] [${AS_USAGE}] [--check] [--data DIR]`,
  more: `
Without options it shows what is set. Name only what changes; the rest stays. Nothing is sent by this command.

--host, --port          the mail server of your organisation (port 587)
--security              starttls (587, the default), tls (465) or none (only a server on this machine)
--user, --user-password-file   where the server asks who you are; without the file you are asked. Kept sealed.
--from, --from-name     an address of your long-known domain, and a name that betrays no membership (Data Team)
--return-path           where bounces go: bounces@your.domain. Your server must deliver bounces+ANYTHING@… there too
--postfix-log FILE      the server's log (oldest first, several times): messages in doubt are looked up in it
--connections           lines at once (8);  --patience  seconds to wait for an answer (60)
--dkim-domain, --dkim-selector  what your server signs with; with --dkim-key FILE we sign ourselves. The key is kept sealed.
--sending-ip            the address other servers see, for the checks of SPF and reverse DNS
--dns-server            a name server that sees what outsiders see (several times), where your own sees something else
--check                 ask the DNS and greet the server; ends with 1 when something is red
${AS_HELP}`,
  options: {
    data: { type: 'string' },
    ...AS_OPTIONS,
    check: { type: 'boolean' },
    'postfix-log': { type: 'string', multiple: true },
    'dns-server': { type: 'string', multiple: true },
    'user-password-file': { type: 'string' },
    'dkim-key': { type: 'string' },
    ...Object.fromEntries([...Object.keys(TEXTS), ...Object.keys(NUMBERS)].map((name) => [name, { type: 'string' as const }])),
  },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const change = changeOf(words)
      const secrets = secretsOf(words)
      if (Object.keys(change).length > 0 || Object.keys(secrets).length > 0) {
        const ctx = await signedInAs(app, words, notifyRelay, 'notice.relay')
        const before = await findRelay(ctx.store)
        if (change['user'] && !secrets.password && process.stdin.isTTY)
          secrets.password = await askHidden(`Password of ${String(change['user'])} at the relay: `)
        await setRelay(ctx, { ...before, ...change }, secrets)
      }
      const relay = await getRelay(app.context)
      const { postfixLogs, ...shown } = relay.settings
      process.stdout.write(
        Object.entries(shown)
          .map(([name, value]) => `  ${name.padEnd(16)} ${value === '' ? '–' : value}\n`)
          .join(''),
      )
      process.stdout.write(
        `  ${'record'.padEnd(16)} ${postfixLogs.join(', ') || '– messages in doubt are shown to a person'}\n  ${'secrets'.padEnd(16)} ${Object.keys(relay.secrets).join(', ') || '–'} (sealed)\n`,
      )
      if (words.values['check'] !== true) return 0
      const checks = await preflight(
        systemDns(relay.settings.dnsServers),
        relay.settings,
        relay.secrets.dkimKey ? createPublicKey(createPrivateKey(relay.secrets.dkimKey)) : null,
      )
      process.stdout.write(`\n${checksText(checks)}`)
      const { host, port, security, user, from } = relay.settings
      const greeted = await connectSmtp({
        host,
        port,
        security,
        user,
        password: relay.secrets.password ?? '',
        name: from.slice(from.lastIndexOf('@') + 1),
        timeoutMs: 10_000,
      }).then(
        async (connection) => connection.close().then(() => null),
        (error: Error) => (error as NodeJS.ErrnoException).code ?? error.message,
      )
      process.stdout.write(
        greeted === null ? `  green  relay       ${host}:${port} takes us.\n` : `  red    relay       ${host}:${port} does not take us: ${greeted}.\n`,
      )
      return isRed(checks) || greeted !== null ? 1 : 0
    }),
}

function changeOf(words: Words): Record<string, unknown> {
  const change: Record<string, unknown> = {}
  for (const [option, name] of Object.entries(TEXTS)) if (textOf(words, option) !== undefined) change[name] = textOf(words, option)
  for (const [option, [name, least, most]] of Object.entries(NUMBERS)) {
    const value = numberOf(words, option, least, most)
    if (value !== undefined) change[name] = value
  }
  for (const [option, name] of [
    ['postfix-log', 'postfixLogs'],
    ['dns-server', 'dnsServers'],
  ] as const) {
    const given = words.values[option] as unknown
    if (Array.isArray(given)) change[name] = given
  }
  return change
}

function secretsOf(words: Words): RelaySecrets {
  const password = fileOf(textOf(words, 'user-password-file'))
  const dkimKey = fileOf(textOf(words, 'dkim-key'))
  if (dkimKey !== undefined)
    try {
      createPrivateKey(dkimKey)
    } catch {
      throw new AppError('relay_invalid', { problem: '--dkim-key holds no private key (PEM)' })
    }
  return { ...(password === undefined ? {} : { password: password.split(/\r?\n/)[0]! }), ...(dkimKey === undefined ? {} : { dkimKey }) }
}

function fileOf(path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new AppError('file_missing', { path })
    throw new AppError('file_unreadable', { path, reason: (error as NodeJS.ErrnoException).code ?? 'no access' })
  }
}

export const notifyLint: Command = {
  name: 'notify lint',
  usage: 'FILE',
  more: `FILE is a text file (UTF-8), or - for standard input. Each finding has its rule (docs/rules/notices.md), its line and what to write instead.\nEnds with 1 when there is a finding. Nothing is opened, kept or sent.`,
  options: {},
  run: async (words) => {
    const [path, ...more] = words.rest
    if (path === undefined || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin notify lint ${notifyLint.usage}` })
    const text = path === '-' ? readFileSync(0, 'utf8') : fileOf(path)!
    const findings = lintText(text)
    for (const { rule, line, says, instead } of findings)
      process.stdout.write(`[${rule}] ${line === null ? path : `${path}:${line}`}: ${says}\n         ${instead}\n`)
    process.stdout.write(findings.length === 0 ? 'Every rule on wording holds.\n' : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.\n`)
    return findings.length === 0 ? 0 : 1
  },
}
