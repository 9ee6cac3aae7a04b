/** Web pages and mail bodies saved as HTML. Scripts are not run, nothing is fetched. */
import type { Format } from './format.ts'
import { decodeText } from '../text-of-bytes.ts'
import { htmlText } from './markup-text.ts'
import { openProse } from './prose.ts'

export const html: Format = {
  type: 'html',
  sniff: (head) => {
    const start = head.toString('latin1', 0, 2_048).replace(/\0/g, '').trimStart().toLowerCase()
    if (/^(?:\ufeff|ï»¿)?(?:<!--[^]{0,1500}?-->\s*)?(?:<!doctype html|<html)/.test(start)) return 0.9
    return /<html|<body|<table[ >]/.test(start) && start.includes('<') ? 0.4 : 0
  },
  read: async (input, sink, context) => {
    const text = htmlText(decodeText(await input.bytes(context.limits.memberBytesInMemory)))
    openProse(input.path, '', sink, context).read(text, '')
    return { status: 'read', reason: '', bytesRead: input.size }
  },
}
