/** Every word the console says, in Welsh. Not yet read by a Welsh speaker: it must be before staff rely on it. */
import type { DutyStatus, Flag, Grade, Kind, Relationship } from '../../src/api/contract.ts'
import type { Words } from './en.ts'

// Figures as in English: Intl's Welsh uses the same signs.
const n = (value: number) => value.toLocaleString('en-GB')
/** "a" before a consonant, "ac" before a vowel. */
const list = (items: string[]) => {
  if (items.length < 2) return items.join('')
  const last = items.at(-1)!
  return `${items.slice(0, -1).join(', ')} ${/^[aeiouwyâêîôûŵŷ]/i.test(last) ? 'ac' : 'a'} ${last}`
}
// Numbers take "o" and a plural, so that no mutation hangs on the figure.
const people = (count: number) => `${n(count)} o bobl`
const files = (count: number) => `${n(count)} o ffeiliau`

const KIND: Record<Kind, string> = {
  person_name: 'Enw', postal_address: 'Cyfeiriad post', postcode: 'Cod post', email: 'Cyfeiriad e-bost', phone: 'Rhif ffôn', date_of_birth: 'Dyddiad geni', age: 'Oedran', gender: 'Rhywedd', photo: 'Llun', signature: 'Llofnod',
  family_member: 'Aelod o’r teulu', ni_number: 'Rhif Yswiriant Gwladol', nhs_number: 'Rhif y GIG', passport: 'Rhif pasbort', driving_licence: 'Trwydded yrru', vehicle_registration: 'Rhif cofrestru cerbyd', national_id: 'Rhif adnabod gwladol',
  tax_id: 'Rhif treth', membership_number: 'Rhif aelodaeth', customer_number: 'Rhif cwsmer', bank_account: 'Cyfrif banc', iban: 'IBAN', payment_card: 'Cerdyn talu', salary: 'Cyflog', donation: 'Rhoddion', username: 'Enw defnyddiwr',
  password: 'Cyfrinair', password_hash: 'Cyfrinair wedi’i stwnshio', token: 'Tocyn mynediad', ip_address: 'Cyfeiriad IP', device_id: 'Dynodydd dyfais', location: 'Lleoliad', employment: 'Cyflogaeth', education: 'Addysg', correspondence: 'Gohebiaeth',
  health: 'Iechyd', political_opinion: 'Barn wleidyddol', trade_union: 'Undeb llafur', religion: 'Crefydd', ethnicity: 'Ethnigrwydd', sexual_life: 'Bywyd neu gyfeiriadedd rhywiol', genetic: 'Data genetig', biometric: 'Data biometrig',
  criminal: 'Honiadau troseddol',
}
const KIND_IN_TEXT: Partial<Record<Kind, string>> = {
  person_name: 'enwau', postal_address: 'cyfeiriadau post', email: 'cyfeiriadau e-bost', phone: 'rhifau ffôn', date_of_birth: 'dyddiadau geni', membership_number: 'aelodaeth', political_opinion: 'barn wleidyddol',
  trade_union: 'aelodaeth undeb llafur', health: 'iechyd',
}
const RELATIONSHIP: Record<Relationship, string> = {
  member: 'Aelod', registered_supporter: 'Cefnogwr cofrestredig', affiliated_supporter: 'Cefnogwr cysylltiedig', former: 'Cyn-aelod', applicant: 'Ymgeisydd', donor: 'Rhoddwr', staff: 'Staff', other: 'Heb fod ar ein rhestr', unknown: 'Heb ei ganfod eto',
}
const RELATIONSHIPS: Record<Relationship, string> = {
  member: 'aelodau', registered_supporter: 'cefnogwyr cofrestredig', affiliated_supporter: 'cefnogwyr cysylltiedig', former: 'cyn-aelodau', applicant: 'ymgeiswyr', donor: 'rhoddwyr', staff: 'staff', other: 'heb fod ar ein rhestr',
  unknown: 'heb eu canfod eto',
}
const FLAG: Record<Flag, string> = { child: 'Plentyn', special_risk: 'Mewn perygl arbennig', deceased: 'Wedi marw' }
const GRADE: Record<Grade, string> = { forensic: 'Fforensig', seen: 'Wedi’i weld', supplier: 'Yn ôl y cyflenwr', assumed: 'Tybiaeth', unknown: 'Anhysbys' }
const DUTY: Record<DutyStatus, string> = { due: 'Yn ddyledus', not_due: 'Heb fod yn ddyledus', cannot_rule_out: 'Ni ellir ei ddiystyru', exempt: 'Wedi’i eithrio', voluntary: 'Gwirfoddol', done: 'Wedi’i wneud' }

