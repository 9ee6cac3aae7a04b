/** Religion, in plain words of casework, letters, mails and chat: written after the training, one a line. */
export const SAID = `
Mr Hassan is a practising Muslim.
She was brought up as a Catholic.
He asked for Friday afternoons off to go to the mosque.
Mrs Cohen is Jewish and keeps kosher.
I am a Christian and my faith is important to me.
Ravi is a Hindu and does not eat beef.
Our receptionist wears a hijab.
Mr Singh is a Sikh and wears a turban.
Her family are Jehovah's Witnesses.
Tom is an atheist.
She goes to church every Sunday.
He converted to Islam when he married.
Fatima is fasting for Ramadan this month.
The patient refused a transfusion because she is a Jehovah's Witness.
Mr Levy will be away for Yom Kippur.
Ms Roberts sings in the choir at her church.
Rev Paul Dean is the vicar of St Luke's.
My grandmother was a Methodist.
They are Quakers and affirmed rather than swore.
Aisha prays five times a day.
The prisoner asked to see the imam.
He was baptised last Easter.
David is training to be a rabbi.
She is a Buddhist and meditates daily.
Ms Khan asked for a prayer room.
Religion: Church of England
Religion: Hindu
Faith: Muslim
Religious or cultural needs: halal food
Denomination: Roman Catholic
Practising Catholic, would like to see a priest.
Jehovah's Witness - no blood.
mo cant come hes fasting
its eid so amir is off monday
mums at church till 12
Nina's gone really religious since she joined that church
Mr Brown is an elder of the Presbyterian church.
He lost his faith after his wife died.
I do not believe in God.
She left the Mormon church ten years ago.
The pupil does not attend assembly for religious reasons.
The foster carers are Pentecostal Christians.
He was refused leave for Diwali.
Mr Okoye is a pastor.
She says she was bullied for wearing a headscarf.
Ms Weiss attends the synagogue in Leeds.
The boy is having his bar mitzvah in May.
He would like a Muslim burial.
Mae Mrs Lewis yn mynd i'r capel bob dydd Sul.
Mae Omar yn Fwslim.
`
export const NOT_SAID = `
Mr Hassan parked outside the mosque.
She works as a cleaner at the church.
He is not religious.
Religion: not stated
Religion: prefer not to say
What is your religion?
Is Mrs Cohen Jewish?
If Mr Shah wants halal food he should say so.
The vicar asked Mr Dunn for a quote for the roof.
Our hall is next to the Methodist church, says Pam.
Church Street is closed, Mr Ward said.
Mr Bishop and Mrs Priest called.
Christian Adams is the new manager.
Faith Moore sent the form.
The Catholic school where Ms Lane teaches is closed.
He is writing a book about Islam.
She teaches religious studies.
Mr Park took photos of the temple.
They went to a wedding at the church.
She went to her aunt's funeral at the crematorium.
The Easter holidays suit Mrs Fox.
Happy Christmas to you and yours, Ann.
He is off for Christmas.
Mr Grey acted in good faith.
Have faith, wrote Ben.
God knows where the file is, said Jim.
Oh my God, Kate, that was close.
He swears by his new phone.
She confirmed the appointment.
The conversion of Mr Hall's barn is finished.
The file was converted by Sam.
The minister for schools met Ms Dale.
Sister Ward is in charge of the clinic.
His sister is a nurse.
The parish council wrote to Mr Rowe.
The parish magazine is printed by Ms Penn.
The mass mailing was sent by Lee.
She practises every day, says her piano teacher.
Muslims make up ten per cent of the town, Dr Shaw says.
Jewish customers asked for the menu, Mr Hunt reports.
Staff may pray in room 4, says Ms Webb.
The Hindu festival was filmed by Mr Crane.
Eid opening hours were agreed with Ms Mills.
The chapel was turned into flats by Mr Bond.
The church hall is booked by Ms Roe for yoga.
The synagogue's boiler was serviced by Mr Pratt.
The bible on the shelf belongs to the hotel, Mr Inns said.
The preacher in the film was played by Mr Ray.
Mae Mr Lewis yn byw drws nesaf i'r capel.
Nid yw Gwyn yn grefyddol.
`
