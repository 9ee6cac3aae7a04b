import { n } from './count.ts'

export const log = {
  title: 'Log',
  lead: (size: number) => `${n(size)} entries, append-only`,
  checkpoint: (size: number, time: string) => `signed up to entry ${n(size)}, ${time}`,
  unsigned: 'not signed yet',
  no: 'No.',
  at: 'Time',
  who: 'Who',
  what: 'Action',
  object: 'On',
  reason: 'Why',
  more: 'Older entries',
  verify: 'Anyone can check it with: tocsin audit verify',
  check: 'Check the log',
  checking: 'Checking …',
  whole: (entries: number, checkpoints: number) =>
    `The log is whole: ${n(entries)} ${entries === 1 ? 'entry' : 'entries'}, ${n(checkpoints)} ${checkpoints === 1 ? 'checkpoint' : 'checkpoints'}.`,
  notWhole: (count: number) => `The log is not whole: ${n(count)} ${count === 1 ? 'problem' : 'problems'}.`,
  notWholeHint: 'Keep the data folder as it is, and compare with a checkpoint that somebody outside holds.',
  checkedAt: (time: string) => `Checked ${time}.`,
  thisIncident: 'this incident',
}
