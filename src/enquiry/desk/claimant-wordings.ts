/**
 * Wordings of the desk where a firm acts for claimants. They promise nothing, name no sum, and say each time that nobody is a client until both
 * have signed. What the rules found (docs/rules/claims.md) is put into words by a person: the gaps in brackets are theirs to fill.
 */
import { wording, WORDINGS, type Wording } from './wordings.ts'

/** The organisation's wordings that are true of a firm as well. */
const SHARED: ReadonlySet<string> = new Set(['complaint-received', 'longer', 'free'])

export const CLAIMANT_WORDINGS: readonly Wording[] = [
  wording(
    'claimant-read',
    ['claim'],
    'Read, and what is missing',
    ['read'],
    'A person has read what you told us on {received}, reference {reference}. Thank you for your trust.\n\nWhat would help us: [what is missing, or “nothing: we have what we need”].\n\nWe tell you in writing by {answer_by} whether we think that you have a claim against {respondent}. It is free, and you need not go on. We are not your lawyers unless you and we have both signed an agreement. The time limit for going to court goes on running.',
    'Mae person wedi darllen yr hyn a ddywedoch wrthym ar {received}, cyfeirnod {reference}. Diolch am ymddiried ynom.\n\nBeth fyddai’n ein helpu: [beth sydd ar goll, neu “dim: mae gennym yr hyn sydd ei angen”].\n\nDywedwn wrthych yn ysgrifenedig erbyn {answer_by} a ydym yn meddwl bod gennych hawliad yn erbyn {respondent}. Mae am ddim, ac nid oes rhaid mynd ymlaen. Nid ni yw eich cyfreithwyr oni bai eich bod chi a ninnau wedi llofnodi cytundeb. Mae’r terfyn amser ar fynd i’r llys yn dal i redeg.',
  ),
  wording(
    'claimant-may-stand',
    ['claim'],
    'Assessment: there may be a claim',
    ['answer'],
    'We have assessed what you told us on {received}, reference {reference}, free of charge.\n\nAs far as we can tell from it, you may have a claim against {respondent}. Our reasons: [the reasons, in plain words].\n\nWhat we could not check: we do not have the files, so we do not know whether your data was in them. Only {respondent} can say. [anything else that is open]\n\nProceedings would have to begin by [the last day, as the assessment says]. Telling us has not stopped that clock.\n\nThis is not a promise that you will be paid. You decide what comes next, and you can ask another lawyer. If you want us to act, we first send you in writing what it would cost, also if the claim fails.',
    'Rydym wedi asesu’r hyn a ddywedoch wrthym ar {received}, cyfeirnod {reference}, am ddim.\n\nHyd y gallwn ddweud, efallai fod gennych hawliad yn erbyn {respondent}. Ein rhesymau: [y rhesymau, mewn geiriau plaen].\n\nBeth na allem ei wirio: nid yw’r ffeiliau gennym, felly ni wyddom a oedd eich data ynddynt. Dim ond {respondent} a all ddweud. [unrhyw beth arall sydd heb ei ateb]\n\nByddai’n rhaid dechrau achos erbyn [y diwrnod olaf, fel y dywed yr asesiad]. Nid yw dweud wrthym wedi atal y cloc hwnnw.\n\nNid addewid y cewch eich talu yw hwn. Chi sy’n penderfynu beth ddaw nesaf, a gallwch ofyn i gyfreithiwr arall. Os ydych am i ni weithredu, anfonwn atoch yn ysgrifenedig yn gyntaf beth fyddai’n ei gostio, hefyd os bydd yr hawliad yn methu.',
  ),
  wording(
    'claimant-cannot-tell',
    ['claim'],
    'Assessment: cannot be told yet',
    ['answer'],
    'We have assessed what you told us on {received}, reference {reference}, free of charge. We cannot tell yet whether you have a claim against {respondent}.\n\nWhat is missing: [what is missing, in plain words].\n\nAsk {respondent} whether you are affected, and for a copy of what it holds about you. It has one month to answer and may not charge you. When you have its answer, send it to us with your reference and we look again, free of charge.\n\nProceedings would have to begin by [the last day, as the assessment says]. Waiting does not stop that clock.',
    'Rydym wedi asesu’r hyn a ddywedoch wrthym ar {received}, cyfeirnod {reference}, am ddim. Ni allwn ddweud eto a oes gennych hawliad yn erbyn {respondent}.\n\nBeth sydd ar goll: [beth sydd ar goll, mewn geiriau plaen].\n\nGofynnwch i {respondent} a ydych wedi’ch effeithio, ac am gopi o’r hyn sydd ganddo amdanoch. Mae ganddo fis i ateb ac ni chaiff godi tâl arnoch. Pan fydd ei ateb gennych, anfonwch ef atom gyda’ch cyfeirnod ac edrychwn eto, am ddim.\n\nByddai’n rhaid dechrau achos erbyn [y diwrnod olaf, fel y dywed yr asesiad]. Nid yw aros yn atal y cloc hwnnw.',
  ),
  wording(
    'claimant-does-not-stand',
    ['claim'],
    'Assessment: we cannot help with a claim',
    ['answer'],
    'We have assessed what you told us on {received}, reference {reference}, free of charge. We do not think that we can help you with a claim against {respondent}. Our reasons: [the reasons, in plain words].\n\nThis is our view and not a decision of a court. Another lawyer may see it differently, and so may an advice charity: ask soon, because there is a time limit for going to court.\n\nYou can still complain to {respondent}, and to the Information Commissioner: ico.org.uk, 0303 123 1113. You owe us nothing. If you want us to delete what you told us, tell us.',
    'Rydym wedi asesu’r hyn a ddywedoch wrthym ar {received}, cyfeirnod {reference}, am ddim. Nid ydym yn meddwl y gallwn eich helpu gyda hawliad yn erbyn {respondent}. Ein rhesymau: [y rhesymau, mewn geiriau plaen].\n\nEin barn ni yw hon ac nid penderfyniad llys. Efallai y bydd cyfreithiwr arall neu elusen gynghori yn ei gweld yn wahanol: gofynnwch yn fuan, am fod terfyn amser ar fynd i’r llys.\n\nGallwch gwyno o hyd wrth {respondent}, ac wrth y Comisiynydd Gwybodaeth: ico.org.uk, 0303 123 1113. Nid oes arnoch ddim i ni. Os ydych am i ni ddileu’r hyn a ddywedoch wrthym, dywedwch wrthym.',
  ),
  wording(
    'claimant-friend',
    ['claim'],
    'For a child, or for somebody who cannot do it alone',
    ['read'],
    'You wrote to us on {received} for somebody else, reference {reference}. A child, or an adult who cannot decide about the claim, claims through a grown-up: a litigation friend. A court has to approve what is agreed for them.\n\nTo go on we need a paper that shows that you may act for them: [which one]. Until we have it we can read what you sent, but not tell you anything about them.\n\nWe tell you in writing by {answer_by} how it stands. It is free, and you need not go on.',
    'Ysgrifenasoch atom ar {received} dros rywun arall, cyfeirnod {reference}. Mae plentyn, neu oedolyn na all benderfynu am yr hawliad, yn hawlio drwy oedolyn: cyfaill cyfreitha. Rhaid i lys gymeradwyo’r hyn a gytunir drostynt.\n\nI fynd ymlaen mae arnom angen papur sy’n dangos y cewch weithredu drostynt: [pa un]. Hyd nes y bydd gennym, gallwn ddarllen yr hyn a anfonoch, ond nid dweud dim wrthych amdanynt.\n\nDywedwn wrthych yn ysgrifenedig erbyn {answer_by} sut y mae. Mae am ddim, ac nid oes rhaid mynd ymlaen.',
  ),
  wording(
    'claimant-represented',
    ['claim'],
    'Another lawyer acts already',
    ['read', 'answer'],
    'You told us on {received}, reference {reference}, that another lawyer or firm acts for you about this break-in. So we leave it with them, and do not write to you about the claim again unless you or they ask us to.\n\nYou may change your lawyer at any time. Before you do, ask the one you have what it would cost you. You owe us nothing.',
    'Dywedoch wrthym ar {received}, cyfeirnod {reference}, fod cyfreithiwr neu gwmni arall yn gweithredu drosoch ynglŷn â’r toriad hwn. Felly gadawn y mater iddyn nhw, ac ni fyddwn yn ysgrifennu atoch eto am yr hawliad oni bai eich bod chi neu nhw’n gofyn i ni.\n\nCewch newid eich cyfreithiwr unrhyw bryd. Cyn gwneud, gofynnwch i’r un sydd gennych beth fyddai’n ei gostio i chi. Nid oes arnoch ddim i ni.',
  ),
  wording(
    'claimant-not-ours',
    ['access', 'erasure', 'objection', 'correction', 'not_on_list', 'enquiry', 'self_check'],
    'Only the organisation can answer this',
    ['answer'],
    'Thank you for writing on {received}, reference {reference}. We are {organisation}. We act for people who claim, and we do not act for {respondent}. We do not have its files, so we cannot tell you whether you are affected, or show, change or delete what it holds.\n\nAsk {respondent} itself, on a number or at an address that you knew before. If you mean what you told us, say so and we answer that.',
    'Diolch am ysgrifennu ar {received}, cyfeirnod {reference}. Ni yw {organisation}. Gweithredwn dros bobl sy’n hawlio, ac nid ydym yn gweithredu dros {respondent}. Nid yw ei ffeiliau gennym, felly ni allwn ddweud wrthych a ydych wedi’ch effeithio, na dangos, newid na dileu’r hyn sydd ganddo.\n\nGofynnwch i {respondent} ei hun, ar rif neu mewn cyfeiriad yr oeddech yn ei wybod o’r blaen. Os ydych yn golygu’r hyn a ddywedoch wrthym ni, dywedwch hynny ac atebwn hynny.',
  ),
  ...WORDINGS.filter(({ id }) => SHARED.has(id)),
]

/** The wordings of a side: a firm that acts for claimants never writes in the organisation's name. */
export const wordingsFor = (isClaimantSide: boolean): readonly Wording[] => (isClaimantSide ? CLAIMANT_WORDINGS : WORDINGS)
