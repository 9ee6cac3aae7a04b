/** Takes one mail apart inside the walls of the sandbox: its bytes are a stranger's. A mail that its reader cannot read still reaches the desk, unread. */
import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { detectIsolation, launchOf, readerEnvironment } from '../../evidence/sandbox/isolation.ts'

export type ReadMail = {
  messageId: string
  fromName: string
  fromAddress: string
  subject: string
  text: string
  /** A machine sent it by itself, by its own word. */
  isAutomatic: boolean
  attachments: { name: string; type: string; content: Buffer }[]
}

const TIMEOUT_MS = 60_000
const ANSWER_LIMIT_BYTES = 256 << 20

export async function readMailInSandbox(path: string, scratchFolder: string): Promise<ReadMail> {
  const isolation = { ...(await detectIsolation()), isEvidenceReadOnly: false }
  const { command, args } = launchOf(isolation, dirname(path), scratchFolder, join(import.meta.dirname, 'mail-reader.ts'))
  const answer = await new Promise<string | null>((done) => {
    const options = { env: readerEnvironment(), timeout: TIMEOUT_MS, killSignal: 'SIGKILL' as const, maxBuffer: ANSWER_LIMIT_BYTES, cwd: scratchFolder }
    execFile(command, [...args, path], options, (error, stdout) => done(error ? null : stdout))
  })
  if (answer === null)
    return {
      messageId: '',
      fromName: '',
      fromAddress: '',
      subject: '',
      text: '[This mail could not be read. It is attached as it came.]',
      isAutomatic: false,
      attachments: [],
    }
  const mail = JSON.parse(answer) as Omit<ReadMail, 'attachments'> & { attachments: { name: string; type: string; content: string }[] }
  return { ...mail, attachments: mail.attachments.map(({ name, type, content }) => ({ name, type, content: Buffer.from(content, 'base64') })) }
}
