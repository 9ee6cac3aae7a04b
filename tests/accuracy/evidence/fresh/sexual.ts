/** Sex life and orientation, in plain words of casework, letters, mails and chat: written after the training, one a line. */
export const SAID = `
Mr Hall is gay.
She told her manager that she is a lesbian.
Ben lives with his husband, Carl.
Ms Price and her wife have two children.
He came out to his family last year.
Alex is non-binary and uses they/them.
The applicant is bisexual.
She is a trans woman and has changed her name.
Mr Gray had an affair with his assistant.
He says he was bullied because he is gay.
Jo is in a same-sex relationship.
Mark and his boyfriend are moving to Leeds.
The asylum seeker says that he is gay and cannot go back.
My daughter is a lesbian.
I am gay but not out at work.
She is having an affair with a married man.
The client is transgender.
Sam transitioned five years ago.
He was caught watching pornography on his work computer.
She works as an escort.
Sexual orientation: gay
Sexual orientation: bisexual
Sexual orientation: heterosexual
Gender identity: trans man
Openly gay, lives with partner.
did you know that liam is gay
kate and her girlfriend broke up
he cheated on his wife with someone from accounts
jamie came out as trans on facebook
Mrs Dunn's girlfriend is her emergency contact.
Mr Ford's husband collected the parcel.
The pupil told her teacher that she likes girls.
He told the nurse that he has sex with men.
Ms Lane is sexually active and asked about contraception.
The couple, two men, applied to adopt.
Her ex-girlfriend has been sending her messages.
He is married to another man.
She left her husband for another woman.
Mr Todd's civil partner, Alan, is his next of kin.
The complainant was called names for being gay.
He is on the waiting list for gender reassignment surgery.
Ms Hope was outed by a colleague.
The teacher is a gay man in his forties.
She slept with her boss at the conference.
Mr Vine admitted paying for sex.
Dr Reed is openly lesbian.
I came out as bisexual at university.
Robin was assigned female at birth.
Mae Huw yn hoyw ac yn byw gyda'i bartner.
Mae hi'n lesbiaidd.
`
export const NOT_SAID = `
Mr Hall is happily married to Jane.
She lives with her husband and son.
Ben's wife rang about the bill.
Ms Price and her husband have two children.
He came out of the meeting at three.
The applicant is married.
She changed her name when she married.
Mr Gray is a partner in the firm.
Her business partner is Mr Todd.
Mark and his girlfriend are moving to Leeds.
Kate's boyfriend collected the keys.
He went straight to the office.
She wants a straight answer.
Sexual orientation: prefer not to say
Sexual orientation: not stated
Is he gay?
What is your sexual orientation?
If Sam is trans we will change the record.
Mr Ford denied that he is gay.
She is not having an affair.
The gay bar is next to Mr Lee's shop.
LGBT staff network: contact Ms Bird
Pride week was planned by Mr Cook.
She takes pride in her work.
The policy on trans customers was written by Ms Lowe.
He gave a lecture on gender.
Sex education is taught by Mr Bull.
Sex: male
Gender: F
Marital status: single
The affair was settled out of court, Mr Dean said.
He is in charge of student affairs.
Foreign affairs editor: Ms Pike
Mr Gay lives next door.
The transition to the new system was led by Ms Kerr.
He works in transport.
The civil engineer is Mr Ash.
She is a civil servant.
They escorted Mr Rowe from the building.
Mr Pope drives a Ford Escort.
She slept badly, she said.
He is sleeping on a friend's sofa.
Gay couples can marry, Mr Knox told the class.
Many clients are gay, Ms Moss says.
The sexual health clinic employs Ms Hart as a receptionist.
A film about a gay couple was shown by Mr Reel.
Mr and Mrs Dale would like a joint account.
the girls are out for Beth's birthday
Mae Huw a'i wraig yn byw yn Aberystwyth.
Nid yw Mr Puw yn briod.
`
