/** Programs to compare with, in a virtual environment of Python in the temporary folder, in the versions that `<name>-requirements.txt` pins. Asks PyPI once; not with `--no-peers`. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const INSTALL_LIMIT_MS = 300_000

export type Peer = { python: string; version: string }

/** Null, and a loud line, when it cannot be had within five minutes. */
export function findPeer(name: string): Peer | null {
  const folder = join(tmpdir(), `tocsin-bench-${name}`)
  const python = join(folder, 'bin', 'python')
  const run = (command: string, args: string[]) => spawnSync(command, args, { encoding: 'utf8', timeout: INSTALL_LIMIT_MS })
  if (!existsSync(python) && run('python3', ['-m', 'venv', folder]).status !== 0) return missing(name, 'no Python virtual environment can be made here')
  const versionOf = () => run(python, ['-c', `import importlib.metadata as m; print(m.version(${JSON.stringify(name)}))`]).stdout.trim()
  const known = versionOf()
  const pins = join(import.meta.dirname, `${name}-requirements.txt`)
  if (known !== '' && run(python, ['-m', 'pip', 'install', '-q', '--no-index', '-r', pins]).status === 0) return { python, version: known }
  if (run(python, ['-m', 'pip', 'install', '-q', '-r', pins]).status !== 0) return missing(name, 'pip could not install it within five minutes')
  return { python, version: versionOf() }
}

function missing(name: string, reason: string): null {
  console.log(`  !! ${name} was NOT measured: ${reason}`)
  return null
}
