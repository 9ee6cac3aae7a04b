/** Children and grown-ups, the first round: met with a precision of 1.00 and a recall of 0.63 and learnt from since; one a line, the name in brackets is asked about. */
export const CHILDREN = `
[Maisie Fuller] is eight and lives with her dad.
[Kian Doyle] is in Year 5.
My daughter [Freya] is 9.
Our son [Idris Bevan] starts Reception next week.
[Noah], aged 6, fell in the playground.
[Zara Malik] (11) won the spelling prize.
The pupil, [Omar Haddad], was late again.
[Ruby Tate] is 14 years old.
[Leo Marsh] goes to Hillside Primary School.
[Amelia Stone]'s mother signed the consent form.
Mrs Ortiz collected her grandson [Mateo] from nursery.
[Jayden Cole] is a looked-after child.
[Poppy Reid] is on free school meals.
[Finn O'Hara], a Year 9 pupil, lost his phone.
My little boy [Archie] used my card by mistake.
[Ella Novak] turns 13 in June.
The baby, [Iris Lund], was born on Tuesday.
[Tyler Boyd] was excluded from school for a week.
[Hana Suzuki]'s class teacher is Mr Dean.
[Ravi Iyer] plays for the under 12s.
Child: [Sophie Lane], 7
Pupil: [Daniel Okafor]
Year 3: [Ava Quinn]
[Callum Reed] - Y8 - trip paid
[Lily-Mae Parr] is ten months old.
[Ben Foster] joined the Cub Scouts.
Her 12-year-old son, [Ethan Price], answered the door.
[Grace Amoah] is under 16 and needs a parent to sign.
[Sam Dutton] is doing his GCSEs this summer.
Our foster child [Kayla] came to us in May.
[Molly Hughes], 5, is allergic to eggs.
The school rang about [Charlie Webb].
[Aisha Noor] has a place at St Mary's Primary.
[Jack Penrose] is our youngest, he is four.
Mae [Cai Rowlands] ym Mlwyddyn 4.
`
export const ADULTS = `
[Maisie Fuller] is 38 and lives with her dad.
[Kian Doyle] teaches Year 5.
My daughter [Freya] is a solicitor.
Our son [Idris Bevan] is 42.
[Noah Grant], aged 66, fell in the street.
[Zara Malik] (51) won the raffle.
The head teacher, [Omar Haddad], rang.
[Ruby Tate] is 74 years old.
[Leo Marsh] works at Hillside Primary School.
[Amelia Stone] signed the consent form for her son.
[Mrs Ortiz] collected her grandson from nursery.
[Jayden Cole] is a social worker for looked-after children.
[Poppy Reid] serves the school meals.
[Finn O'Hara] has two children in Year 9.
[Ella Novak] turns 50 in June.
[Iris Lund] had a baby on Tuesday.
[Tyler Boyd] drives the school bus.
[Hana Suzuki] is a class teacher.
[Ravi Iyer] coaches the under 12s.
Teacher: [Sophie Lane]
Parent: [Daniel Okafor]
[Callum Reed] has worked here for 8 years.
[Ben Foster] is a Cub Scout leader.
[Grace Amoah] left school at 16.
[Sam Dutton] is at university in Leeds.
[Molly Hughes] bought a 5 year old car.
The school secretary is [Charlie Webb].
[Aisha Noor] runs the nursery.
[Jack Penrose] is a retired teacher.
[Ann Croft] is on maternity leave with her baby.
[Paul Denny] asked about the Year 6 budget.
[Kim Farrow] is a child psychologist.
[Joe Nash] went to school with my brother.
[Una Byrne], 29, works in a bank.
Mae [Cai Rowlands] yn athro.
`
