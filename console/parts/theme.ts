/** Dark and light follow the system until somebody chooses. */
const KEPT = 'tocsin.theme'

export function applyKeptTheme(): void {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'dark' || kept === 'light') document.documentElement.dataset['theme'] = kept
}

export function switchTheme(): void {
  const root = document.documentElement
  const isDark = root.dataset['theme'] ? root.dataset['theme'] === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  const next = isDark ? 'light' : 'dark'
  root.dataset['theme'] = next
  localStorage.setItem(KEPT, next)
}
