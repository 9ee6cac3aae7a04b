/**
 * Every command, in the order of `--help`, with its line there. What a command needs is loaded when it is typed and not before: all of them
 * together are some eighteen hundred modules.
 */
import type { Command } from './command.ts'

export type Listed = { name: string; summary: string; load(): Promise<Command> }

export const COMMANDS: readonly Listed[] = [
  { name: 'demo', summary: 'Make a sample breach, do the main job on it, and open the console', load: async () => (await import('./demo.ts')).demo },
  {
    name: 'investigate',
    summary: 'From a supplier’s files to who is affected, what is owed by when, and the notices',
    load: async () => (await import('./investigate.ts')).investigate,
  },
  { name: 'serve', summary: 'Start the console, the public pages and the worker', load: async () => (await import('./serve.ts')).serve },
  { name: 'worker', summary: 'Run jobs only, without the console', load: async () => (await import('./worker.ts')).worker },
  {
    name: 'sample',
    summary: 'Make an invented breach: a supplier’s files, a roster, and the truth to check against',
    load: async () => (await import('./sample.ts')).sample,
  },
  { name: 'scan', summary: 'Read a folder or file and say whose personal data, of which kinds, is where', load: async () => (await import('./scan.ts')).scan },
  { name: 'detect', summary: 'Find personal data in texts, one a line', load: async () => (await import('./evidence.ts')).detect },
  { name: 'columns', summary: 'Say what each column of a table holds, how sure, and why', load: async () => (await import('./evidence.ts')).columns },
  {
    name: 'link',
    summary: 'Find which records of one or more tables are one person; nothing has to be configured',
    load: async () => (await import('./link.ts')).link,
  },
  {
    name: 'link explain',
    summary: 'Say why two records are one person, or are not: both rows, and what each field weighs',
    load: async () => (await import('./link-explain.ts')).linkExplain,
  },
  {
    name: 'link review',
    summary: 'Judge unclear matches of an incident by hand, in the browser',
    load: async () => (await import('./link-review.ts')).linkReview,
  },
  {
    name: 'link plan',
    summary: 'List the steps of linkage in SQL, as DuckDB or Apache Spark runs them',
    load: async () => (await import('./link-plan.ts')).linkPlan,
  },
  {
    name: 'link psi',
    summary: 'Find the people that you and an affiliate share; neither sees the other’s list',
    load: async () => (await import('./link-psi.ts')).linkPsi,
  },
  {
    name: 'suppliers keep',
    summary: 'Before anything happens: keep which supplier holds which data of whom, and say what is missing',
    load: async () => (await import('./suppliers.ts')).suppliersKeep,
  },
  {
    name: 'suppliers list',
    summary: 'The suppliers, what each holds, and what is not known of them',
    load: async () => (await import('./suppliers.ts')).suppliersList,
  },
  {
    name: 'incident open',
    summary: 'A supplier has called: open the incident, start the clocks, ask the standard questions',
    load: async () => (await import('./incident.ts')).incidentOpen,
  },
  { name: 'incident list', summary: 'List the incidents in the store', load: async () => (await import('./incident.ts')).incidentList },
  {
    name: 'incident erase',
    summary: 'When an incident is over: erase its people, by two people, and keep its record',
    load: async () => (await import('./incident-erase.ts')).incidentErase,
  },
  {
    name: 'incident hold',
    summary: 'Keep an incident from being erased: a claim, an order of a court',
    load: async () => (await import('./incident-erase.ts')).incidentHold,
  },
  {
    name: 'facts list',
    summary: 'The facts of an incident that hold now, each with who says so and how firmly',
    load: async () => (await import('./facts.ts')).factsList,
  },
  {
    name: 'facts add',
    summary: 'Add a fact; what a rule reads changes with --set, and duties and filings are computed anew',
    load: async () => (await import('./facts.ts')).factsAdd,
  },
  {
    name: 'facts correct',
    summary: 'Correct a fact (F-12) by a new one, and list the documents that said otherwise',
    load: async () => (await import('./facts.ts')).factsCorrect,
  },
  {
    name: 'facts documents',
    summary: 'Documents that cite a fact which has changed since, with the words before and after',
    load: async () => (await import('./facts.ts')).factsDocuments,
  },
  {
    name: 'facts from-veris',
    summary: 'Read a VERIS record as facts, for `obligations` and `severity`',
    load: async () => (await import('./facts.ts')).factsFromVeris,
  },
  {
    name: 'filing list',
    summary: 'Filings to authorities: which, by when, what is missing, what was filed',
    load: async () => (await import('./filing.ts')).filingList,
  },
  { name: 'filing export', summary: 'One filing as PDF, Word or JSON', load: async () => (await import('./filing.ts')).filingExport },
  {
    name: 'filing filed',
    summary: 'Record that a filing was sent from the authority’s own form, with its reference and receipt',
    load: async () => (await import('./filing.ts')).filingFiled,
  },
  {
    name: 'filing receipts',
    summary: 'Write out what the authority sent back to a filing, as it came',
    load: async () => (await import('./filing.ts')).filingReceipts,
  },
  {
    name: 'pack make',
    summary: 'One ZIP that proves what was known and done: record, facts, decisions, filings, log with proofs',
    load: async () => (await import('./pack.ts')).packMake,
  },
  {
    name: 'pack verify',
    summary: 'Check a pack: every file, its signature, and every log entry against the signed log',
    load: async () => (await import('./pack.ts')).packVerify,
  },
  {
    name: 'obligations',
    summary: 'What is owed, to whom and by when, from the facts of a breach',
    load: async () => (await import('./obligation.ts')).obligations,
  },
  {
    name: 'severity',
    summary: 'How grave a breach is, by ENISA and other schemes, and who has to be told',
    load: async () => (await import('./obligation.ts')).severity,
  },
  { name: 'deadline', summary: 'When one duty is due, counted from the moment its clock starts', load: async () => (await import('./obligation.ts')).deadline },
  { name: 'laws list', summary: 'Every rule of law that is carried, and how well it is known', load: async () => (await import('./obligation.ts')).lawsList },
  {
    name: 'laws show',
    summary: 'One rule in full, with every version, its sources and its tests, as JSON',
    load: async () => (await import('./obligation.ts')).lawsShow,
  },
  {
    name: 'laws check',
    summary: "Run every rule's own tests; list what is unverified or past its review date",
    load: async () => (await import('./obligation.ts')).lawsCheck,
  },
  {
    name: 'exercise list',
    summary: 'Real breaches to practise on: what arrived when, what had to be decided, what happened',
    load: async () => (await import('./exercise.ts')).exerciseList,
  },
  {
    name: 'exercise run',
    summary: 'Play one: facts arrive on the clock of the case, you decide, the debrief compares with what happened',
    load: async () => (await import('./exercise.ts')).exerciseRun,
  },
  {
    name: 'statement publish',
    summary: 'Publish the statement to the public, the self-check and the check of notices',
    load: async () => (await import('./statement.ts')).statementPublish,
  },
  {
    name: 'statement export',
    summary: 'Write the published statement as files for any host or CDN',
    load: async () => (await import('./statement.ts')).statementExport,
  },
  {
    name: 'notify plan',
    summary: 'Plan who is told by which way and on which day; nothing is sent',
    load: async () => (await import('./notify.ts')).notifyPlan,
  },
  {
    name: 'notify preview',
    summary: 'Show what a campaign says and what stands in the way of approving it',
    load: async () => (await import('./notify.ts')).notifyPreview,
  },
  { name: 'notify test', summary: 'Send one notice to yourself, masked and marked as a test', load: async () => (await import('./notify.ts')).notifyTest },
  { name: 'notify approve', summary: 'Approve a campaign that somebody else has planned', load: async () => (await import('./notify.ts')).notifyApprove },
  {
    name: 'notify send',
    summary: 'Send an approved campaign, or go on with one that was paused or cut off',
    load: async () => (await import('./notify.ts')).notifySend,
  },
  {
    name: 'notify pause',
    summary: 'Pause a campaign that is being sent, or end it for good with --cancel',
    load: async () => (await import('./notify.ts')).notifyPause,
  },
  {
    name: 'notify status',
    summary: 'List the campaigns, or show how far one is: by way, outcome and part',
    load: async () => (await import('./notify.ts')).notifyStatus,
  },
  {
    name: 'notify reconcile',
    summary: 'Resolve messages in doubt: by the relay’s record, or as you decide',
    load: async () => (await import('./notify.ts')).notifyReconcile,
  },
  {
    name: 'notify letters',
    summary: 'Hand letters over to a print house (or text messages, or another sender) in batches',
    load: async () => (await import('./notify-letters.ts')).notifyLetters,
  },
  {
    name: 'notify returned',
    summary: 'Record letters that came back unopened, by the number above the address',
    load: async () => (await import('./notify-letters.ts')).notifyReturned,
  },
  {
    name: 'notify bounces',
    summary: 'Take in mails that came back: who was not reached gets a letter',
    load: async () => (await import('./notify-bounces.ts')).notifyBounces,
  },
  {
    name: 'notify export',
    summary: 'Write the proof: for each person which text, which way, when, and what came back',
    load: async () => (await import('./notify.ts')).notifyExport,
  },
  {
    name: 'notify proof',
    summary: 'Show what one person was told, by which way, when, and what came back',
    load: async () => (await import('./notify-proof.ts')).notifyProof,
  },
  {
    name: 'notify wish',
    summary: 'Note how one person asked to be told, or must not be told',
    load: async () => (await import('./notify-wish.ts')).notifyWish,
  },
  {
    name: 'notify language',
    summary: 'Languages of notices by file: write one, and see what it lacks',
    load: async () => (await import('./notify-language.ts')).notifyLanguage,
  },
  {
    name: 'notify lint',
    summary: 'Hold a text against the rules of notices: hedges, minimising words, reading grade, length, links',
    load: async () => (await import('./notify-relay.ts')).notifyLint,
  },
  {
    name: 'notify look-alikes',
    summary: 'List domains that look like yours, to watch or to register: false notices come from them',
    load: async () => (await import('./notify-look-alikes.ts')).notifyLookAlikes,
  },
  {
    name: 'notify relay',
    summary: 'Show, set or check the mail server that your notices go out through',
    load: async () => (await import('./notify-relay.ts')).notifyRelay,
  },
  {
    name: 'check-requests list',
    summary: 'Open what people asked on the public page, with the day to answer by',
    load: async () => (await import('./check-requests.ts')).checkRequestsList,
  },
  {
    name: 'check-requests release',
    summary: 'Hand over the answers of the self-check: e-mails to your relay, letters for plain envelopes',
    load: async () => (await import('./answers.ts')).checkRequestsRelease,
  },
  {
    name: 'check-requests standing',
    summary: 'Let e-mailed answers of the self-check leave at every fixed hour, once two people agree to the words',
    load: async () => (await import('./answers.ts')).checkRequestsStanding,
  },
  {
    name: 'desk doubt',
    summary: 'Decide about e-mailed replies and answers of which nobody knows whether the relay took them',
    load: async () => (await import('./answers.ts')).deskDoubt,
  },
  {
    name: 'desk status',
    summary: 'What waits at the desk, what is late, and every alarm; exit code 1 while there is one',
    load: async () => (await import('./desk.ts')).deskStatus,
  },
  {
    name: 'desk mailbox',
    summary: 'Drain the desk’s mailbox into the queue once (`serve` does it every minute)',
    load: async () => (await import('./desk.ts')).deskMailbox,
  },
  {
    name: 'claims list',
    summary: 'Claims with their standing by rules, limitation dates, and the group',
    load: async () => (await import('./desk.ts')).claimsList,
  },
  {
    name: 'claims export',
    summary: 'Claims for counsel or insurer, as far as each claimant agreed to that reader',
    load: async () => (await import('./desk.ts')).claimsExport,
  },
  {
    name: 'claims open',
    summary: 'For a law firm: open an incident to take claims in against another organisation, without evidence or list',
    load: async () => (await import('./claims-side.ts')).claimsOpen,
  },
  {
    name: 'claims side',
    summary: 'Act for claimants against another organisation: no register, and the assessment says what cannot be checked',
    load: async () => (await import('./claims-side.ts')).claimsSide,
  },
  {
    name: 'supplier invite',
    summary: 'Ask a supplier’s person in: prints a link to send, and a code to say by telephone',
    load: async () => (await import('./supplier.ts')).supplierInvite,
  },
  {
    name: 'supplier list',
    summary: 'Show the suppliers’ rooms: who was asked in, what came, what is still owed',
    load: async () => (await import('./supplier.ts')).supplierList,
  },
  {
    name: 'supplier shut-out',
    summary: 'End a person’s access to the rooms of an incident at once, with sessions and keys',
    load: async () => (await import('./supplier.ts')).supplierShutOut,
  },
  {
    name: 'supplier remind',
    summary: 'Write the reminders that are due as mails to send: open questions, each occasion once',
    load: async () => (await import('./supplier-ways.ts')).supplierRemind,
  },
  {
    name: 'supplier files',
    summary: 'Write out what suppliers handed over, unsealed and checked, with a list of SHA-256',
    load: async () => (await import('./supplier.ts')).supplierFiles,
  },
  {
    name: 'supplier take-in',
    summary: 'Investigate what suppliers handed over: from the vault to the register, duties and notices',
    load: async () => (await import('./supplier.ts')).supplierTakeIn,
  },
  {
    name: 'supplier mail',
    summary: 'Take a supplier’s signed e-mail in: as it came, with its attachments, and a report where it holds one',
    load: async () => (await import('./supplier-ways.ts')).supplierMail,
  },
  {
    name: 'supplier receive',
    summary: 'Take a supplier’s signed bundle in: its statement as a report, its files into the vault',
    load: async () => (await import('./supplier-ways.ts')).supplierReceive,
  },
  {
    name: 'supplier bundle',
    summary: 'For suppliers: one statement, and each customer its own share, as signed bundles',
    load: async () => (await import('./supplier-ways.ts')).supplierBundle,
  },
  {
    name: 'access invite',
    summary: 'Give a colleague access: prints a one-time link that works for a day',
    load: async () => (await import('./access.ts')).accessInvite,
  },
  { name: 'access list', summary: 'Who can sign in, as what, and since when nobody has seen them', load: async () => (await import('./access.ts')).accessList },
  {
    name: 'access link',
    summary: 'A new one-time link: the password is forgotten, the first link was lost, or somebody comes back',
    load: async () => (await import('./access.ts')).accessLink,
  },
  { name: 'access role', summary: 'Give somebody another role, from their next click on', load: async () => (await import('./access.ts')).accessRole },
  { name: 'access end', summary: 'Somebody leaves: they are signed out and cannot sign in again', load: async () => (await import('./access.ts')).accessEnd },
  {
    name: 'access second-factor',
    summary: 'Which roles must have an authenticator app; and a new start for somebody whose telephone is gone',
    load: async () => (await import('./access.ts')).accessSecondFactor,
  },
  {
    name: 'vault status',
    summary: 'Where the sealed evidence lies, and whether it can be written and read there',
    load: async () => (await import('./vault.ts')).vaultStatus,
  },
  {
    name: 'vault check',
    summary: 'Check that everything taken in is in the vault, and that every object is whole; mend what is not',
    load: async () => (await import('./vault.ts')).vaultCheck,
  },
  { name: 'vault move', summary: 'Move the vault from the data folder into a bucket, or back', load: async () => (await import('./vault.ts')).vaultMove },
  {
    name: 'audit verify',
    summary: 'Check that nothing in the log was changed, taken out or put in',
    load: async () => (await import('./audit.ts')).auditVerify,
  },
]
