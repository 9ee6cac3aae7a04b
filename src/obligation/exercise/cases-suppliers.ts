/** Cases in which a supplier was hit and its customers had to answer. Facts as published; see each case's note. */
import { day, TELL_AUTHORITY, TELL_PEOPLE, type ExerciseCase } from './exercise-case.ts'

const FOLLOWED = { organisation: { nation: 'england_wales', country: 'GB' } } as const

export const labour2021: ExerciseCase = {
  id: 'labour-2021',
  title: 'A party and its supplier, ransomware (Labour Party, 2021)',
  you: 'The data protection lead of a political party with several hundred thousand members and supporters',
  zone: 'Europe/London',
  startsAt: '2021-10-29T16:00:00Z',
  facts: [
    {
      hour: 0,
      from: 'Supplier, by telephone',
      grade: 'supplier',
      says: 'A cyber incident has rendered a significant quantity of party data inaccessible on our systems.',
      facts: {
        ...FOLLOWED,
        organisation: { ...FOLLOWED.organisation, kind: 'political_party', sectors: { parliamentary: 'yes' } },
        moments: { awareAt: '2021-10-29T16:00:00Z', supplierToldUsAt: '2021-10-29T16:00:00Z' },
        breach: { availability: 'yes', ransomware: 'yes', malice: 'yes' },
        data: { revealsBelief: 'yes' },
      },
    },
    { hour: 2, from: 'Our IT lead', grade: 'seen', says: 'Our own systems are unaffected.' },
    {
      hour: 20,
      from: 'Membership team',
      grade: 'assumed',
      says: 'The data are those of members, registered and affiliated supporters, and other people who gave their details.',
      facts: { data: { kinds: ['person_name', 'postal_address', 'email', 'phone', 'political_opinion'] }, people: { low: 100_000, high: 900_000 } },
    },
    { hour: day(2), from: 'Supplier', grade: 'unknown', says: 'We cannot say yet whether anything was copied, or which records were on the servers.' },
    {
      hour: day(6),
      from: 'Members, on the telephone',
      grade: 'seen',
      says: 'People who left in 2014, and one whose application was rejected in 2015, have had the e-mail and ask why their data were still held.',
    },
    { hour: day(20), from: 'Information rights inbox', grade: 'seen', says: 'Hundreds of access and erasure requests have come in since the notice.' },
  ],
  decisions: [
    {
      id: 'authority',
      hour: 1,
      withinHours: 71,
      asks: 'Do you notify the ICO?',
      choices: TELL_AUTHORITY,
      advised: 'authority',
      happened: { choice: 'yes', hour: 6, says: 'The party says that it told the NCA, the NCSC and the ICO immediately.' },
      lesson: 'A processor’s call starts the clock. "Rendered inaccessible" is a breach by itself.',
    },
    {
      id: 'people',
      hour: 24,
      withinHours: 48,
      asks: 'Do you tell people, though nobody can say yet whose data, or which?',
      choices: TELL_PEOPLE,
      advised: 'people',
      happened: { choice: 'yes', hour: day(5), says: 'A public statement and e-mails on 3 November, day 5; they could not say which data.' },
      lesson: 'An early warning of what may be affected is worth more than a late exact one; say what is not known and when you will know.',
    },
    {
      id: 'audience',
      hour: day(2),
      withinHours: 24,
      asks: 'To whom do the notices go?',
      choices: [
        ['members', 'Current members and supporters'],
        ['everyone', 'Everyone in the data, former people in wording of their own, with why their data were still held'],
        ['all-same', 'Everyone on every list, one text'],
      ],
      advised: ['everyone'],
      happened: { choice: 'all-same', hour: day(5), says: 'People who had left seven years before, and a rejected applicant, got the same e-mail.' },
      lesson: 'Relationship and retention belong to each person in the register; former people need their own notice.',
    },
    {
      id: 'inbox',
      hour: day(6),
      withinHours: 72,
      asks: 'Who answers what comes back?',
      choices: [
        ['existing', 'The team that answers requests today'],
        ['surge', 'A named owner, a queue with due dates, extra hands for three months'],
        ['page', 'A page of questions and answers'],
      ],
      advised: ['surge'],
      happened: {
        choice: 'existing',
        hour: null,
        says: 'An incident inbox stood unmonitored from November 2021: about 646 access and 597 erasure requests lay unanswered; of 352 access requests 78 % took over three months, 56 % over a year.',
      },
      lesson: 'The reprimand of 28 August 2024 was for the unanswered requests, not for the attack.',
    },
  ],
  outcome: 'The ICO reprimanded the party on 28 August 2024 for failing to answer people’s requests in time.',
  sources: [
    { title: 'The party’s questions and answers', url: 'https://labour.org.uk/about-your-data' },
    {
      title: 'i newspaper, on former members',
      url: 'https://inews.co.uk/news/politics/ex-labour-members-who-quit-party-ten-years-ago-told-affected-by-security-breach-1284641',
    },
    {
      title: 'ICO, action taken',
      url: 'https://www.wired-gov.net/wg/news.nsf/articles/action+taken+against+labour+party+for+failing+to+respond+to+requests+for+personal+information+on+time+28082024151000?open',
    },
  ],
  note: 'Hours of day are ours. How many people were affected was never published: the range is invented for the exercise. That the supplier was hit by ransomware was reported, not confirmed by the party.',
}

