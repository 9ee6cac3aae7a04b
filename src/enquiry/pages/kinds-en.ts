/** The kinds of data as the public reads them, in English. */
import { KIND_LABEL, type Kind } from '../../kinds.ts'

/** What it shows of a person to stand on such a list. */
export const SHOWS = { political_opinion: 'politics', trade_union: 'trade union', religion: 'religion', health: 'health' }

/** The public reads other words than staff do. */
const PUBLIC_LABEL: Partial<Record<Kind, string>> = {
  email: 'Email',
  phone: 'Phone',
  postal_address: 'Home address',
  password_hash: 'Scrambled password',
  ip_address: 'Number of the internet connection',
  device_id: 'Number of a phone or computer',
  token: 'Key to an account',
  criminal: 'A note about a crime',
  sexual_life: 'A note about sex life or sexuality',
  health: 'A note about health',
  correspondence: 'Letters and messages',
  trade_union: 'Name of the union',
}
export const labelOf = (kind: Kind): string => PUBLIC_LABEL[kind] ?? KIND_LABEL[kind]

/** Labels that begin with a name keep their capital. */
export const lower = (label: string) => (/^(NHS|IBAN|IP|National)/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1))
