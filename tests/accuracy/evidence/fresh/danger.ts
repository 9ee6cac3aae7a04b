/** Danger, written after the training, one a line. */
export const SAID = `
Ms Rahman is living in a refuge in another county.
Her address must not be given to her ex-husband.
Mr Bell is a serving police officer.
She has a non-molestation order against her former partner.
He is being stalked by a former colleague.
The tenant fled domestic violence and has no safe address.
Mrs Kane's case goes to MARAC on Thursday.
Please do not disclose my address to anyone.
He gave evidence in a murder trial and is under witness protection.
Julie has received death threats since the election.
Address withheld at the resident's request.
Ms Otieno escaped a forced marriage and her brothers are looking for her.
Mr Grey works as a prison officer at HMP Hull.
I had to move because my ex was violent, please keep my number private.
The family are in a safe house.
She is registered as an anonymous elector.
Mr Haidari interpreted for British forces in Afghanistan and is in hiding.
Her husband does not know where she is and must not find out.
Occupation: police constable
Safeguarding: high risk victim of stalking, do not share details.
Dr Moss is a judge and asks for her home address to be removed.
The woman was trafficked and is in safe accommodation.
Do not send letters to the house, her partner opens them.
He has a restraining order against his father.
Our candidate Ms Roy has had threats and has police protection.
Ex-directory, do not give out the number.
She is afraid that he will find her and the children.
He is an undercover officer.
The caller whispered that her husband would kill her if he knew.
Mr Aziz is a dissident journalist and fears reprisals.
There is an injunction to keep him away from Mrs Lowe.
She changed her name after leaving an abusive marriage.
Only contact her through her solicitor, for her safety.
Mae Ms Rees mewn lloches.
Peidiwch â rhoi ei chyfeiriad i neb.
`
export const NOT_SAID = `
Ms Rahman volunteers at the animal refuge.
Her address is 4 Mill Lane.
A police officer took a statement from Mr Bell.
She has placed an order for chairs.
He followed up the complaint.
The tenant moved out on Friday.
Mrs Kane's case goes to the committee on Thursday.
Please do not disclose your PIN.
He was a witness to the accident.
Julie threatened to cancel her subscription.
Address: not given
Ms Otieno works for a domestic abuse charity.
Mr Grey delivered food to the prison.
I moved house in May, please update my number.
The family are on holiday.
She is on the electoral roll.
Mr Haidari is an interpreter at the court.
Her husband does not know about the surprise party.
Occupation: plumber
Safeguarding training is due for Mr Dale.
Dr Moss judged the cake competition.
The report on trafficking was written by Ms Lee.
Do not send cash by post.
He has a court date about a parking fine.
Our candidate for the job is Ms Roy.
The number is in the directory.
She is afraid that the form is late.
The police came about the noise.
This e-mail is confidential.
Mr Aziz is a sports journalist.
Mr Lowe was kept away by a cold.
She changed her name when she married.
Contact her by e-mail or post.
Security at the gate is run by Mr Park.
Mae Ms Rees yn gweithio i'r heddlu.
`