export const blackbaud2020: ExerciseCase = {
  id: 'blackbaud-2020',
  title: 'A charity and its donor database (Blackbaud, 2020)',
  you: 'The data protection officer of a charity whose donor database is hosted by a large software firm',
  zone: 'Europe/London',
  startsAt: '2020-07-16T13:00:00Z',
  facts: [
    {
      hour: 0,
      from: 'Supplier, by e-mail to all its customers',
      grade: 'supplier',
      says: 'In May we stopped a ransomware attack. A copy of part of your database was taken. No bank data or social security numbers were accessed. We paid, and were assured that the copy was destroyed.',
      facts: {
        organisation: { kind: 'charity', nation: 'england_wales', sectors: { charityCommission: 'yes' } },
        moments: { awareAt: '2020-07-16T13:00:00Z', supplierToldUsAt: '2020-07-16T13:00:00Z', supplierAwareAt: '2020-05-14T09:00:00Z' },
        breach: { malice: 'yes', ransomware: 'yes', availability: 'no', confidentiality: 'yes', exfiltration: 'seen', restored: 'yes', recipients: 'unknown' },
        data: { kinds: ['person_name', 'postal_address', 'email', 'phone', 'donation'] },
        people: { low: 40_000, high: 40_000 },
      },
    },
    { hour: 24, from: 'Supplier', grade: 'unknown', says: 'Asked what was looked at to say that no bank data were taken: no answer yet.' },
    {
      hour: day(14),
      from: 'Supplier’s staff, informally',
      grade: 'supplier',
      says: 'Some fields that customers used for bank details were not encrypted.',
      facts: { data: { kinds: ['person_name', 'postal_address', 'email', 'phone', 'donation', 'bank_account'] } },
    },
    {
      hour: day(75),
      from: 'Supplier, in a filing',
      grade: 'seen',
      says: 'Further forensic investigation found that for some customers unencrypted bank account information and social security numbers may have been accessed.',
    },
  ],
  decisions: [
    {
      id: 'authority',
      hour: 2,
      withinHours: 70,
      asks: 'Do you notify the ICO, when the supplier says that it is over and the copy destroyed?',
      choices: TELL_AUTHORITY,
      advised: 'authority',
      happened: { choice: null, hour: null, says: 'Each of more than 13,000 customers decided alone; many notified.' },
      lesson: 'An attacker’s promise is not evidence. The supplier knew on 14 May and told its customers on 16 July: both clocks belong in the report.',
    },
    {
      id: 'claim',
      hour: 24,
      withinHours: 48,
      asks: 'What do you say about bank data?',
      choices: [
        ['none', '"No bank data were accessed"'],
        ['supplier', '"Our supplier says that no bank data were accessed; we have asked what it looked at"'],
        ['silent', 'Nothing'],
      ],
      advised: ['supplier'],
      happened: {
        choice: 'none',
        hour: 0,
        says: 'The supplier asserted it, having judged the scope by names of files and not by their contents; customers repeated it.',
      },
      lesson: 'A supplier’s word is said as the supplier’s word. When the fact changed, everyone who had repeated it had to correct it.',
    },
    {
      id: 'correct',
      hour: day(14),
      withinHours: 72,
      asks: 'The fact has changed. What do you do?',
      choices: [
        ['correct', 'List every document that said otherwise, correct each, tell people whose bank details may be in it'],
        ['wait', 'Wait for the supplier’s confirmation'],
        ['page', 'Change the page on the website'],
      ],
      advised: ['correct'],
      happened: {
        choice: 'wait',
        hour: day(75),
        says: 'The supplier’s staff knew by the end of July; its quarterly report of 4 August was silent; the correction came at the end of September.',
      },
      lesson: 'What staff knew did not reach those who disclose. The SEC’s penalty of 3 million dollars was for that.',
    },
  ],
  outcome: 'SEC penalty of 3 million dollars, 49.5 million to state attorneys general, an order of the FTC; more than a thousand customers’ questions.',
  sources: [
    { title: 'SEC order, case brief', url: 'https://casebriefsco.com/casebrief/in-the-mater-of-blackbaud-inc-sec-file-no' },
    {
      title: 'FTC consent agreement',
      url: 'https://wilmerhale.com/en/insights/blogs/wilmerhale-privacy-and-cybersecurity-law/20240222-ftc-enters-consent-agreement-with-blackbaud-following-major-data-breach',
    },
  ],
  note: 'The charity and its 40,000 donors are invented; the supplier’s words and dates are as published in the orders, shortened. The SEC’s and FTC’s accounts were read through summaries.',
}

