/** Fields as the server takes them. */

/** What is empty is left out: not known. */
export function given(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''))
}

export function counted(name: string, value: string): Record<string, number> {
  return value.trim() === '' ? {} : { [name]: Number(value) }
}
