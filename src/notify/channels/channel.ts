/**
 * A way by which notices leave in a batch: a print house, another sender's upload file, a web hook. The batch is noted first, then handed over, then
 * noted as done; a batch that was cut off is handed over again under the same number with the same references, so the other side can tell.
 */
import type { Notice } from '../notice.ts'
import type { NoticeFormat } from '../audience.ts'

export type Carries = 'letter' | 'email' | 'sms'

/** One person's notice, made. Exactly one recipient. */
export type BatchItem = { personNo: number; notice: Notice; format: NoticeFormat; to: string | null; returnNumber: string }
export type HandedItem = { personNo: number; pages: number; sha256: string }

export type Channel = {
  name: string
  says: string
  carries: Carries
  /** Hands the items over in order; `target` is a folder, or the address of a web hook. Gives one answer an item; what it cannot take it throws for. */
  handOver(items: AsyncIterable<BatchItem>, target: string, batchName: string): AsyncIterable<HandedItem>
}