export const capita2023: ExerciseCase = {
  id: 'capita-2023',
  title: 'A pension scheme and its administrator (Capita, 2023)',
  you: 'The trustee board of one of several hundred pension schemes administered by the same firm',
  zone: 'Europe/London',
  startsAt: '2023-03-31T08:00:00Z',
  facts: [
    {
      hour: 0,
      from: 'Administrator, public statement',
      grade: 'supplier',
      says: 'We are having an IT issue that affects internal applications. There is no evidence that customer data were compromised.',
      facts: {
        organisation: { kind: 'company', nation: 'england_wales', sectors: { pensionScheme: 'yes' } },
        moments: { awareAt: '2023-03-31T08:00:00Z' },
        breach: { malice: 'yes', ransomware: 'yes', availability: 'yes' },
        data: { kinds: ['person_name', 'postal_address', 'ni_number', 'date_of_birth', 'bank_account'] },
        people: { low: 0, high: 90_000 },
      },
    },
    {
      hour: day(20),
      from: 'Administrator',
      grade: 'supplier',
      says: 'About 4 % of servers were touched; some data were probably taken.',
      facts: { breach: { exfiltration: 'likely' } },
    },
    { hour: day(40), from: 'Administrator', grade: 'supplier', says: 'The share of servers is revised to less than 0.1 %.' },
    {
      hour: day(45),
      from: 'Forensic examiner',
      grade: 'forensic',
      says: 'Files with members’ names, birth dates and National Insurance numbers were taken.',
      facts: { breach: { exfiltration: 'seen', confidentiality: 'yes' } },
    },
  ],
  decisions: [
    {
      id: 'authority',
      hour: 4,
      withinHours: 68,
      asks: 'Do you notify the ICO and the Pensions Regulator now?',
      choices: TELL_AUTHORITY,
      advised: 'authority',
      happened: { choice: null, hour: null, says: 'Many schemes waited for the administrator to say whether their data were in it.' },
      lesson: 'The Pensions Regulator: do not wait for the outcome of the investigation when there is a reasonable chance that your data are at risk.',
    },
    {
      id: 'people',
      hour: day(2),
      withinHours: 72,
      asks: 'Do you tell members before you know whether theirs were taken?',
      choices: TELL_PEOPLE,
      advised: 'people',
      happened: { choice: 'wait', hour: day(45), says: 'Most members heard weeks later, by letters that each scheme wrote anew.' },
      lesson: 'First a short "you may be affected" with what to watch for; then a precise one. Template wording would have saved weeks.',
    },
    {
      id: 'scope',
      hour: day(20),
      withinHours: 48,
      asks: 'The administrator’s share of servers keeps changing. What do you tell your members?',
      choices: [
        ['repeat', 'Repeat the newest percentage'],
        ['range', 'How many of our members may be affected, at least and at most, and what we have looked at'],
        ['nothing', 'Nothing until it is settled'],
      ],
      advised: ['range'],
      happened: { choice: 'repeat', hour: day(20), says: 'Shares of servers were published: 4 %, later 0.1 %. They say nothing of people.' },
      lesson: 'A percentage of servers is not a number of people. 6.6 million turned out to be affected, 325 of more than 600 schemes.',
    },
  ],
  outcome:
    'The ICO fined the group 14 million pounds on 15 October 2025 (45 million had been proposed). The alert came within ten minutes; isolation took 58 hours, against a target of one.',
  sources: [
    {
      title: 'ICO fine, as reported',
      url: 'https://hunton.sitepilot11.firmseek.com/privacy-and-information-security-law/uk-ico-fines-capita-14-million-following-data-breach',
    },
    { title: 'The Pensions Regulator’s lessons', url: 'https://corporate-adviser.com/tpr-highlights-cyber-security-lessons-of-capita-breach' },
  ],
  note: 'The scheme and its size are invented. The administrator’s statements are shortened; the days of the middle ones are approximate.',
}
