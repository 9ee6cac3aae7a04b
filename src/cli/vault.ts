/** `vault …`: where the sealed evidence lies, whether it is whole, and taking it elsewhere. */
import { statfsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { joinApp, openApp, type App } from '../app.ts'
import { readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { findHost } from '../store/lock.ts'
import { checkVault, type ObjectProblem, type VaultCheck } from '../vault/check-vault.ts'
import { LEFT_BEHIND_MS } from '../vault/look-after.ts'
import { mendVault, type Mended } from '../vault/mend-vault.ts'
import { beginMove, emptyOldPlace, moveVault, type Emptied, type Moved } from '../vault/move-vault.ts'
import { findWhereabouts, wantedPlace } from '../vault/which-place.ts'
import { numberOf, textOf, type Command, type Words } from './command.ts'
import { runUntilSignal } from './open-command.ts'
import { showProgress, sizeInWords } from './show-progress.ts'

const TITLES = { 'vault-check': 'Reading the vault', 'vault-move': 'Moving the vault' }

/** Opens the store even where settings and vault do not agree: these commands are what sets that right. */
async function withVault(words: Words, work: (app: App) => Promise<number>): Promise<number> {
  const config = readConfig({ dataFolder: textOf(words, 'data') }, process.env, availableParallelism())
  const progress = showProgress(TITLES)
  const options = { isVaultUnsettled: true, onProgress: progress.show }
  try {
    return await runUntilSignal((await joinApp(config, options)) ?? (await openApp(config, options)), work)
  } finally {
    progress.end()
  }
}

const print = (text: string): void => void process.stdout.write(text)
const printJson = (value: unknown): void => print(`${JSON.stringify(value)}\n`)
const count = (number: number, one: string, many = `${one}s`): string => `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`

export const vaultStatus: Command = {
  name: 'vault status',
  usage: '[--json] [--data DIR]',
  more: `Writes a small trial, reads it back, and asks for a list; whatever stands in the way is said with what to do. The exit code is 1 then.

Where the vault is: docs/operating.md, section The vault in a bucket.`,
  options: { json: { type: 'boolean' }, data: { type: 'string' } },
  run: (words) =>
    withVault(words, async ({ context, config }) => {
      const at = await findWhereabouts(context.store)
      const { isWriteOnce } = await context.vault.tryOut()
      const { bavail, bsize } = statfsSync(config.dataFolder)
      const status = { place: context.vault.name, movingFrom: at?.from ?? null, isWriteOnce, partFolder: context.vault.partFolder, freeBytes: bavail * bsize }
      if (words.values['json']) printJson(status)
      else print(statusText(status))
      return 0
    }),
}

function statusText(status: { place: string; movingFrom: string | null; isWriteOnce: boolean; partFolder: string; freeBytes: number }): string {
  const once = status.isWriteOnce ? 'yes, the place refuses a second object under a name' : 'the store does not keep to it; Tocsin asks before it writes'
  const free = `${sizeInWords(status.freeBytes)} free`
  const room = status.place === status.partFolder ? `Room:        ${free}` : `Sealed in:   ${status.partFolder} (${free}), before it goes there`
  const moving = status.movingFrom === null ? '' : 'It is being moved. Run `tocsin vault move` until it says that it is over; everything works meanwhile.\n'
  return `Vault:       ${status.place}
Trial:       written, read back and listed
Write-once:  ${once}
${room}
${moving}`
}

export const vaultCheck: Command = {
  name: 'vault check',
  usage: '[--incident INCIDENT_ID] [--sample N] [--mend FOLDER] [--json] [--data DIR]',
  more: `Everything that the store names must be there, in its size; every object is read, opened and held against its SHA-256. The exit code is 1 where
anything is missing or damaged.

--incident ID    only this incident's
--sample N       read only N objects, chosen by chance; that all are there is still looked at
--mend FOLDER    take what is missing or damaged again from a folder that has the same files, under whatever names`,
  options: { incident: { type: 'string' }, sample: { type: 'string' }, mend: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' } },
  run: (words) => {
    const sample = numberOf(words, 'sample', 1, 1_000_000_000) ?? null
    return withVault(words, async ({ context }) => {
      const result = await checkVault(context, { incidentId: textOf(words, 'incident') ?? null, sample })
      const ended = await clearAway(context)
      const folder = textOf(words, 'mend')
      const mended = folder === undefined || result.problems.length === 0 ? null : await mendVault(context, result.problems, folder)
      if (words.values['json']) printJson({ ...result, ended, ...(mended && { mended: mended.mended, left: mended.left }) })
      else print(checkText(result, ended, mended))
      return (mended?.left ?? result.problems).length === 0 ? 0 : 1
    })
  },
}

/** How many half-made uploads there were; in words, why they could not be looked for: the check itself counts all the same. */
async function clearAway({ vault, clock }: Context): Promise<number | string> {
  try {
    return await vault.tidy(new Date(clock.now().getTime() - LEFT_BEHIND_MS))
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

function checkText({ place, objects, readObjects, readBytes, unnamed, erased, problems }: VaultCheck, ended: number | string, mended: Mended | null): string {
  const lines = [
    `${place}: ${count(objects, 'object')}, of which ${readObjects.toLocaleString('en-GB')} read and held against the SHA-256 (${sizeInWords(readBytes)}).`,
  ]
  if (unnamed > 0) lines.push(`${count(unnamed, 'object')} that nothing names any more: left by a stop, or of files that were replaced. They do no harm.`)
  if (erased > 0) lines.push(`${count(erased, 'object')} of erased incidents: noise.`)
  if (typeof ended === 'string') lines.push(`Half-made uploads could not be looked for. ${ended}`)
  else if (ended > 0) lines.push(`${count(ended, 'half-made upload')} older than a day ${ended === 1 ? 'was' : 'were'} cleared away.`)
  if (problems.length === 0) lines.push('Everything that is named is there, and what was read is whole.')
  else lines.push(`NOT whole: ${count(problems.length, 'object')}`, ...problems.map(problemLine))
  if (mended !== null) {
    lines.push(`Taken again from the folder: ${mended.mended.length} of ${problems.length}.`)
    if (mended.left.length > 0) lines.push('Still wanting:', ...mended.left.map(problemLine))
  } else if (problems.length > 0) lines.push('`tocsin vault check --mend FOLDER` takes them again from a folder that has the same files.')
  return `${lines.join('\n')}\n`
}

const problemLine = ({ problem, incidentId, what, sha256, name }: ObjectProblem): string =>
  `  ${problem.padEnd(8)}  incident ${incidentId}  ${what ?? 'named by nothing'}  ${sha256 === null ? name : `SHA-256 ${sha256}`}`

export const vaultMove: Command = {
  name: 'vault move',
  usage: '[--begin | --remove] [--leave-damaged] [--json] [--data DIR]',
  more: `Moves the vault to where the settings say (TOCSIN_VAULT and TOCSIN_VAULT_S3_…; to come back to the folder: TOCSIN_VAULT=folder, with the settings of
the bucket still there). Each object is copied sealed and read back from the new place before it counts. It can be stopped at any moment and run again.

With \`serve\` stopped this is all. To go on working meanwhile: stop \`serve\`, \`vault move --begin\`, start \`serve\` with the new settings, \`vault move\`.

--begin           only note that the vault moves: new objects go to the new place, old ones are read from the old one
--leave-damaged   end the move although objects are damaged where they were; they stay there
--remove          after the move: take away from the old place what lies whole at the new one`,
  options: {
    begin: { type: 'boolean' },
    remove: { type: 'boolean' },
    'leave-damaged': { type: 'boolean' },
    json: { type: 'boolean' },
    data: { type: 'string' },
  },
  run: (words) =>
    withVault(words, async (app) => {
      const isJson = words.values['json'] === true
      if (words.values['remove']) return removeOld(app, isJson)
      await refuseBesideOther(app)
      const at = await beginMove(app.context, app.config.vault)
      if (at === null) {
        if (isJson) printJson({ place: wantedPlace(app.config.vault), isOver: true })
        else print('The vault is where the settings say, and nowhere else.\n')
        return 0
      }
      if (words.values['begin']) {
        if (isJson) printJson({ place: at.place, from: at.from, isOver: false })
        else print('Noted. Start `serve` with these settings, and run `tocsin vault move` beside it: everything works while objects are copied.\n')
        return 0
      }
      const moved = await moveVault(app.context, app.config.vault, at, words.values['leave-damaged'] === true)
      if (isJson) printJson(moved)
      else print(moveText(moved))
      return moved.isOver ? 0 : 1
    }),
}

/** A `serve` that started with other settings goes on putting objects where it knows. */
async function refuseBesideOther({ context, config }: App): Promise<void> {
  const pid = findHost(config.dataFolder)
  const at = await findWhereabouts(context.store)
  if (pid !== null && at !== null && at.place !== wantedPlace(config.vault)) throw new AppError('vault_move_served', { pid, place: at.place })
}

function moveText({ from, to, objects, copied, copiedBytes, erased, damaged, isOver }: Moved): string {
  const lines = [
    `From ${from}`,
    `to   ${to}`,
    `${count(objects, 'object')} there and whole; ${copied.toLocaleString('en-GB')} copied now (${sizeInWords(copiedBytes)}).`,
  ]
  if (erased > 0) lines.push(`${count(erased, 'object')} of erased incidents not copied: noise.`)
  if (damaged.length > 0) lines.push(`${count(damaged.length, 'object')} damaged where they were, and not copied:`, ...damaged.map((name) => `  ${name}`))
  lines.push(
    isOver
      ? 'The move is over. The old place still holds everything: `tocsin vault move --remove` takes it away.'
      : 'The move is NOT over. `tocsin vault check --mend FOLDER` takes damaged objects again; or end it without them: `tocsin vault move --leave-damaged`.',
  )
  return `${lines.join('\n')}\n`
}

async function removeOld({ context, config }: App, isJson: boolean): Promise<number> {
  const emptied = await emptyOldPlace(context, config.vault)
  if (isJson) printJson(emptied)
  else print(emptiedText(emptied))
  return emptied === null || emptied.kept === 0 ? 0 : 1
}

function emptiedText(emptied: Emptied | null): string {
  if (emptied === null) return 'The settings name no other place than the one the vault is in. Nothing was removed.\n'
  const kept =
    emptied.kept === 0 ? '' : `${count(emptied.kept, 'object')} stayed: they are not at the new place in the same size. See \`tocsin vault check\`.\n`
  return `${count(emptied.removed, 'object')} removed from ${emptied.from}.\n${kept}`
}
