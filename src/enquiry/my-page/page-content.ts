/** What a person's own page holds, before it is sealed: masked values only. Plain data; words are added when it is shown. */
import type { Kind } from '../../kinds.ts'
import type { NoticePerson } from '../../notify/notice.ts'

export type PageContent = {
  name: string
  /** Proves to the desk who asks; nobody can make it who cannot open the page. */
  ticket: string
  /** What the steps and the words of the notice are chosen by; without address lines and e-mails. */
  person: Pick<NoticePerson, 'personNo' | 'relationship' | 'kinds' | 'masked' | 'flags' | 'leftOn' | 'language'>
  held: { kind: Kind; masked: string; place: string; places: number }[]
  /** ISO instants. */
  sent: { at: string; channel: string; state: string }[]
  looks: { at: string; action: string }[]
  madeAt: string
}
