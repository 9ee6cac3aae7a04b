/** Health, in plain words of casework, letters, mails and chat: written after the training, one a line. */
export const SAID = `
Mrs Kaminski has had arthritis in both hands for ten years.
He told the adviser that he is being treated for leukaemia.
Our tenant, Mr Boakye, uses a wheelchair and cannot reach the letterbox.
I am diabetic and need my post in large print.
Joanne is due to have her gallbladder removed on the 12th.
The applicant suffers from severe anxiety and did not attend.
Ms Fenwick has been signed off until the end of June with a bad back.
My father had a stroke in March and can no longer write.
Her daughter has cerebral palsy and attends a special school.
Peter mentioned that he takes lithium.
He was admitted to the Royal Free with pneumonia.
Lucy is 30 weeks pregnant and would like to sit down.
Mr Asante's eyesight has become very poor because of glaucoma.
The caller became upset and said she had attempted suicide last year.
We have moved Dave to light duties following his hernia operation.
Karen has an underactive thyroid.
My son is autistic and finds phone calls hard.
Mr Ellis had a heart attack at work on Tuesday.
Please note that Mrs Gupta is profoundly deaf and uses BSL.
She has just started chemotherapy so please be patient.
He explained that his depression had made it hard to open letters.
Mia has a severe nut allergy and carries an EpiPen.
Tony has been sober for six months and goes to AA meetings.
The member is recovering from a hip replacement.
Anna's mother is in a hospice.
I have been in hospital for three weeks and have only just seen this.
Mrs Doyle was diagnosed with Alzheimer's in 2021.
He has epilepsy, so he no longer drives.
The student has dyslexia and gets extra time in exams.
Nathan is on methadone.
sorry im off sick today got really bad migraine
Mum's had a fall and broken her wrist so I'm at A&E
cant make it got a scan at the hospital at 3
Ade's got covid again
Medical conditions: asthma and hay fever
Disability: registered blind
Dietary requirements: coeliac
Reason for absence: stress and anxiety
Access needs: hearing loop please
Medication taken: warfarin
Known heart condition, lives alone.
Has schizophrenia, supported by the CMHT.
Mr Lund lost his leg in a motorbike accident.
The claimant sustained whiplash and a fractured collarbone.
She had a miscarriage in the spring and took two weeks off.
The resident has dementia and sometimes wanders at night.
His kidneys have failed and he is waiting for a transplant.
Grace was born with a hole in the heart.
Rekha was prescribed sertraline by her GP.
Mae Mrs Evans yn dioddef o arthritis.
`
export const NOT_SAID = `
Mr Kaminski is the practice manager at the surgery.
She works for a charity that helps people with cancer.
He does not have any medical conditions.
Please let us know if you have a disability.
Dr Osei asked for a copy of the letter.
The hospital wrote to Mrs Lane about the car park fine.
Tom is a physiotherapist in Derby.
The occupational health form was sent to Mr Pine.
Our policy on sickness absence was explained to Ms Boyd.
Ruth gave a talk about dementia care.
Nothing was wrong with his eyes, the optician said.
Medical conditions: none
Allergies: none known
Disability: no
She has never smoked.
The nurse who called was Ms Adams.
Is Mrs Hall still in hospital?
Does he have any allergies?
If she feels unwell she should ring us.
Mr Shaw's cat is on antibiotics.
He is tired of the delays.
I am sick of writing to you.
It gives me great pain to write this letter, says Mr Orr.
She was in good health and good spirits.
Jack is fit and looking forward to the season.
He broke his phone.
Mrs Field hurt her chances by replying late.
The wheelchair lift was repaired by Mr Dunn.
The clinic is closed on Friday, Jo says.
Mr Hart donated to the hospice.
Ms Cole ran the marathon for the heart foundation.
The report on diabetes was written by Dr Lee.
Patients with asthma should bring an inhaler, wrote Dr Khan.
Anyone who is pregnant can ask Sue for a chair.
Mr Page sells hearing aids.
She teaches nursing at the university.
The ambulance blocked Mr Reid's drive.
He left his glasses at the dentist.
The flu clinic needs volunteers, ring Pam.
Mr Stone is the insurer's medical adviser.
His knee-jerk reaction was to cancel.
The company's health is good, said Mr Lowe.
Mrs Wood asked about private health insurance.
Our nurse Kelly retires in May.
The pharmacy on Mr Bell's road has closed.
We discussed mental health at work with the team; Sam took notes.
lol that film made me ill, says Beth
the meeting nearly killed Raj
Mr Fox recovered the data after the operation failed.
Nid oes gan Mr Evans unrhyw gyflwr meddygol.
`
