import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { testContext, type TestContext } from '../../../tests/database.ts'
import { AppError } from '../../errors.ts'
import { FLAGS, KINDS, RELATIONSHIPS } from '../../kinds.ts'
import { handlingOf } from '../audience.ts'
import { getCampaign } from '../campaign.ts'
import { noticePersonOf } from '../planner.ts'
import { seedIncident, seedPeople, type SeedPerson } from '../test-incident.ts'
import { planCampaign } from './plan-campaign.ts'
import { stateOf } from './plan-oddly.ts'
import { WAVES, waveOf } from './wave.ts'
import { noteFault, setWish, listWithWishes } from './wishes.ts'

let ctx: TestContext
before(async () => void (ctx = await testContext()))
after(() => ctx.cleanUp())

type Row = {
  person_no: number
  channel: string
  audience: string
  state: string
  address: string | null
  reason: string
  part_no: number
  language: string
  format: string
}
const rowsOf = (campaignId: number) =>
  ctx.store.query<Row>(
    'select person_no, channel, audience, state, address, reason, part_no, language, format from notice where campaign_id = $1 order by person_no',
    [campaignId],
  )

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Morwen', 'Tallis', "O'Dowd", 'Anne-Marie', 'St. John') },
  fc.constantFrom('', ' ', '*', '李', 'Zoë', 'Łukasz', 'a`b', 'Ann\u0007e', '\u202eevil', '123', '…'),
)
const email = fc.oneof(
  { weight: 5, arbitrary: fc.nat(400).map((n) => `person${n}@post.example`) },
  fc.constantFrom(
    'Home@post.example',
    'home@post.example',
    'HOME@POST.example',
    'a b@x.example',
    'a@b',
    'a@b.example c@d.example',
    'x@münchen.example',
    '"q"@post.example',
    '',
    'a..b@post.example',
    `${'l'.repeat(65)}@post.example`,
    `${'l'.repeat(64)}@post.example`,
    'a@1.2.3.4',
    'a@-x.example',
    'xn@xn--zz.example',
    'a@POST.Example',
    'a@post.example.',
    "o'dowd+x@post.example",
    `a@${'d.'.repeat(130)}example`,
  ),
)
const someone = fc.record({
  relationship: fc.constantFrom(...RELATIONSHIPS),
  givenName: name,
  familyName: name,
  fullName: fc.constantFrom('', '', 'Full Name', '朴'),
  emails: fc.array(email, { maxLength: 3 }),
  address: fc.constantFrom('', '18 Ropewalk Lane, Marram Sands', 'Flat 3, 1 Łódź Way', 'x\ty', 'Caffè (rear), Quay/2'),
  postcode: fc.constantFrom('', 'ZZ7 3QH'),
  kinds: fc.subarray([...KINDS], { minLength: 1, maxLength: 5 }),
  language: fc.constantFrom('', '', '', 'cy', 'en', 'pl'),
  flags: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.subarray([...FLAGS])),
})

/** Each character up to Latin Extended-B in a name, and in an address: by post, which a character without a glyph would stop. */
const eachCharacter: Omit<SeedPerson, 'personNo'>[] = Array.from({ length: 0x24f }, (_, index) => String.fromCodePoint(index + 1)).flatMap((character) => [
  { givenName: `A${character}`, emails: [] },
  { address: `1 Quay${character}, Marram Sands`, emails: [] },
])

