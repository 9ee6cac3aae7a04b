/** Every way that takes a batch; a new one is one file and one line here. E-mail through the relay is not a batch: see send/sender.ts. */
import type { Channel } from './channel.ts'
import { govukEmail, govukLetter, govukSms } from './govuk-notify.ts'
import { print } from './print.ts'
import { webHook, webHookSms } from './web-hook.ts'

export const CHANNELS: readonly Channel[] = [print, govukLetter, govukEmail, govukSms, webHook, webHookSms]
