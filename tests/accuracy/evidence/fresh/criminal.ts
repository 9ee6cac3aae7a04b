/** Offences and allegations, in plain words of casework, letters, mails and chat: written after the training, one a line. */
export const SAID = `
Mr Kelly was convicted of theft in 2015.
She has a caution for shoplifting.
He is on bail for assault.
The tenant was arrested for drug dealing.
Ms Barr served six months in prison for fraud.
My son is in prison.
He has a criminal record.
Mr Stokes is on the sex offenders register.
She was fined for driving without insurance.
Dean is on probation until March.
The applicant disclosed a spent conviction.
Mr Howe has been charged with criminal damage.
He was accused of stealing from the till.
Police are investigating Ms Lee for benefit fraud.
She pleaded guilty to common assault.
Ryan was sent to a young offender institution.
He lost his licence for drink driving.
Mr Doyle is awaiting trial for burglary.
The driver was banned for twelve months.
Her husband was jailed for manslaughter.
I was cautioned by the police when I was eighteen.
I have two convictions for possession of cannabis.
The employee was found guilty of fraud.
He breached his restraining order.
Ms Todd was acquitted of perjury.
Criminal convictions: theft, 2011
DBS: caution for assault, 2014
Convictions: drink driving 2019
Offence: burglary
On licence until June.
Previous conviction for arson.
Arrested in May for affray.
gary got arrested last night
her brothers in jail for dealing
did you hear sean got done for drink driving
lee's back inside
The suspect, Mr Grant, was interviewed under caution.
An allegation of sexual assault was made against Mr Pell.
She stole £400 from a resident and was dismissed.
He is wanted by the police in Leeds.
Mr Quirk was released from HMP Leeds in April.
The pupil was reported to the police for carrying a knife.
Magistrates gave Ms Wynn a community order.
He appeared at the Crown Court charged with robbery.
Tom wears an electronic tag.
The resident is known to the police.
Her DBS check showed a conviction for theft.
He was suspended after being charged with fraud.
Cafodd Mr Parry ei garcharu am dwyll.
Mae hi ar brawf am ddwyn.
`
export const NOT_SAID = `
Mr Kelly was the victim of a theft.
She reported the burglary to the police.
He has no criminal record.
DBS: clear
Criminal convictions: none
Ms Barr is a prison officer.
He works at the magistrates' court.
She is a criminal barrister.
Mr Howe witnessed the assault.
PC Grant took a statement from Mrs Day.
He was mugged on his way home.
Her purse was stolen on the bus.
Fraudsters took £3,000 from Mr Bond's account.
Does he have a criminal record?
Have you any unspent convictions?
If she is convicted she will lose her job.
Mr Cook was charged £30 for the delivery.
Ms Hill is in charge of the shop.
He was fined by the library for a late book.
She was not arrested.
No action was taken against Mr Lane, who had done nothing.
He has never been in trouble with the police.
The police rang Mr Frost about his alarm.
She serves on a jury next week.
The court case about Mr Hedge's fence is over.
A DBS check is needed for Ms Shaw.
The DBS form was sent to Mr Wood.
He teaches law.
She wrote a book about crime.
The trial of the new rota suits Mr Page.
He has a driving licence.
Her licence was renewed.
The release of the report was delayed by Ms Knight.
Mr Ball was released from his contract.
Custody of the children was given to Mrs Ives.
The sentence in the letter to Mr West is unclear.
I suspect that Mr Rudd is away.
The suspect parcel was opened by Ms Roy.
Anyone convicted of theft is dismissed, Mr Boss says.
Offenders are often young, Dr Hume writes.
Shoplifting costs Ms Till's store a lot.
The fraud team is led by Mr Nash.
Fraud awareness training was done by Ms Lamb.
The prison is near Mr Wall's house.
She visits prisoners as a volunteer.
The judge, Ms Wise, adjourned the hearing.
Mr Stone's appeal against the parking ticket was allowed.
its criminal how much Kev paid for that
Mae Mr Parry yn blismon.
Cafodd ei char ei ddwyn.
`