test('[NOT16] the plan in SQL says of 3,000 people, and of each letter in Europe, what handlingOf and waveOf say of each', async () => {
  const incidentId = await seedIncident(ctx)
  const sampled = fc.sample(someone, { numRuns: 3_000, seed: 7 }).map((one) => ({ ...one, flags: [...one.flags] }))
  const people: SeedPerson[] = [...sampled, ...eachCharacter].map((one, index) => ({ ...one, personNo: index + 1 }))
  await seedPeople(ctx, incidentId, people)
  await setWish(ctx, incidentId, 5, { language: 'cy', format: 'large_print', channel: 'letter', inCareOf: null }, 'asked by phone')
  await setWish(ctx, incidentId, 6, { language: null, format: null, channel: 'none', inCareOf: null }, 'safety')
  await ctx.store.transaction((tx) =>
    noteFault(tx, { incidentId, personNo: 7, channel: 'email', address: people[6]!.emails![0] ?? 'x@y.example', fault: 'no such mailbox', at: new Date() }),
  )
  const { campaignId } = await planCampaign(ctx, incidentId)
  const rows = await rowsOf(campaignId)
  assert.equal(rows.length, people.length)
  const shared = new Set<string>()
  const seen = new Set<string>()
  const raw = (await ctx.store.query<{ emails: string[] }>('select emails from person where incident_id = $1', [incidentId])).flatMap(({ emails }) =>
    emails.map((one) => one.toLowerCase()),
  )
  for (const one of raw) (seen.has(one) ? shared : seen).add(one)
  const wished = await listWithWishes(
    ctx.store,
    incidentId,
    rows.map((row) => row.person_no),
  )
  const waveOfPart = new Map(
    (await ctx.store.query<{ part_no: number; wave: string }>('select part_no, wave from notice_part where campaign_id = $1', [campaignId])).map((part) => [
      part.part_no,
      part.wave,
    ]),
  )
  let ready = 0
  wished.forEach(({ person, wish, badAddresses }, index) => {
    const row = rows[index]!
    const handling = handlingOf(noticePersonOf(person, ''), { isShared: (one) => shared.has(one.toLowerCase()), wish, badAddresses })
    assert.deepEqual(
      [row.channel, row.audience, row.state, row.address, row.reason, row.language, row.format],
      [
        handling.channel,
        handling.audience,
        stateOf(handling),
        handling.channel === 'email' ? handling.email : null,
        handling.why,
        handling.language,
        handling.format,
      ],
      `person ${person.personNo}`,
    )
    if (row.state === 'ready') assert.equal(waveOfPart.get(row.part_no), waveOf(person))
    else assert.equal(row.part_no, 0)
    if (row.state === 'ready') ready++
  })
  assert.ok(ready > 500)
})

test('a language that the organisation’s list notes is used, a wish goes before it, and one without texts holds nobody back', async () => {
  const incidentId = await seedIncident(ctx)
  await seedPeople(ctx, incidentId, [
    { personNo: 1, language: 'cy' },
    { personNo: 2, language: 'en' },
    { personNo: 3, language: 'pl' },
    { personNo: 4, language: 'cy' },
    { personNo: 5 },
    { personNo: 6, language: 'pl' },
  ])
  const wish = (language: string) => ({ language, format: null, channel: null, inCareOf: null })
  await setWish(ctx, incidentId, 4, wish('en'), 'asked by phone')
  await setWish(ctx, incidentId, 6, wish('pl'), 'asked by phone')
  const languagesOf = async (campaignId: number) => (await rowsOf(campaignId)).map(({ language, state }) => `${language} ${state}`)
  const first = await planCampaign(ctx, incidentId)
  // Whoever asked for Polish waits for a person; whoever merely stands so in a list gets the notice in English.
  assert.deepEqual(await languagesOf(first.campaignId), ['cy ready', 'en ready', 'en ready', 'en ready', 'en ready', 'pl by_hand'])
  const welsh = await planCampaign(ctx, incidentId, { language: 'cy' })
  assert.deepEqual(await languagesOf(welsh.campaignId), ['cy ready', 'en ready', 'cy ready', 'en ready', 'cy ready', 'pl by_hand'])
})

test('planning again adds nobody and voids nothing; a change of the register changes only what it changes', async () => {
  const incidentId = await seedIncident(ctx)
  await seedPeople(
    ctx,
    incidentId,
    Array.from({ length: 500 }, (_, index) => ({ personNo: index + 1 })),
  )
  const first = await planCampaign(ctx, incidentId, { firstDay: '2026-10-26' })
  assert.deepEqual([first.added, first.changed], [500, 0])
  for (let again = 0; again < 3; again++) {
    const next = await planCampaign(ctx, incidentId)
    assert.deepEqual([next.campaignId, next.added, next.changed], [first.campaignId, 0, 0])
  }
  const before = await getCampaign(ctx.store, first.campaignId)
  await ctx.store.query(`update person set emails = '{}' where incident_id = $1 and person_no = 17`, [incidentId])
  const changed = await planCampaign(ctx, incidentId)
  assert.deepEqual([changed.added, changed.changed], [0, 1])
  const row = (await rowsOf(first.campaignId)).find((one) => one.person_no === 17)!
  assert.deepEqual([row.channel, row.reason], ['letter', 'no_email'])
  const after = await getCampaign(ctx.store, first.campaignId)
  assert.notDeepEqual(after.recipientsHash, before.recipientsHash)
})

