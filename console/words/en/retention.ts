import { n } from './count.ts'

const one = (count: number, single: string, many: string) => `${n(count)} ${count === 1 ? single : many}`

export const retention = {
  title: 'When it is over',
  lead: 'Once nothing is open, the people of this incident are erased and its record stays. Two people decide; it cannot be undone.',
  goes: (people: number, enquiries: number, files: number) =>
    `Goes: ${one(people, 'person', 'people')}, ${one(enquiries, 'enquiry or claim', 'enquiries and claims')}, the inventory of ${one(files, 'file', 'files')}, and the key to all that is sealed.`,
  stays: 'Stays: facts, decisions, duties, filings, statements, numbers, and this log with its proofs.',
  inTheWay: 'In the way',
  openEnd: {
    hold: (count: number) => `${one(count, 'hold stands', 'holds stand')}.`,
    notices: (count: number) => `${one(count, 'campaign of notices is', 'campaigns of notices are')} planned or under way: send or end them.`,
    enquiries: (count: number) => `${one(count, 'enquiry is', 'enquiries are')} open: close them at the desk.`,
    claims: (count: number) => `${one(count, 'claim is', 'claims are')} open: close them, or hand them to counsel or insurer.`,
    self_checks: (count: number) => `${one(count, 'question', 'questions')} to the self-check without an answer.`,
    submissions: (count: number) => `${one(count, 'form was sent and is', 'forms were sent and are')} not at the desk yet.`,
    stages: (count: number) => `${one(count, 'stage is', 'stages are')} running.`,
    uploads: (count: number) => `${one(count, 'upload', 'uploads')} of the supplier under way.`,
  },
  noPack: 'No pack was made since erasing was asked for. Receipts of authorities can be read from it only, afterwards.',
  makePack: 'Make the pack',
  ask: 'Ask to erase',
  reason: 'Why now',
  reasonHint: 'For the log: what was last open, and until when people were told that data are kept.',
  asked: (name: string, time: string) => `${name} asked for it, ${time}.`,
  yours: 'You asked for it; somebody else confirms.',
  withdraw: 'Take the request back',
  confirm: 'Confirm and erase',
  confirmSure: (people: number) => `Erase ${n(people)} people and everything that names them? This cannot be undone.`,
  banner: (time: string) => `The people of this incident were erased ${time}. What you see is its record.`,
  underWay: 'Confirmed. It is being done.',
  erased: (time: string, asked: string, confirmed: string) => `Erased ${time}. ${asked} asked for it, ${confirmed} confirmed it.`,
  went: (people: number, enquiries: number, files: number) =>
    `${one(people, 'person', 'people')}, ${one(enquiries, 'enquiry or claim', 'enquiries and claims')} and the inventory of ${one(files, 'file', 'files')} went.`,
  copies: 'Backups, exports and results written before are yours to destroy.',
  holds: 'Holds',
  hold: 'Set a hold',
  holdReason: 'What it is kept for',
  holdSet: (name: string, time: string) => `${name}, ${time}`,
  lift: 'Lift',
  liftNo: (holdNo: number) => `Lift hold ${n(holdNo)}`,
}
