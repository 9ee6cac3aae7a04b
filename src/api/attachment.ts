/** A file of somebody else's making: handed over as it is, never shown as a page of ours, and no script of it runs. */
import type { FastifyReply } from 'fastify'

export function strangersFile(reply: FastifyReply, name: string): FastifyReply {
  const ascii = name.replace(/[^\w.-]+/g, '_')
  // RFC 8187: what encodeURIComponent leaves as it is and a value may not hold.
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return reply
    .header('content-type', 'application/octet-stream')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`)
}
