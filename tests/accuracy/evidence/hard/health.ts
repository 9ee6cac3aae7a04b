/** Hard sentences of one kind, one a line: see index.ts. */
export const SAID = `
Mr Adeyemi's retinas are detaching and the surgeon gives it months.
Gwen nursed her husband Alun through pancreatic cancer.
Since the accident Reuben has had no feeling below the waist.
Ivy was five pounds at birth and spent a fortnight in an incubator.
Mr Pratt injects himself before each meal.
She's had the shakes since she came off the diazepam.
Lorraine is waiting on the result of the lump they took out.
I passed out at the till and they took me to A&E.
Mr Singh wears callipers, so the side entrance is better for him.
Dennis told the assessor that he soils himself at night.
Ms Achebe produced a fit note covering the whole of May.
Kayleigh was found unconscious with an empty bottle of paracetamol.
The lad next door, Curtis, has muscular dystrophy.
Anneliese has just come out of The Priory.
We agreed phased hours for Hamish following his bypass.
Yusuf has a shunt in his head and must not be jolted.
My wife Dilys can't swallow solids any more.
Mrs Farrow has been in a home since her second stroke.
He lost two fingers in the press.
Ottilie gets hives if she touches latex.
The surgeon removed part of Mr Lund's bowel.
Joanna is trying for a baby and is on her third round of IVF.
Connor's ADHD assessment came through this week.
My mum sees things that aren't there, the doctor calls it Lewy body.
Mr Oyelaran's feet had to come off because of his sugar.
Phoebe makes herself sick after meals.
Bill has a dodgy ticker and is not to be startled.
Her waters broke at work.
Zainab had a stillborn son in February.
He told us he had six stents put in.
Mr Tyrrell cannot see the screen without a magnifier.
Sunil was blue-lighted to the Royal with a suspected bleed on the brain.
Nicola's Crohn's means she must be near a toilet.
He is colour blind, so the charts need patterns.
Gillian reads lips, please face her.
The girl at number 9 has Rett syndrome.
I have a titanium plate in my skull.
I only have one kidney.
I've got gallstones and the pain is unreal.
Not in tomorrow, my back's gone again.
just got the results, its malignant
soz cant talk, at the maternity unit with G
Dad's memory is shot, he asked for Mum again, she died in 2011.
Can we move the call, I've got dialysis at 2.
Liam relapsed and is back on the gear.
heads up that Petra is having a really hard time with her eating again
O/E: wheeze bilaterally, sats 91% on air.
74F, T2DM, CKD3, AF on apixaban.
Rx ramipril 5 mg od, review BP in 4/52.
Dx: endometriosis, listed for laparoscopy.
Mr Kerr was reviewed by the tissue viability nurse; grade 3 sore to the sacrum.
Seen in memory clinic, MMSE 19/30.
Mrs Ho: query TIA, start aspirin.
Known asthmatic, two ITU admissions.
Allergic to nuts, carries two pens.
Blue badge holder (MS).
Reason for lateness: migraine
Nature of disability: profound hearing loss
Illness or injury: torn cruciate
Medical information: epileptic, last seizure June
Current treatment: weekly methotrexate
Special requirements: wheelchair space
Do you have a long-term condition? Yes - lupus
Absence 3-7 June: operation on left hip (C Boyle)
Capability meeting: Ms Rudd says the tablets make her drowsy.
Occupational health find that Mr Eze is not fit to drive.
The panel accepted that the appellant has complex PTSD.
The deceased, Arthur Nunn, had worked with asbestos and died of mesothelioma.
PIP appeal: Ms Quirke needs prompting to wash because of depression.
Claimant says that he has not worked since his breakdown.
Lena, who was born deaf, signs.
Tragically, Marcus took an overdose that night.
They pumped her stomach.
Stage four, the consultant told Irene.
He hasn't got long, it is in his bones now.
She was carrying twins when she slipped.
Mae gan Eleri barlys yr ymennydd.
Bu farw ei dad o drawiad ar y galon.
Mae Gwilym wedi cael strôc.
Dw i ar dabledi gwrth-iselder.
`
export const NOT_SAID = `
Mr Ogden is chief pharmacist at the infirmary.
The nurse, Bev, parks in bay 4.
Pauline proofreads leaflets about diabetes.
He codes the booking system for the fracture clinic.
Ron drove the blood van for thirty years.
She audits hospices for a living.
Dr Vaz qualified at Manchester in 1996.
Aled wants to train as a paramedic.
Ms Booth chairs the League of Friends of the cottage hospital.
Tamsin ran 10k dressed as a kidney.
The stall raised £340 for the stroke unit, Hilary reports.
Mr Petty asked when the surgery would answer the phone.
He left his umbrella in the X-ray waiting room.
Mrs Tate's solicitor wrote to the hospital trust about the wall.
We fitted a new boiler at Mr Ali's dental practice.
Her thesis compares cancer registries in four countries.
Lucy interviewed the surgeon for the parish magazine.
He is allergic to paperwork, his boss says.
I was ill-advised to sign it, Mr Rowe wrote.
Sorry for the sick joke, Ben wrote.
My head is spinning with all these passwords.
She has a weak spot for biscuits.
Mr Nash has no stomach for a fight over it.
He put his back into it.
Kim broke the ice with a joke.
The news broke her heart, she laughed.
I have a splitting queue here, said Dev.
The server coughed and died, Raj wrote.
The printer is on its last legs, says Moira.
Fiona has a bug in her code.
The virus scan on Omar's laptop found nothing.
Jim's tumble dryer is broken.
His watch stopped at the time of the operation of the alarm.
Elsie nursed her pint all evening.
She has green fingers and a good eye for colour.
Mr Cairns is immune to criticism.
He has a high pain threshold for meetings, he joked.
The committee suffered Mr Blunt's speech in silence.
Ms Hale treated the staff to cake.
Carl treated the fence with creosote.
The bank treated her complaint as closed.
They operated the crane under Mr Dodd's eye.
Wendy delivered the parcels, then the leaflets.
Tom's labour costs rose.
Mr Frost had the all-clear from the auditor.
Nothing abnormal was seen on Mrs Gow's scan.
Her tests were all normal.
He has never smoked and takes nothing.
Nil significant past history.
She is not pregnant, the test showed.
No evidence that Mr Hay was unwell.
He is fit and well.
Declared no disabilities: T Moss
Allergies: nil
Medical conditions: N/A
Sickness days: 0
Does Mr Fry need a chair by the door?
Has she any allergies?
Is your child up to date with jabs?
Tick if you or a family member has a heart condition.
If Anna gets a temperature she should stay away.
Anyone who feels faint should tell the steward, Mr Hood said.
Patients with diabetes are seen first, the notice says.
One in eight women develops breast cancer, the speaker told Ms Kerr.
The drug lowers blood pressure in mice.
Our insurer excludes pre-existing conditions, Mr Gale was told.
The first-aid course covers burns and choking, Jo is leading.
Hearing dogs are welcome, says the landlord, Mr Hurst.
The lift suits wheelchair users, the architect told him.
Flu jabs are on Thursday, ask Jean at the desk.
Mental health awareness lunch - bring a dish, love Sam
The ward sister, Nuala Byrne, is on leave.
Mr Watt's dog had its leg amputated.
Her pony is lame.
The vet put Ruby the cat on steroids.
The hospital's data was with Mr Finn's firm.
His character dies of cholera in act three.
She played a nurse in the school play.
Mae Siân yn nyrs yn Ysbyty Gwynedd.
Nid yw Gareth yn sâl.
`
