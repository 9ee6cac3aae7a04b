/** A sender as it runs for an organisation, in a process that a fault run may kill: the code of `tocsin notify send`, without the command line. */
import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import { SYSTEM, type Context } from '../../src/context.ts'
import { openSending, sendOnce } from '../../src/notify/send/send-campaigns.ts'
import { openStore } from '../../src/store/database.ts'
import { localPlace } from '../../src/vault/local.ts'

const { url, masterKeyFile, dataFolder, settleMs } = JSON.parse(process.argv[2]!) as {
  url: string
  masterKeyFile: string
  dataFolder: string
  settleMs: number
}
const store = await openStore(url, 6)
const ctx = {
  store,
  clock: systemClock,
  actor: SYSTEM,
  dataFolder,
  masterKeyFile,
  vault: localPlace(join(dataFolder, 'vault')),
  workers: 1,
  report: () => {},
  engineOf: () => Promise.reject(new Error('not here')),
} as Context
const sending = await openSending(ctx)
let shown = 0
const end = await sendOnce(
  ctx,
  {
    ...sending,
    settleMs,
    options: {
      ...sending.options,
      onProgress: ({ handedOver }) => {
        if (handedOver - shown >= 5) process.send?.((shown = handedOver))
      },
    },
  },
  new AbortController().signal,
)
process.stdout.write(`${JSON.stringify(end)}\n`)
await store.close().catch(() => {})
process.exit(end.end === 'nothing_left' ? 0 : 3)