const keyOf = async (campaignId: number): Promise<string> => {
  const [row] = await ctx.store.query<{ key: string }>(`select encode(plan_key, 'hex') as key from notice_campaign where campaign_id = $1`, [campaignId])
  return row!.key
}

test('a plan knows what it was made from: nothing is read again while that stands, and whatever changes is found', async () => {
  const incidentId = await seedIncident(ctx)
  await seedPeople(
    ctx,
    incidentId,
    Array.from({ length: 40 }, (_, index) => ({ personNo: index + 1 })),
  )
  const { campaignId } = await planCampaign(ctx, incidentId, { firstDay: '2026-10-26' })
  let key = await keyOf(campaignId)
  await planCampaign(ctx, incidentId)
  assert.equal(await keyOf(campaignId), key)
  const wish = { language: 'cy', format: null, channel: null, inCareOf: null } as const
  const update = (text: string, ...values: unknown[]) => ctx.store.query(text, values)
  const changes: [string, () => Promise<unknown>, number][] = [
    ['a name', () => update(`update person set given_name = 'Ines' where incident_id = $1 and person_no = 3`, incidentId), 1],
    ['a kind of data', () => update(`update person set kinds = array_append(kinds, 'password') where incident_id = $1 and person_no = 4`, incidentId), 40],
    ['a flag', () => update(`update person set flags = '{special_risk}' where incident_id = $1 and person_no = 5`, incidentId), 1],
    ['a wish', () => setWish(ctx, incidentId, 6, wish, 'asked by phone'), 1],
    [
      'an address that fails',
      () =>
        ctx.store.transaction((tx) =>
          noteFault(tx, { incidentId, personNo: 7, channel: 'email', address: 'person7@post.example', fault: 'x', at: new Date() }),
        ),
      1,
    ],
    ['somebody erased', () => update('delete from person where incident_id = $1 and person_no = 8', incidentId), 1],
    ['a planned row', () => update(`update notice set state = 'withdrawn' where campaign_id = $1 and person_no = 9`, campaignId), 1],
  ]
  for (const [what, change, most] of changes) {
    await change()
    const next = await planCampaign(ctx, incidentId)
    assert.ok(next.changed >= 1 && next.changed <= most, `${what}: ${next.changed} changed`)
    assert.notEqual(await keyOf(campaignId), key, what)
    key = await keyOf(campaignId)
  }
  // Nobody's row is another, but the desk is: the parts move.
  const parts = (await planCampaign(ctx, incidentId, { deskPerDay: 1 })).parts
  assert.notEqual(await keyOf(campaignId), key)
  assert.deepEqual((await planCampaign(ctx, incidentId)).parts, parts)
})

test('ten planners at once make one row a person', async () => {
  const incidentId = await seedIncident(ctx)
  await seedPeople(
    ctx,
    incidentId,
    Array.from({ length: 300 }, (_, index) => ({ personNo: index + 1 })),
  )
  const plans = await Promise.all(Array.from({ length: 10 }, () => planCampaign(ctx, incidentId)))
  assert.equal(new Set(plans.map(({ campaignId }) => campaignId)).size, 1)
  assert.equal((await rowsOf(plans[0]!.campaignId)).length, 300)
})

test('a telling under way is left alone: people who came since get a version of their own, and only they', async () => {
  const incidentId = await seedIncident(ctx)
  await seedPeople(ctx, incidentId, [{ personNo: 1 }, { personNo: 2 }])
  const first = await planCampaign(ctx, incidentId)
  await ctx.store.query(`update notice_campaign set state = 'done' where campaign_id = $1`, [first.campaignId])
  await assert.rejects(planCampaign(ctx, incidentId), (error: unknown) => error instanceof AppError && error.code === 'nobody_to_tell')
  await seedPeople(ctx, incidentId, [{ personNo: 3 }])
  const second = await planCampaign(ctx, incidentId)
  assert.deepEqual([second.version, (await rowsOf(second.campaignId)).map((row) => row.person_no)], [2, [3]])
})

test('WAVES are in the order of risk', () => assert.deepEqual(WAVES, ['danger', 'today', 'sensitive', 'everyone']))
