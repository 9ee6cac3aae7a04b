/**
 * Country codes. A slip (`UK`) would otherwise be a land of its own in which no law holds. Countries are those that this machine's tables of
 * names know (CLDR, after ISO 3166-1).
 */
const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** Codes in common use that are not the country's own. */
const ALSO: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' }
/** Known to the tables, and no country: the Union, the euro area, the United Nations, the unknown, and marks for tests. */
const NO_COUNTRY: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO'])

/** ISO 3166-1 alpha-2: `UK` is `GB`, `us` is `US`; null: there is no such country. */
export function countryCode(written: string): string | null {
  const plain = written.trim().toUpperCase()
  if (!/^[A-Z]{2}$/.test(plain)) return null
  const code = ALSO[plain] ?? plain
  return NO_COUNTRY.has(code) || NAMES.of(code) === undefined ? null : code
}
