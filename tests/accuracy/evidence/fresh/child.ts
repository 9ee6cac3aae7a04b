/** Children and grown-ups, written after the model was last taught of them, one a line: the name in brackets is asked about. */
export const CHILDREN = `
[Evie Sharp] is seven years old.
[Kofi Manu] is a Year 2 pupil at Beech Lane.
Ms Hart's son [Toby] is 5.
[Lena Wolf], aged 13, ran away from home on Monday.
[Harry Platt] (15) was stopped by the police.
[Nell Ashby] goes to nursery three days a week.
Our granddaughter [Bea] is six.
[Jamal Reece] is in foster care.
[Ottilie Cross] was absent from school on Friday.
[Max Vane] has just started secondary school.
The minor, [Cara Finch], was represented by her mother.
Pupil name: [Rhys Tudor]
Child's name: [Ines Costa]
Year 10: [Dev Patel], [Amy Lunn]
Young [Alfie] broke his arm on the slide.
Baby [Rose] weighs 4 kg.
[Seb Dunne]'s parents have asked for a meeting with his teacher.
My 8 year old, [Cleo], has read it.
Her daughter [Lottie], 4, has asthma.
[Erin Boyle] turned 10 in March.
[Oscar Kemp] is under 18, so his guardian must sign.
[Yasmin Aziz] has swimming lessons with her class on Tuesdays.
[Billy Crane] plays for the under 9s.
[Ifan Rees] got detention for talking.
We adopted [Daisy] when she was three months old.
[Theo Lamb] is the youngest in Reception.
Mae [Nansi] yn saith oed.
`
export const ADULTS = `
[Evie Sharp] is seventy years old.
[Kofi Manu] is a Year 2 teacher at Beech Lane.
Ms Hart's son [Toby] is 35.
[Lena Wolf], aged 43, was made redundant on Monday.
[Harry Platt] (65) was stopped by the police.
[Nell Ashby] manages the nursery.
[Bea Long] looks after her granddaughter.
[Jamal Reece] is a foster carer.
[Ottilie Cross] was absent from work on Friday.
[Max Vane] is a school governor.
The solicitor, [Cara Finch], represented the minor.
Parent's name: [Rhys Tudor]
Tutor: [Ines Costa]
[Dev Patel] has been here for 10 years.
[Rose Bell] weighs parcels for a living.
[Seb Dunne] is a parent and asked for a meeting with the teacher.
My boss [Cleo] has an 8 year old.
[Erin Boyle] turned 60 in March.
[Oscar Kemp] is the child's guardian.
[Yasmin Aziz] teaches swimming at the school.
[Billy Crane] referees the under 9s.
[Ifan Rees] is a lollipop man outside the school.
[Daisy Poole] adopted two children.
[Theo Lamb] works on reception.
[Olga Petrov], 52, is a childminder.
[Ned Hale] is at college doing a degree.
Mae [Nansi] yn brifathrawes.
`
