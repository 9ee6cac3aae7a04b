/** Hard sentences of one kind, one a line: see index.ts. */
export const SAID = `
Mr Garside did a stretch in Armley for wounding.
Tyrone got eighteen months suspended for two years.
Ms Bold was done for benefit fraud, paid it all back.
They found wraps and scales in Kyle's locker and called the police.
Darren glassed a man in the Lion and awaits sentence.
Ms Lacey was struck off for stealing from a client and got a caution.
Nathan's on a tag till October.
Mr Huq was picked up on a European warrant.
Old Mr Tubbs is a lifer, out on licence.
Sheena skipped bail.
He's barred from working with children since 2009.
Mr Voss was nicked for doing 110 on the M6.
Her two eldest are in Feltham.
Kelly lifts things, Boots have banned her and prosecuted twice.
Police seized Mr Nash's hard drives.
The verdict on Dr Lomas was not proven.
Lewis has been told he won't face charges over the fire.
Mr Rigby set fire to his own shop, the jury found.
Craig beat up his girlfriend; she pressed charges.
Ms Irons falsified the invoices and the CPS is reading the file.
Mr Osman was let go from the cells without charge.
Judge gave Vince community payback.
Curtis sells weed behind the bus station.
Ryan robbed his nan's bank card, case at youth court.
The bailiff, Mr Cray, has a record as long as your arm.
Wes tested over the limit at the roadside.
He was clocked drink driving in the works van.
Marta was caught with a false passport and held.
Mr Lisle skimmed the charity tin for years, he has admitted it.
She stabbed him in self-defence, her barrister will say.
Mr Peake must not go within a mile of the school, by order of the court.
The MAPPA level 2 meeting on J Stokes is on Friday.
Probation want to know whether Mr Bray kept his appointment.
Dominic's previous: TWOC, s.18, going equipped.
Ms Reyes was deported after her sentence.
He told the agency about his spent drugs conviction.
Leon's ex says he hit her; officers took him in.
The football club banned Scott for racist chanting, and he was fined in court.
Mr Fenwick was named in the cartel indictment.
Gemma perverted the course of justice for her brother.
I got six points and a fine.
I was inside from 2003 to 2006.
I've a caution from when I was fifteen.
I was wrongly accused of taking the money.
I plead guilty, the sooner it is over the better.
I am on the barred list.
My lad's up in court on Tuesday.
We were both arrested at the demo and bailed.
gaz got lifted last nite for affray
he's on remand innit, cant come
shes been had up for shoplifting again, kaz
jonno's out, early release, party at his mums
dad's in HMP Leeds visits are sat
Offences: s.47 ABH, 2017, 12m CO
Previous convictions: 4, incl dwelling burglary
Cautions: 1 (possession class B) 2012
DBS: not clear, see sealed letter (Hobday)
Rehabilitation of Offenders form: yes - theft by employee, 2015
Charge sheet: PRIOR, Leanne, fraud by false representation
Status: RUI, Mr D Swift, rape
Custody no 2214, Ahmed, S., drunk and incapable
HMPPS no A4471CK, release 14/8
Warning marker: violent, known offender
Licence endorsement: DR10 (Mr Vickers)
Driving convictions: SP30 May 2022
Tenancy refused: county court and criminal history
Insurance refused: arson conviction, Mr Pell
Safeguarding: stepfather Barry Nunn is a Schedule 1 offender.
Allegation: that Fr Quirke abused two altar boys.
Suspended pending police enquiry: nurse E Todd
Disciplinary: theft of stock by Ms Umar, reported as crime 771
School: Jayden brought a blade, police informed, reprimand given.
Magistrates: Alan Birtles, 52, fly-tipping, £400.
Crown court list: R v Maddox, sentence
Obituary glosses over Sir Rex's year in Ford open prison.
Fraudster Moira Kemble must repay £90,000.
Mae Gethin ar fechnïaeth am ddelio cyffuriau.
Cafodd Sioned ddirwy am yrru'n rhy gyflym.
Bu Alun yn y carchar am dwyll.
Mae'r heddlu wedi cyhuddo Mr Parri o ymosod.
`
export const NOT_SAID = `
Mr Lamb's shop was robbed at knifepoint.
Ms Ayres had her bag snatched.
They stole Ted's bike from the rack.
Mrs Nunn was conned out of her savings.
He gave evidence for the Crown as an eyewitness.
The victim, Ms Hoy, read a statement in court.
Ms Pinder was beaten by a stranger and is recovering.
Burglars took Mr Ode's telly.
Our client, Ms Rae, was defrauded by a caller.
Bail hostel cook wanted, apply to Mr Stew.
Ms Gaunt inspects prisons.
Dr Coker is the prison doctor at HMP Hull.
Sgt Bloom arrested two men near Mr Pye's.
PC Ives cautioned the driver ahead.
Judge Harkness sentenced the pair.
Ms Drew prosecutes for the CPS.
Probation officer: Ms Keane
Mr Swann defends in the Crown Court.
Court reporter Jess Fry was there.
The usher, Mr Park, has the list.
Juror 7, Ms Cole, was excused.
Ms Nye teaches criminology.
Crime writer Ann Dove signs on Friday.
Mr Yeo's thriller opens with a murder.
The killing was played by Mr Webb on stage.
Fraud awareness quiz: winner Mo
Anti-money-laundering officer: T Bray
DBS certificate seen and clear, Ms Tull
DBS number 0012345, issued to Mr Dean
Enhanced check requested for Ms Poe
No trace on PNC for Mr Lee
No convictions recorded, Mr Day
He has a clean licence.
He has never so much as had a speeding ticket.
Ms Orme was not involved in the theft.
Mr Bligh had nothing to do with the fire, police say.
Charged £12 by the bank, Ms Low
The battery of Mr Ohm's car is charged.
Ms Field is charged with booking rooms.
Service charge queried by Mr Flatt
Mr Cross took charge of the till.
Who is in charge here, asked Ms Boss.
Parking charge appealed by Mr Bay
A fine example, said Ms Goode.
He's fine, thanks, wrote Pam.
Fine for Tuesday - Jo
The sentence is too long, Ms Grammar noted.
Life sentence of meetings, joked Al.
Trial lesson with Ms Key on Monday
Clinical trial lead: Dr Ash
Free trial ended: Mr Sub
Trial balance by Ms Count
Mr Bond is bonded.
Ms Tagg's tag line won.
Tag the photo, Sue.
Mr Curfew lives here.
Recall notice: Mr Toast's kettle
Total recall, Ms Mem said.
Licence to serve drinks held by Mr Inn
TV licence reminder to Ms View
Software licence: Mr Key
Record of Mr Disc's purchases
Ms Vinyl keeps good records.
Custody of documents: Mr File
The child's custody is shared by Mr and Ms Split.
Released on Friday: Ms Band's single
Mr Actor was released from his contract.
Convicted by his own words, the critic said of Mr Play.
His conviction carried the board, Ms Chair said.
Guilty as charged: I ate the cake, Bev
Arresting sight, wrote Ms View of the cliff.
The suspect package was Mr Post's sandwich.
I suspect Ms Lunn is right.
Possession of the flat passes to Ms Lett on 1 May.
Has Mr Roe any unspent convictions?
Were you ever arrested, the form asks.
If Ms Ray is convicted her visa lapses.
Offenders will be prosecuted, says Mr Sign.
Shoplifting is up by a third, Ms Till told the Echo.
Mae Catrin yn gyfreithwraig droseddol.
Cafodd tŷ Meirion ei ladrata.
`
