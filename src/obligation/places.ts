/** Is a code a place that there is? Parts are checked for the United States and Canada, whose laws follow them. */
import { countryCode } from '../organisation/country.ts'
import { STATES } from './laws/us-states-table.ts'

const US_PARTS: ReadonlySet<string> = new Set([...STATES.map(({ place }) => place), 'US-AS', 'US-MP'])
const CA_PARTS: ReadonlySet<string> = new Set('CA-AB CA-BC CA-MB CA-NB CA-NL CA-NS CA-NT CA-NU CA-ON CA-PE CA-QC CA-SK CA-YT'.split(' '))

/** The code as the laws know it: `UK` is `GB`, `us-ca` is `US-CA`; null: there is no such place. */
export function placeCode(written: string): string | null {
  const plain = written.trim().toUpperCase()
  const country = countryCode(plain.slice(0, 2))
  const part = plain.slice(2)
  if (country === null || !/^(-[A-Z0-9]{1,3})?$/.test(part)) return null
  const place = `${country}${part}`
  const parts = country === 'US' ? US_PARTS : country === 'CA' ? CA_PARTS : null
  return part === '' || parts === null || parts.has(place) ? place : null
}
