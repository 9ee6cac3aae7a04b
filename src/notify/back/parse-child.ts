/** Reads mails that strangers wrote, in a process that may read this program and nothing else, and write nothing. */
import { classifyMail, type CameBack } from './classify.ts'
import { tokensIn } from './tokens.ts'

export type ParseAnswer = { id: number; cameBack: CameBack; tokens: string[] } | { id: number; problem: string }

process.on('message', ({ id, raw }: { id: number; raw: Uint8Array }) => {
  try {
    const bytes = Buffer.from(raw)
    process.send!({ id, cameBack: classifyMail(bytes), tokens: tokensIn(bytes) } satisfies ParseAnswer)
  } catch (error) {
    process.send!({ id, problem: error instanceof Error ? error.name : 'error' } satisfies ParseAnswer)
  }
})