export const cy: Words = {
  locale: 'cy',
  name: 'Cymraeg',
  number: n, people, files, list,
  kind: KIND, kindInText: KIND_IN_TEXT, relationship: RELATIONSHIP, relationships: RELATIONSHIPS, flag: FLAG, grade: GRADE, dutyStatus: DUTY,
  body: {
    ico: 'ICO', people: 'Y bobl yr effeithir arnynt', supplier: 'Cyflenwr', police: 'Heddlu', police_scotland: 'Heddlu’r Alban', report_fraud: 'Report Fraud', ncsc: 'NCSC', nca: 'NCA', charity_commission: 'Comisiwn Elusennau', oscr: 'OSCR',
    ccni: 'CCNI', fca: 'FCA', tpr: 'Rheoleiddiwr Pensiynau', nhs_dspt: 'Pecyn y GIG', nis_authority: 'Awdurdod NIS', parliamentary_security: 'Diogelwch y Senedd', insurer: 'Yswiriwr', eu_authority: 'Awdurdod yr UE', controller: 'Ni, gan y cyflenwr', register: 'Ein cofnod ein hunain',
  },
  field: {
    given_name: 'Enw cyntaf', middle_name: 'Enw canol', family_name: 'Cyfenw', date_of_birth: 'Dyddiad geni', gender: 'Rhywedd', email: 'E-bost', phone: 'Ffôn', place: 'Cyfeiriad', membership_number: 'Rhif aelodaeth', identifier: 'Rhif arall', household: 'Yr un cartref',
  },
  gradeLong: { forensic: 'fforensig', seen: 'wedi’i weld gennym ni', supplier: 'yn ôl y cyflenwr', assumed: 'tybiaeth', unknown: 'anhysbys' },
  confidence: { primary: 'ffynhonnell wreiddiol', secondary: 'ffynhonnell eilaidd', unverified: 'heb ei gwirio' },
  special: 'categori arbennig', hidden: 'cudd',
  skip: 'Neidio i’r cynnwys', rooms: 'Ystafelloedd y digwyddiad hwn', table: 'Tabl', csv: 'CSV', close: 'Cau', cancel: 'Canslo', all: 'Pob un', none: 'Dim', yes: 'Ie', no: 'Na', today: 'heddiw', now: 'nawr',
  room: { overview: 'Trosolwg', evidence: 'Tystiolaeth', register: 'Cofrestr', obligations: 'Dyletswyddau', filing: 'Hysbysiad i’r awdurdod', notices: 'Llythyrau', facts: 'Ffeithiau', log: 'Cofnod', incidents: 'Digwyddiadau' },
  incidentNo: (reference) => `Digwyddiad ${reference}`,
  role: { lead: 'Arweinydd', operator: 'Gweithredwr', supplier: 'Cyflenwr', expert: 'Arbenigwr', counsel: 'Cwnsler', claims_handler: 'Trafodwr hawliadau', desk: 'Desg', auditor: 'Archwilydd', administrator: 'Gweinyddwr' },
  theme: 'Newid rhwng golau a thywyll', signOut: 'Allgofnodi', language: 'Language: English', menu: 'Ystafelloedd',
  find: 'Chwilio neu fynd i', searchRooms: 'Mynd i ystafell, neu at berson yn ôl rhif',
  due: (count) => `${n(count)} yn ddyledus`, timeLeft: (text) => `${text} ar ôl`, timeLate: (text) => `${text} yn hwyr`, filed: 'wedi’i anfon',
  hoursMinutes: (hours, minutes) => (hours > 0 ? `${hours} awr ${minutes} mun` : `${minutes} mun`), days: (count) => `${count} diwrnod`,
  hour: 'awr', minute: 'mun', left: 'ar ôl', late: 'yn hwyr',

  access: {
    title: 'Mewngofnodi', email: 'Cyfeiriad e-bost', password: 'Cyfrinair', code: 'Cod o’ch ap', codeHint: 'Dim ond os ydych wedi trefnu un.', go: 'Mewngofnodi', going: 'Yn mewngofnodi …', linkTitle: 'Gosod eich cyfrinair',
    linkLead: 'Mae’r ddolen hon yn gweithio unwaith. Dywedwch pwy ydych chi a dewiswch gyfrinair o 12 nod o leiaf.', name: 'Eich enw', set: 'Gosod y cyfrinair a mewngofnodi', repeat: 'Y cyfrinair eto', differ: 'Mae’r ddau gyfrinair yn wahanol.',
    noLink: 'Nid oes dolen yn y cyfeiriad hwn. Agorwch y ddolen gyfan a gawsoch.',
  },
  state: {
    loading: 'Yn llwytho', slow: 'Yn dal i ddarllen o’r storfa.', retry: 'Ceisio eto', offline: 'Nid yw’r gweinydd yn ateb.', offlineHint: 'Cedwir yr hyn a welwch yma. Gwiriwch fod Tocsin yn rhedeg, ac yna ceisiwch eto.',
  },
  incidents: {
    title: 'Digwyddiadau', empty: 'Dim digwyddiad eto.', emptyHint: 'Rhedwch `tocsin investigate` ar ffeiliau’r cyflenwr, neu `tocsin demo`, a bydd yma.', opened: 'Agorwyd', aware: 'Yn hysbys ers', supplier: 'Cyflenwr', reference: 'Cyfeirnod',
  },

  overview: {
    heading: (title) => `${title}: trosolwg`, inShort: 'Yn gryno', trueAt: (time) => `Yn wir am ${time}`, told: (who, time) => `Dywedodd ${who} wrthym ${time}`, knownSince: (time) => `Roeddent yn gwybod ers ${time}`, awareSince: (time) => `Yn hysbys ers ${time}`,
    sentence: {
      affected: (count) => `Effeithir ar ryw ${people(count)}.`, nobody: 'Ni chafwyd data neb yn y ffeiliau hyd yma.', not_counted: 'Nid yw’n hysbys eto ar faint o bobl yr effeithir.',
      inaccessible: (who, kinds) => `Roedd eu data (${list(kinds)}) mewn ffeiliau a gedwid gan ${who}; ni ellir agor rhan ohonynt bellach.`, exposed: (who, kinds) => `Roedd eu data (${list(kinds)}) mewn ffeiliau a gedwid gan ${who}.`,
      theSupplier: 'y cyflenwr', data: 'data', bank: (count) => `Rhoddodd ${n(count)} ohonynt fanylion banc neu gerdyn hefyd.`, copied_unknown: 'Nid yw’n hysbys a gafodd unrhyw beth ei gopïo.', copied_seen: 'Cafodd data eu copïo.',
      copied_likely: 'Mae’n debyg bod data wedi’u copïo.', copied_not_seen: (lookedAt) => `Ni welwyd copïo; edrychwyd hyd yma ar: ${lookedAt}.`, own_untouched: 'Ni chyffyrddwyd â’n systemau ni.',
    },
    grade: (grade) => `Pa mor gadarn: ${grade}`,
    clock: 'Terfyn amser caeth', hourOf: (hour, hours) => `awr ${n(hour)} o ${n(hours)}`, filing: (who) => `Hysbysiad i’r ${who}`, dueAt: (who, isToday) => `${who}, yn ddyledus ${isToday ? 'heddiw am' : ''}`, passed: (hour, hours) => `Aeth ${n(hour)} o ${n(hours)} awr heibio`,
    elapsed: (hours) => `${n(hours)} awr o amser go iawn.`, clocksBack: (hours, day, isPast) => `${n(hours)} awr o amser go iawn; ${isPast ? 'aeth' : 'bydd'} y clociau ${isPast ? '' : 'yn mynd '}yn ôl ${day}.`,
    clocksForward: (hours, day, isPast) => `${n(hours)} awr o amser go iawn; ${isPast ? 'aeth' : 'bydd'} y clociau ${isPast ? '' : 'yn mynd '}ymlaen ${day}.`, lateReason: 'Rhaid i’r hysbysiad roi’r rheswm dros yr oedi.', noClock: 'Nid oes dyletswydd ag amser caeth hyd yma.',
    affected: 'Pobl yr effeithir arnynt', how: 'Sut yr amcangyfrifir hyn', to: 'i', likely: (count) => `yn fwyaf tebygol ${n(count)} · sicr 19 gwaith o 20`, roster: 'ar y rhestr', notCounted: 'Heb eu cyfrif eto', notCountedHint: 'Gwneir y gofrestr ar ôl darllen y dystiolaeth.',
    estimateAlt: (first, last, low, high, steps) => `Amcangyfrif o’r bobl yr effeithir arnynt o ${first} hyd ${last}, mewn ${n(steps)} cam: nawr rhwng ${n(low)} a ${n(high)}.`, point: (event, low, high) => `${event}: ${n(low)} i ${n(high)}`, byRelationship: 'Yn ôl perthynas',
    at: 'Amser', event: 'Digwyddiad', low: 'Isaf', high: 'Uchaf', mostLikely: 'Mwyaf tebygol',
    waiting: 'Yn aros amdanoch', open: (count) => `${n(count)} ar agor`, nothingWaits: 'Does dim yn aros amdanoch.', dueNext: 'Yn ddyledus nesaf',
    wait: {
      file: (who) => `Dweud wrth: ${who}`, fileMeta: 'Mae’r hysbysiad yn barod.', dutyMeta: 'Yn ddyledus', decide: (who) => `Oes rhaid dweud wrthynt: ${who}?`, decideMeta: 'Mae ffaith yn anhysbys. Tan hynny mae’n ddyledus', notices: 'Darllen y llythyrau',
      noticesMeta: (count) => `${people(count)}. Nid anfonir dim cyn i ail berson gymeradwyo`, unread: 'Gweld yr hyn na ellid ei ddarllen', unreadMeta: (count) => `${files(count)} heb eu darllen, neu’n rhannol`, review: 'Adolygu', decideVerb: 'Penderfynu', read: 'Darllen', openVerb: 'Agor',
      dueWord: (time) => `Yn ddyledus ${time}`,
    },
    know: 'Yr hyn a wyddom', believe: 'Yr hyn a gredwn', dontKnow: 'Yr hyn na wyddom', facts: (count) => `${n(count)} o ffeithiau`, questions: (count) => `${n(count)} o gwestiynau`, noFacts: 'Dim wedi’i gofnodi.', legend: 'Pa mor gadarn yw ffaith:',
    kinds: 'Mathau o ddata', ofPeople: (count) => `pobl, o ${n(count)}`, specialNote: 'Categori arbennig.', children: (count) => `${n(count)} o blant`, atRisk: (count) => `${people(count)} mewn perygl arbennig`,
    severity: 'Difrifoldeb', severityAlt: (low, high, band) => `Sgôr ENISA rhwng ${low} a ${high}: ${band}`, band: { low: 'isel', medium: 'canolig', high: 'uchel', 'very high': 'uchel iawn' },
    factor: { DPC: 'Cyd-destun y data', EI: 'Pa mor hawdd yw adnabod', 'CB confidentiality': 'Cyfrinachedd', 'CB integrity': 'Cywirdeb', 'CB availability': 'Argaeledd', 'CB malice': 'Malais' },
    enisa: 'ENISA 2013. Mae’n cynghori; y rheolau sy’n penderfynu.', decision: 'Penderfyniad a rhesymau', assessed: (time) => `Aseswyd ${time}`, nearest: 'Yr achos cyhoeddedig agosaf', notAssessed: 'Heb ei asesu eto.', edge: 'Yn agos at derfyn ei fand.',
    authority: { yes: 'Dweud wrth yr awdurdod.', no: 'Nid oes angen dweud wrth yr awdurdod.' }, tellPeople: { yes: 'Dweud wrth bobl.', no: 'Nid oes angen dweud wrth bobl.', public: 'Dweud wrth bobl drwy hysbysiad cyhoeddus.' },
    cannotRuleOut: 'Ni ellir ei ddiystyru', openQuestions: 'Atebion a allai newid hyn',
    obligationCounts: (due, open, done, exempt) => `${n(due)} yn ddyledus · ${n(open)} na ellir eu diystyru · ${n(done)} wedi’u gwneud · ${n(exempt)} wedi’u heithrio`, allReasons: 'Pob un â rhesymau', addressee: 'Derbynnydd', status: 'Statws', promptly: 'heb oedi gormodol',
    dueIn: (text) => `Ymhen ${text}`, overdue: (text) => `${text} yn hwyr`, doneAt: (time) => `gwnaed ${time}`,
    evidence: (size, count) => `${size}, ${files(count)}`, evidenceState: { read: 'Wedi’i ddarllen', partly: 'Yn rhannol', inaccessible: 'Wedi’i wneud yn anhygyrch', not_readable: 'Ni allwn ei ddarllen', waiting: 'Heb ei ddarllen eto' }, topFolder: 'Ffeiliau ar y brig',
    evidenceAlt: 'Tystiolaeth yn ôl maint', noEvidence: 'Dim tystiolaeth eto.', noEvidenceHint: (who) => `Gofynnwch i ${who} am y ffeiliau, yna cymerwch y ffolder i mewn.`, missing: (count) => `${files(count)} ar restr y cyflenwr heb fod fel y’u rhestrwyd`,
    notices: 'Llythyrau', drafts: 'Drafftiau', noNotices: 'Dim llythyrau wedi’u drafftio eto.', noticesHint: 'Fe’u drafftir pan wneir y gofrestr.', notSent: 'Nid oes dim wedi’i anfon.',
    running: 'Yn rhedeg nawr', runningFor: (stage) => stage, remaining: (text) => `tua ${text} ar ôl`, soFar: (done, total) => `${done} o ${total}`, stageFailed: 'wedi stopio', stageDone: 'wedi’i wneud',
  },
  stage: {
    'take-in': 'Cymryd y dystiolaeth i mewn', read: 'Darllen ffeiliau', 'read-files': 'Darllen ffeiliau', 'find-personal-data': 'Canfod data personol', link: 'Cysylltu cofnodion', 'link-records': 'Cysylltu cofnodion', register: 'Gwneud y gofrestr',
    'build-register': 'Gwneud y gofrestr', assess: 'Asesu', 'assess-incident': 'Asesu', notices: 'Drafftio llythyrau', 'draft-notices': 'Drafftio llythyrau', draft: 'Drafftio llythyrau',
  },

  register: {
    title: 'Cofrestr', lead: (count) => `${people(count)} yn y gofrestr`, range: (from, to, total) => `${n(from)} i ${n(to)} o ${n(total)}`, next: 'Tudalen nesaf', previous: 'Tudalen flaenorol', first: 'Tudalen gyntaf', number: 'Person', name: 'Enw',
    relationship: 'Perthynas', kinds: 'Mathau o ddata', reach: 'Cyrraedd', records: 'Cofnodion', files: 'Ffeiliau', confidence: 'Hyder', marks: 'Nodau', filterRelationship: 'Perthynas', filterKind: 'Math o ddata', filterFlag: 'Nod', search: 'Person yn ôl rhif',
    searchHint: 'P-000123', clear: 'Clirio', any: 'Unrhyw un', empty: 'Nid oes neb yn cyfateb i’r hidlwyr hyn.', emptyHint: 'Cliriwch hidlydd i weld mwy.', reachBy: { email: 'E-bost', letter: 'Llythyr', phone: 'Ffôn', none: 'Dim ffordd hysbys' },
    more: (count) => `+ ${n(count)}`, noSearch: 'Ni chwilir enwau: byddai ateb yn dweud pwy sydd ar y rhestr. Gellir chwilio rhifau.',
  },
  person: {
    title: (id) => `Person ${id}`, from: (records, fileCount, onRoster) => `o ${n(records)} o gofnodion mewn ${files(fileCount)}${onRoster ? ', ac un cofnod ar ein rhestr' : ''}`, leftOn: (label, day) => `${label}, gadawodd ${day}`, specialBadge: 'Categori arbennig',
    relationship: 'Perthynas', onRoster: 'Ar ein rhestr', offRoster: 'Heb fod ar ein rhestr', onePerson: 'Un person?', oneRecord: 'Un cofnod', weakest: (bits) => `Cyswllt gwannaf ${bits} did`, sure: (percent) => `${percent} yn sicr`, reach: 'Sut i gyrraedd', marks: 'Nodau',
    noMarks: 'Dim', noMarksHint: 'Ddim yn blentyn, dim perygl arbennig, ddim wedi marw', exposure: 'Amlygiad', exposureMeta: (kinds, places) => `${n(kinds)} o fathau o ddata, mewn ${n(places)} o leoedd`, kind: 'Math o ddata', value: 'Gwerth',
    source: 'Ffynhonnell orau: ffeil · taflen · rhes', places: 'Lleoedd', confidence: 'Hyder', reveal: (what) => `Datgelu: ${what.toLowerCase()}`, why: (what) => `Pam mae angen i chi weld hwn: ${what.toLowerCase()}?`,
    reasons: ['I ateb ymholiad gan y person hwn', 'I setlo cyfatebiaeth', 'I wirio canfyddiad yn erbyn y ffeil'], other: 'Rheswm arall, mewn geiriau', otherLabel: 'Y rheswm, mewn geiriau', revealGo: (seconds) => `Datgelu am ${seconds} eiliad`,
    revealMeta: 'Mae eich enw, y rheswm a’r amser yn mynd i’r cofnod. Gall y person hwn ofyn pwy edrychodd.', shownFor: (seconds) => `cuddir ymhen ${seconds} e`, hide: 'Cuddio', evidenceTitle: 'Pam mae’r cofnodion hyn yn un person',
    legendBits: 'mae pob did yn dyblu’r ods', record: (no) => `Cofnod ${n(no)}`, compared: 'Cymharwyd', prior: 'Cyn cymharu', together: 'Gyda’i gilydd', bits: 'didau', notGiven: 'heb ei roi', notCompared: 'tystiolaeth arall', oddsFor: (odds) => `${odds} i un mai un person ydyw`,
    oddsAgainst: (odds) => `${odds} i un yn erbyn`, priorOdds: (odds) => `mae 1 o ${odds} pâr yn un person`, probability: (percent) => `${percent} yn sicr mai un person ydyw`,
    wfLimits: 'O 1.4 did ymlaen, ods o ryw 3 i 1, cysylltir dau gofnod os yw gweddill eu grŵp yn cytuno. Mae barrau amlinellol yn siarad yn erbyn.', roster: 'Cofnod ar ein rhestr', noLinks: 'Un cofnod: ni chysylltwyd dim.', waterfallAlt: 'Pwysau’r gymhariaeth, mewn didau',
    household: 'Cartref', thisPerson: 'y person hwn', householdNote: 'Llythyrau ar wahân mewn amlenni plaen: nid yw pawb mewn cyfeiriad yn gwybod am aelodaeth.', alone: 'Nid oes neb arall yn hysbys yn y cyfeiriad hwn.', records: 'Cofnodion', looked: 'Pwy edrychodd',
    nobodyLooked: 'Nid oes neb wedi datgelu dim am y person hwn.', revealed: 'datgelwyd', log: 'Cofnod',
  },
  evidence: {
    title: 'Tystiolaeth', lead: (size, count) => `${size} mewn ${files(count)} fel y’u derbyniwyd`, path: 'Ffeil', type: 'Math', size: 'Maint', readBytes: 'Darllenwyd', status: 'Canlyniad', reason: 'Pam', records: 'Cofnodion', any: 'Unrhyw un', search: 'Rhan o’r llwybr',
    empty: 'Nid oes ffeil yn cyfateb.', emptyHint: 'Cliriwch hidlydd i weld mwy.',
    fileStatus: { read: 'Wedi’i ddarllen', partly_read: 'Yn rhannol', rendered_inaccessible: 'Wedi’i wneud yn anhygyrch', locked_by_owner: 'Wedi’i gloi gan ei berchennog', damaged: 'Wedi’i ddifrodi', unsupported: 'Ni allwn ei ddarllen', refused: 'Wedi’i wrthod', waiting: 'Heb ei ddarllen eto' },
    range: (shown, total) => `Dangosir ${n(shown)} o ${n(total)}`, more: 'Dangos mwy', map: 'Yr hyn y gellid ei ddarllen', inventory: 'Rhestr eiddo', manifest: 'Yn erbyn rhestr y cyflenwr', openFolder: (name) => `Dangos y ffeiliau yn ${name}`,
    manifestResult: { match: 'fel y rhestrwyd', matched: 'fel y rhestrwyd', ok: 'fel y rhestrwyd', missing: 'heb ei drosglwyddo', extra: 'heb fod ar y rhestr', changed: 'yn wahanol i’r rhestr', size_differs: 'maint yn wahanol', hash_differs: 'cynnwys yn wahanol' },
  },
  obligations: {
    title: 'Dyletswyddau', lead: (duties, laws) => `${n(duties)} o ddyletswyddau o ${n(laws)} o gyfreithiau a chontractau`,
    group: { due: 'Yn ddyledus', cannot_rule_out: 'Ni ellir ei ddiystyru: ei drin fel dyledus', done: 'Wedi’i wneud', voluntary: 'Gwirfoddol', exempt: 'Wedi’i eithrio', not_due: 'Heb fod yn ddyledus' },
    tell: (who) => `Dweud wrth ${who}`, when: 'Pryd', strict: (arguable) => `caeth; hwyraf y gellir ei ddadlau ${arguable}`, noTime: 'Heb oedi gormodol', notDue: 'Heb fod yn ddyledus', howWell: 'Pa mor dda yr adwaenwn y gyfraith:', told: 'yn hysbys', now: 'nawr', why: 'Pam',
    content: 'Yr hyn y mae’n rhaid ei gynnwys', source: 'Ffynhonnell', rule: 'Rheol', pick: 'Dewiswch ddyletswydd i weld ei rhesymau.', empty: 'Dim dyletswyddau eto.', emptyHint: 'Fe’u cyfrifir pan asesir y digwyddiad.', axisAlt: 'Dyletswyddau ar linell amser. Mae’r tabl isod yn dal yr un peth.',
    computed: (time) => `Cyfrifwyd ${time}`,
  },
  notices: {
    title: 'Llythyrau', lead: (count) => `Drafftiau i ${people(count)}. Nid oes dim wedi’i anfon.`, audiences: 'Cynulleidfaoedd', peopleWho: 'pobl sy’n ei gael', form: 'Ffurf', email: 'E-bost', letter: 'Llythyr', text: 'Testun', language: 'Iaith', english: 'English', welsh: 'Cymraeg',
    subject: 'Pwnc', previewTitle: 'Y llythyr fel y’i darllenir', empty: 'Dim llythyrau wedi’u drafftio eto.', emptyHint: 'Fe’u drafftir pan wneir y gofrestr.', drafted: (time) => `Drafftiwyd ${time}.`,
    channel: { email: 'E-bost', letter: 'Llythyr', phone: 'Ffôn', public: 'Hysbysiad cyhoeddus', none: 'Nid mewn ysgrifen' }, checks: 'Cyn anfon dim', checkSecond: 'Mae ail berson yn cymeradwyo', checkNothing: 'Nid oes dim yn gadael y peiriant hwn ohono’i hun', noPreview: 'Nid ysgrifennir at y gynulleidfa hon.',
  },
  filing: {
    title: 'Hysbysiad i’r awdurdod', lead: (form, version, time) => `${form}, fersiwn ${version}, paratowyd ${time}`, empty: 'Dim hysbysiad wedi’i baratoi eto.', emptyHint: 'Fe’i paratoir pan asesir y digwyddiad.', missing: 'ar goll', assumed: 'tybiaeth',
    source: { fact: 'ffaith', register: 'cofrestr', assumed: 'tybiaeth', missing: 'ar goll' }, missingCount: (count) => `${n(count)} o atebion ar goll`, part: (no, title) => `${no}. ${title}`,
  },
  facts: { title: 'Ffeithiau', lead: (count) => `${n(count)} o ffeithiau, pob un â’i ffynhonnell`, says: 'Ffaith', grade: 'Pa mor gadarn', source: 'Ffynhonnell', stated: 'Datganwyd', empty: 'Dim ffeithiau wedi’u cofnodi.', emptyHint: 'Maent yn dod o ffeil y digwyddiad.' },
  log: {
    title: 'Cofnod', lead: (size) => `${n(size)} o gofnodion, ychwanegu yn unig`, checkpoint: (size, time) => `llofnodwyd hyd at gofnod ${n(size)}, ${time}`, unsigned: 'heb ei lofnodi eto', no: 'Rhif', at: 'Amser', who: 'Pwy', what: 'Gweithred', object: 'Ar', reason: 'Pam', more: 'Cofnodion hŷn',
    verify: 'Gall unrhyw un ei wirio gyda: tocsin audit verify',
  },
  keys: {
    title: 'Bysellau', palette: 'Chwilio neu fynd i', go: 'Yna mae un o’r llythrennau hyn yn mynd i', list: 'I lawr ac i fyny mewn rhestr', open: 'Agor', close: 'Cau, a rhoi’r ffocws yn ôl', help: 'Y rhestr hon', single: 'Defnyddio bysellau sengl', singleHint: 'Y tu allan i feysydd yn unig.',
    noMatch: 'Does dim yn cyfateb.', person: (id) => `Person ${id}`, theme: 'Newid rhwng golau a thywyll', signOut: 'Allgofnodi',
  },
  warn: { title: 'Cewch eich allgofnodi cyn bo hir', text: 'Ni wnaed dim yma ers tro. Arhoswch wedi mewngofnodi i fynd ymlaen; cedwir yr hyn a deipiwyd gennych.', stay: 'Aros wedi mewngofnodi' },
  print: (time) => `Yn wir am ${time}`,
}
