import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { fixedClock } from '../clock.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { answerQuestion } from './answer-question.ts'
import { askQuestion, askStandardQuestions, moveQuestion, withdrawQuestion } from './ask-questions.ts'
import { currentFactFor, currentFacts } from './fact.ts'
import { assumedIncident, type IncidentFile } from './incident-file.ts'
import { listLedger } from './ledger.ts'
import { listFacts } from './list-incidents.ts'
import { listQuestions, remindersDue, stateOf } from './list-questions.ts'
import { openIncident } from './open-incident.ts'
import { readAnswer, reminderDue, STANDARD_QUESTIONS, type DueReminder } from './questions.ts'
import { raiseReminders } from './raise-reminders.ts'
import { takeRemindersDue } from './remind-supplier.ts'
import { addFact, correctFact } from './state-fact.ts'

const ASKED_AT = new Date('2026-10-22T17:00:00Z')
const hoursLater = (hours: number) => new Date(ASKED_AT.getTime() + hours * 3_600_000)
const given = () => assumedIncident({ now: ASKED_AT, organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' }).file
const refusedWith = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code
let ctx: TestContext
let incidentId: IncidentId
const at = (hours: number): TestContext => Object.assign(Object.create(ctx) as TestContext, { clock: fixedClock(hoursLater(hours)) })
const open = (sourceKey: string) => openIncident(at(0), { file: given(), inputs: { evidence: '/e', roster: '/r', manifest: null, workers: 1 }, sourceKey })
const profile = async () => (await ctx.store.query<{ profile: IncidentFile }>('select profile from incident where incident_id = $1', [incidentId]))[0]!.profile
const numberOf = async (code: string) => (await listQuestions(ctx.store, incidentId)).find((question) => question.code === code)!.questionNo
const answer = async (code: string, says: string, hours = 1) =>
  answerQuestion(at(hours), incidentId, { questionNo: await numberOf(code), says, answeredBy: 'Northgate Data Services' })

before(async () => {
  ctx = await testContext()
  incidentId = await open('ledger')
})
after(() => ctx.cleanUp())

test('[QST1] the standard set is asked once, each question with its own time', async () => {
  assert.equal(await askStandardQuestions(at(0), incidentId), STANDARD_QUESTIONS.length)
  assert.equal(await askStandardQuestions(at(5), incidentId), 0)
  const questions = await listQuestions(ctx.store, incidentId)
  assert.deepEqual(questions.find(({ code }) => code === 'supplier_aware')!.dueAt, hoursLater(4))
  assert.deepEqual(questions.find(({ code }) => code === 'restored')!.dueAt, hoursLater(72))
})

test('[QST4] an answer becomes a fact of the supplier, sets the incident file, and takes the place of the assumption', async () => {
  const assumption = 'Whether data were copied is not known: it cannot be ruled out.'
  assert.ok((await profile()).assumptions.includes(assumption))
  const factNo = await answer('exfiltration', 'likely: 40 GB left the file server on Thursday night')
  const ledger = await listLedger(ctx.store, incidentId)
  const fact = ledger.find((one) => one.factNo === factNo)!
  assert.deepEqual(
    [fact.grade, fact.source.split(',')[0], fact.sets],
    ['supplier', 'Northgate Data Services', { path: 'whatHappened.exfiltration', value: 'likely' }],
  )
  assert.equal(ledger.find((one) => one.factNo === fact.replacesNo)!.says, assumption)
  assert.equal((await profile()).whatHappened.exfiltration, 'likely')
  assert.ok(!(await profile()).assumptions.includes(assumption))
  assert.equal((await ctx.store.query(`select 1 from graphile_worker._private_jobs where key like '%:assess'`)).length, 1)
})

test('[QST4] a better answer replaces the fact; both stay to be read, and the same said again adds nothing', async () => {
  const first = (await listQuestions(ctx.store, incidentId)).find(({ code }) => code === 'exfiltration')!.answers[0]!.factNo
  const second = await answer('exfiltration', 'seen', 2)
  assert.equal(await answer('exfiltration', 'seen', 3), second)
  const question = (await listQuestions(ctx.store, incidentId)).find(({ code }) => code === 'exfiltration')!
  assert.equal(question.answers.length, 2)
  assert.equal(currentFactFor(await listLedger(ctx.store, incidentId), first)!.factNo, second)
})

test('[QST4] an answer that is not one to the question changes nothing and says what would be', async () => {
  await assert.rejects(answer('ransomware', 'perhaps'), (error: unknown) => error instanceof AppError && error.message.includes('yes, no, unknown'))
  await assert.rejects(answer('occurred', 'last Tuesday'), refusedWith('answer_invalid'))
  assert.equal((await listQuestions(ctx.store, incidentId)).find(({ code }) => code === 'ransomware')!.answers.length, 0)
})

test('[FCT4] the firmer fact counts, whoever spoke last; a supplier that does not know unsays nothing', async () => {
  const forensic = await addFact(at(4), incidentId, {
    topic: 'ransomware',
    says: 'Encrypting software was found on four servers',
    grade: 'forensic',
    source: 'Kestrel Response, report 1',
    sets: { path: 'whatHappened.ransomware', value: 'yes' },
  })
  await answer('ransomware', 'no', 5)
  assert.equal((await profile()).whatHappened.ransomware, 'yes')
  await correctFact(at(6), incidentId, forensic, {
    says: 'The software found encrypts nothing',
    sets: { path: 'whatHappened.ransomware', value: 'no' },
    reason: 'Report 2',
  })
  assert.equal((await profile()).whatHappened.ransomware, 'no')
  await answer('backup', 'full', 6)
  await answer('backup', 'unknown', 7)
  assert.equal((await profile()).whatHappened.backup, 'unknown')
})

test('[FCT1] a correction needs a reason, names what it replaces, and cannot be made twice', async () => {
  const factNo = await addFact(at(7), incidentId, { topic: 'own systems', says: 'Our systems are untouched', grade: 'seen', source: 'Our IT lead' })
  await assert.rejects(correctFact(at(8), incidentId, factNo, { says: 'One account was used', reason: ' ' }), refusedWith('reason_missing'))
  const corrected = await correctFact(at(8), incidentId, factNo, { says: 'One account was used', reason: 'Sign-in log' })
  const ledger = await listLedger(ctx.store, incidentId)
  assert.deepEqual(
    [ledger.find((fact) => fact.factNo === factNo)!.says, ledger.find((fact) => fact.factNo === corrected)!.replacesNo],
    ['Our systems are untouched', factNo],
  )
  await assert.rejects(correctFact(at(9), incidentId, factNo, { says: 'Again', reason: 'x' }), refusedWith('fact_replaced'))
  await assert.rejects(correctFact(at(9), incidentId, 999, { says: 'Again', reason: 'x' }), refusedWith('fact_unknown'))
  await assert.rejects(
    addFact(at(9), incidentId, { topic: 't', says: 's', grade: 'seen', source: 'us', sets: { path: 'moments.awareAt', value: 'noon' } }),
    refusedWith('fact_invalid'),
  )
})

test('[FCT5] awareness is corrected by a fact with a reason; the incident file as given stays beside it', async () => {
  const earlier = '2026-10-22T15:00:00.000Z'
  await addFact(at(9), incidentId, {
    topic: 'awareness',
    says: 'The first call was at 16:00 BST, not 18:00',
    grade: 'seen',
    source: 'Telephone log',
    sets: { path: 'moments.awareAt', value: earlier },
  })
  const [row] = await ctx.store.query<{ said: IncidentFile; aware_at: Date }>('select said, aware_at from incident where incident_id = $1', [incidentId])
  assert.deepEqual([row!.aware_at.toISOString(), row!.said.moments.awareAt], [earlier, ASKED_AT.toISOString()])
  assert.equal((await profile()).moments.awareReason, 'The first call was at 16:00 BST, not 18:00')
  assert.equal(await open('ledger'), incidentId)
  assert.equal((await profile()).moments.awareAt, earlier, 'opening it again from the same file keeps what the ledger set')
})

test('[QST3] a reminder is due at 80 % of the time, when it is over, and each day after; each is given once', async () => {
  const [askedAt, dueAt] = [ASKED_AT, hoursLater(10)]
  const given: DueReminder[] = []
  const occasions = [7.9, 8, 9, 10, 20, 34, 40, 130].map((hours) => {
    const reminder = reminderDue({ askedAt, dueAt }, given, hoursLater(hours))
    if (reminder) given.push(reminder)
    return reminder?.occasion ?? '-'
  })
  assert.deepEqual(occasions, ['-', 'soon', '-', 'due', '-', 'late', '-', 'late'])
})

test('[QST3] taking the reminders twice gives none twice, and what is answered or withdrawn is not asked again', async () => {
  const own = await askQuestion(at(10), incidentId, { asks: 'Which badge opened the server room?', dueAt: hoursLater(11) })
  const withdrawn = await askQuestion(at(10), incidentId, { asks: 'Wrong question', dueAt: hoursLater(11) })
  await withdrawQuestion(at(10), incidentId, withdrawn, 'Asked by mistake')
  const taken = await takeRemindersDue(at(12), incidentId)
  assert.ok(taken.some(({ questionNo }) => questionNo === own))
  assert.ok(!taken.some(({ questionNo }) => questionNo === withdrawn))
  assert.deepEqual(await takeRemindersDue(at(12), incidentId), [])
  const questions = await listQuestions(ctx.store, incidentId)
  assert.equal(
    stateOf(
      questions.find(({ questionNo }) => questionNo === own)!,
      hoursLater(12),
    ),
    'late',
  )
  assert.deepEqual(remindersDue(questions, hoursLater(12)), [])
  await assert.rejects(answerQuestion(at(12), incidentId, { questionNo: withdrawn, says: 'x', answeredBy: 'y' }), refusedWith('question_unknown'))
})

test('[QST5] a reminder is raised at its hour by a job, stays due until somebody gives it, and is raised and given once, however often it runs', async () => {
  const other = await open('reminders')
  const plannedAt = async () =>
    (await ctx.store.query<{ run_at: Date }>('select run_at from graphile_worker._private_jobs where key = $1', [`${other}:remind`]))[0]?.run_at
  await askQuestion(at(0), other, { asks: 'Which badge opened the server room?', dueAt: hoursLater(10) })
  assert.deepEqual(await plannedAt(), hoursLater(8))
  assert.equal(await raiseReminders(at(7), other), 0, 'not before its hour')
  assert.equal(await raiseReminders(at(8), other), 1)
  assert.equal(await raiseReminders(at(8), other), 0, 'run again, the same')
  assert.deepEqual(await plannedAt(), hoursLater(10))
  assert.equal(remindersDue(await listQuestions(ctx.store, other), hoursLater(8)).length, 1, 'raised is not given')
  assert.equal((await takeRemindersDue(at(9), other)).length, 1)
  assert.equal(remindersDue(await listQuestions(ctx.store, other), hoursLater(9)).length, 0)
  // A machine that slept over three occasions raises the newest, and waits for the next day.
  assert.equal(await raiseReminders(at(60), other), 1)
  assert.deepEqual(await plannedAt(), hoursLater(82))
  assert.deepEqual(
    (
      await ctx.store.query<{ occasion: string; raised_at: Date; reminded_at: Date | null }>(
        'select occasion, raised_at, reminded_at from question_reminder where incident_id = $1 order by due_at',
        [other],
      )
    ).map(({ occasion, raised_at, reminded_at }) => [occasion, raised_at, reminded_at]),
    [
      ['soon', hoursLater(8), hoursLater(9)],
      ['late', hoursLater(60), null],
    ],
  )
  const [{ count }] = (await ctx.store.query<{ count: string }>(
    `select count(*) as count from audit_entry where action = 'question.reminder-due' and incident_id = $1`,
    [other],
  )) as [{ count: string }]
  assert.equal(Number(count), 2)
  // More time: the job waits for the new hour. 80 % of the 100 hours from asking.
  await moveQuestion(at(61), other, 1, hoursLater(100), 'They have to ask their own supplier')
  assert.deepEqual(await plannedAt(), hoursLater(80))
  await answerQuestion(at(62), other, { questionNo: 1, says: 'Badge 14', answeredBy: 'Northgate Data Services' })
  assert.equal(await raiseReminders(at(90), other), 0, 'answered: nothing is due')
})

test('[QST6] that and by when the supplier was asked, and each reminder, are facts of ours; a later time replaces the earlier, with its reason', async () => {
  const other = await open('asked')
  await askStandardQuestions(at(0), other)
  const own = await askQuestion(at(0), other, { asks: 'Who holds the logs?', dueAt: hoursLater(10) })
  await moveQuestion(at(1), other, own, hoursLater(30), 'They asked for a day')
  await takeRemindersDue(at(5), other)
  const facts = currentFacts(await listLedger(ctx.store, other)).filter(({ source }) => source.startsWith('Our '))
  assert.deepEqual(
    facts.map(({ says, grade, internal }) => [says, grade, internal]),
    [
      [
        `The supplier was asked ${STANDARD_QUESTIONS.length} questions on Thu 22 Oct 2026, 18:00 BST; answers are due between Thu 22 Oct 2026, 22:00 BST and Sun 25 Oct 2026, 17:00 GMT.`,
        'seen',
        true,
      ],
      [`The answer to question ${own} is due Sat 24 Oct 2026, 00:00 BST: They asked for a day`, 'seen', true],
      [facts[2]!.says, 'seen', true],
    ],
  )
  assert.match(facts[2]!.says, /^The supplier was reminded of questions [\d, ]+\.$/)
})

test('two answers at once get two numbers in the ledger', async () => {
  const count = (await listLedger(ctx.store, incidentId)).length
  await Promise.all([answer('contained', 'Cut off at 19:00', 13), answer('cause', 'An old account', 13), answer('former', 'Back to 2014', 13)])
  const ledger = await listLedger(ctx.store, incidentId)
  assert.equal(ledger.length, count + 3)
  assert.equal(new Set(ledger.map(({ factNo }) => factNo)).size, ledger.length)
  assert.ok(currentFacts(ledger).length < ledger.length)
})

for (const [kind, text, value] of [
  ['moment', '2026-10-21 06:10+01:00', '2026-10-21T05:10:00.000Z'],
  ['moment', 'unknown', null],
  ['count', 'between 200,000 and 300,000', { low: 200_000, high: 300_000 }],
  ['count', '412880', { low: 412_880, high: 412_880 }],
  ['lines', '- firewall log\n- proxy log', ['firewall log', 'proxy log']],
] as const) {
  test(`[QST4] "${text.replace('\n', ' / ')}" is read as a ${kind}`, () => {
    const read = readAnswer(kind, [], text)
    assert.deepEqual('value' in read && read.value, value)
  })
}

test('[FCT4] what decides whether a law reaches us is a fact as well: it settles what could not be ruled out', async () => {
  await addFact(at(14), incidentId, {
    topic: 'offers abroad',
    says: 'Membership is not offered to people in the Union',
    grade: 'seen',
    source: 'Membership team',
    sets: { path: 'organisation.offersInEu', value: 'no' },
  })
  await addFact(at(14), incidentId, {
    topic: 'supervision',
    says: 'No charity of ours is in it',
    grade: 'seen',
    source: 'us',
    sets: { path: 'organisation.sectors.charityCommission', value: 'no' },
  })
  const { organisation } = await profile()
  assert.deepEqual([organisation.offersInEu, organisation.sectors.charityCommission], ['no', 'no'])
})

test('[FCT7] an assumption that the incident file no longer makes holds no longer, and is not told as a fact', async () => {
  const assumption = 'Its clock is that of Europe/London.'
  const holds = async () => (await listFacts(ctx.store, incidentId)).some(({ says }) => says === assumption)
  assert.equal(await holds(), true)
  const stated = { topic: 'zone', says: 'We sit in Cardiff.', grade: 'seen', source: 'us', at: null } as const
  const said = { ...given(), facts: [stated], assumptions: given().assumptions.filter((one) => one !== assumption) }
  const request = { file: said, inputs: { evidence: '/e', roster: '/r', manifest: null, workers: 1 }, sourceKey: 'ledger' }
  await openIncident(at(15), request)
  const count = (await listLedger(ctx.store, incidentId)).length
  assert.deepEqual([await holds(), (await listFacts(ctx.store, incidentId)).some(({ topic }) => topic === 'withdrawn')], [false, false])
  await openIncident(at(16), request)
  assert.equal((await listLedger(ctx.store, incidentId)).length, count, 'once')
})
