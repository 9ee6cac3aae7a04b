// A plugin of Haraka (https://haraka.github.io): takes every recipient, and writes one line a message taken, `recipient TAB Message-ID TAB To`, after which Haraka says 250.
const { appendFileSync } = require('node:fs')

exports.hook_rcpt = (next) => next(OK)

exports.hook_queue = (next, connection) => {
  const { rcpt_to: recipients, header } = connection.transaction
  const line = [recipients.map((one) => one.address).join(' '), header.get('Message-ID').trim(), header.get('To').trim()]
  appendFileSync(process.env.TOCSIN_TRUTH, `${line.join('\t')}\n`)
  next(OK)
}
