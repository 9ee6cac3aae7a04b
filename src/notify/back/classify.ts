/**
 * What came back to the return path: a bounce for good, for now, a complaint, an automatic answer, or a person who writes. Pure.
 * RFC 3464 (delivery reports), 3463 (enhanced codes), 5965 (abuse reports), 3834 (automatic answers), and what servers write that keep none of them.
 */
import { fieldBlocks, mailParts, type MailPart } from './mail-parts.ts'

export type CameBack = {
  kind: 'bounced' | 'delayed' | 'complaint' | 'auto_reply' | 'delivered' | 'reply' | 'unclear'
  /** Enhanced or plain code, and words of the server without addresses; at most 120 characters. */
  detail: string
  /** About the mailbox itself: no use in writing there again. Else the message or the moment was refused. */
  isAddressDead: boolean
}

/** Words that mean: there is no such mailbox. In the languages of large providers. */
const NO_MAILBOX =
  /user (?:is )?(?:unknown|not found|does not exist)|unknown (?:user|recipient|address|mailbox)|no such (?:user|mailbox|person|recipient|address)|(?:mailbox|recipient|address|account|user)[^.\n]{0,60}(?:does not exist|doesn't exist|not exist|not found|unknown|unavailable|disabled|inactive|suspended|invalid|no longer|rejected)|invalid (?:recipient|address|mailbox|user)|(?:not|isn't|wasn't) (?:a )?(?:valid|found at|listed)|not our customer|address (?:rejected|couldn't be found|not found)|recipient (?:address )?rejected: (?:user|undeliverable|unknown)|that email address (?:doesn't|does not)|account that you tried to reach|no mailbox here|mailbox unavailable|n'existe pas|unbekannt|existiert nicht|no existe|non esiste|desconocid|inconnu|недоступен|не найден/i
const FULL =
  /(?:mailbox|inbox|quota|storage|postfach|boîte)[^.\n]{0,40}(?:full|exceeded|over|voll|pleine)|over ?quota|quota exceeded|insufficient (?:storage|disk)|out of storage/i
const REFUSED = /spam|blocked|blacklist|blocklist|policy|not authori[sz]ed|denied|rejected|dmarc|spf|dkim|reputation|content/i
const DELAYED = /delayed|still trying|will (?:keep|continue|be retried)|temporar|not yet been delivered|warning only|do not need to resend/i
const AUTO_SUBJECT =
  /^(?:re: *)?(?:auto(?:matic)?[- ]?(?:reply|response|antwort|svar)|out of (?:the )?office|abwesen|absence|vacation|r[ée]ponse automatique|risposta automatica|respuesta autom|ymateb awtomatig|on leave|i am away)/i
const BOUNCE_SUBJECT =
  /undeliver|deliver(?:y|ed)? (?:status|fail|problem|incomplete|has failed)|failure (?:notice|delivery)|returned (?:mail|to sender)|mail (?:delivery|system) (?:fail|error)|not delivered|unzustellbar|non remis|no se ha podido|could not be delivered|message you sent|rejected:/i

export function classifyMail(raw: Buffer): CameBack {
  const parts = mailParts(raw)
  const head = parts[0]!
  return abuseReport(parts) ?? deliveryReport(parts) ?? automatic(head) ?? wordedBounce(head, parts) ?? person(head)
}

function abuseReport(parts: readonly MailPart[]): CameBack | null {
  const report = parts.find(({ type }) => type === 'message/feedback-report')
  if (report === undefined) return null
  const kind = fieldBlocks(report.body)[0]?.get('feedback-type') ?? 'abuse'
  // Not spam is the opposite of a complaint.
  if (/not-spam/i.test(kind)) return { kind: 'unclear', detail: 'not-spam', isAddressDead: false }
  return { kind: 'complaint', detail: brief(kind), isAddressDead: false }
}

function deliveryReport(parts: readonly MailPart[]): CameBack | null {
  const report = parts.find(({ type }) => type === 'message/delivery-status' || type === 'message/global-delivery-status')
  if (report === undefined) return null
  const blocks = fieldBlocks(report.body)
  const recipient = blocks.find((fields) => fields.has('action') || fields.has('status'))
  if (recipient === undefined) return null
  const action = (recipient.get('action') ?? '').toLowerCase().split(/\s/)[0]!
  const said = (recipient.get('diagnostic-code') ?? '').replace(/^smtp; */i, '')
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(recipient.get('status') ?? '')?.[0] ?? ''
  // Some servers give 5.0.0 in Status and the true code in the words.
  const code = /^[245]\.0\.0$/.test(status) || status === '' ? (/\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? status) : status
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') return { kind: 'delivered', detail: brief(code), isAddressDead: false }
  const detail = brief(`${code} ${said}`)
  if (action === 'delayed' || (action !== 'failed' && code.startsWith('4'))) return { kind: 'delayed', detail, isAddressDead: false }
  if (action === 'failed' || code.startsWith('5') || code.startsWith('4')) return { kind: 'bounced', detail, isAddressDead: isDead(code, said) }
  return null
}

/** 5.1.x: the address; 5.2.1: the mailbox is switched off; 5.4.1 and 5.1.10 as Microsoft uses them; or words, where the code says nothing. */
function isDead(code: string, said: string): boolean {
  if (/^5\.1\.[0-69]$|^5\.1\.10$|^5\.2\.1$|^5\.4\.1$|^5\.1\.1\d?$/.test(code)) return !/5\.1\.[78]/.test(code)
  if (/^[45]\.(2\.2|3\.|4\.|7\.|6\.)/.test(code)) return NO_MAILBOX.test(said) && !REFUSED.test(said)
  return NO_MAILBOX.test(said) && !FULL.test(said)
}

function automatic({ fields }: MailPart): CameBack | null {
  const auto = fields.get('auto-submitted') ?? ''
  const isAuto =
    /^auto-replied/i.test(auto) ||
    fields.has('x-autoreply') ||
    fields.has('x-autorespond') ||
    /^(auto_reply|auto-reply)/i.test(fields.get('precedence') ?? '') ||
    fields.has('x-auto-response') ||
    AUTO_SUBJECT.test(fields.get('subject') ?? '')
  const isFromDaemon = isDaemon(fields)
  return isAuto && !isFromDaemon ? { kind: 'auto_reply', detail: '', isAddressDead: false } : null
}

/** A bounce in words only: from a daemon or with an empty return path, and with words that say why. */
function wordedBounce({ fields }: MailPart, parts: readonly MailPart[]): CameBack | null {
  const subject = fields.get('subject') ?? ''
  if (!isDaemon(fields) && !BOUNCE_SUBJECT.test(subject) && !fields.has('x-failed-recipients')) return null
  const words = parts
    .filter(({ type }) => type.startsWith('text/plain') || type.startsWith('text/html') || type.startsWith('multipart/'))
    .map(({ body, type }) => (type.startsWith('multipart/') ? '' : body.slice(0, 20_000)))
    .join('\n')
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/\s+/g, ' ')
  const code = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(words)?.[0] ?? /\b[45]\d\d\b(?=[ -])/.exec(words)?.[0] ?? ''
  if (DELAYED.test(`${subject} ${words.slice(0, 1_500)}`) && !code.startsWith('5') && !/failed permanently|permanent/i.test(words))
    return { kind: 'delayed', detail: brief(code), isAddressDead: false }
  const about = NO_MAILBOX.exec(words)?.[0] ?? FULL.exec(words)?.[0] ?? REFUSED.exec(words)?.[0] ?? ''
  if (code === '' && about === '' && !BOUNCE_SUBJECT.test(subject) && !fields.has('x-failed-recipients')) return null
  return { kind: 'bounced', detail: brief(`${code} ${about}`), isAddressDead: isDead(/\./.test(code) ? code : '', words) && !FULL.test(words) }
}

function isDaemon(fields: ReadonlyMap<string, string>): boolean {
  return (
    /^(mailer-daemon|postmaster|mail-?daemon|mdaemon|mail delivery)/i.test((fields.get('from') ?? '').replace(/^.*</, '').trim()) ||
    /^<>$/.test(fields.get('return-path') ?? '') ||
    /mail delivery (sub)?system/i.test(fields.get('from') ?? '')
  )
}

function person({ fields }: MailPart): CameBack {
  return { kind: fields.has('from') ? 'reply' : 'unclear', detail: '', isAddressDead: false }
}

/** Without addresses: they are personal data, and this goes into the proof. */
function brief(text: string): string {
  return text
    .replace(/[^\s@<>"]+@[^\s@<>"]+/g, '…')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, 120)
}
