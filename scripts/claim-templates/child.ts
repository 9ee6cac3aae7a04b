/** Sentences with somebody named who is a child ({C}, {c}) or is none ({A}, {a}). */
export const CHILDREN = `
{C} is in (Year {y}|Reception|nursery|Y{y}|P{y}) at {P} Primary.
{C} is {k} (years old|and lives with {hs} gran|).
{C}, {k}, (was collected early|has outgrown the uniform|broke a window|won the prize).
{C} ({k}) and {C} ({k}) (missed the bus|share a room).
{C} (aged {k}) needs a seat by the window.
{C} (Year {y}) has outstanding lunch money.
{C} - Y{y} - packed lunch.
{C}, aged {k}, is on a child protection plan.
{C} turns {k} in {M}.
{C} will be {k} next {M} and moves to secondary school.
{C} is a pupil at {P} Academy.
{C} starts (school|nursery|Reception|secondary school) in September.
{C} goes to {P} High School and is sitting {hs} GCSEs.
{C} is a looked-after child.
{C} is in foster care with the {F}s.
{C} is under 18 and cannot sign.
{C} is a minor, so {a} signs.
{C} plays for the under {u}s.
{C} joined the (Cubs|Brownies|Beavers|Rainbows|Scouts).
{C} is on free school meals.
{C} was excluded from school for two days.
{C} was late for school again, said {A}, the head teacher.
{C}'s (class teacher|form tutor|head teacher) is {A}.
{C}'s (mother|father|mum|dad|gran|foster carer), {A}, (signed the form|rang|will collect).
{C}'s school has been told.
{C}'s school report was sent to {A}.
{C}'s parents, {A} and {A}, gave consent.
{C}'s nursery place starts in {M}.
{C}'s {k}th birthday party is on {D}.
{C} was born {k} weeks ago.
{C} is {k} months old and weighs 7 kg.
{C} was seen by the health visitor with {hs} mother {A}.
{C} is teething and not sleeping.
Baby {C} was discharged on {D}.
(Little|Young|Baby) {c} (has a cold|lost a shoe|is doing well).
My (daughter|son) {c} is {k}.
My (daughter|son) {C} is in Year {y}.
My (son|daughter), {C}, starts Reception.
My {k}-year-old, {c}, dropped it.
My youngest, {c}, is {k}.
Our eldest {c} is doing GCSEs this summer.
Our {k} year old (son|daughter) {c} (has the tablet|ordered it by mistake).
Our foster child {c} came in {M}.
I am ringing about my son {C}, he is only {k}.
I am writing about my (daughter|son) {c}, who is in your Year {y} class.
{A} has a son, {C}, aged {k}.
{A} has two children, {c} ({k}) and {c} ({k}).
{A} and her {k}-year-old daughter {c} were moved.
{A}'s {k}-year-old son {c} uses the account.
{A} collected {hs} grandson {c} from school.
{A} (mother) brought {c} ({k}) to clinic.
{A} is the guardian of {C} ({k}).
{A}, {c}'s class teacher, rang home.
{A} teaches {c} in Year {y}.
{A} gave consent for {C}, a minor.
{A} asked whether {c} can have school dinners.
Pupil: {C}
Pupil name: {C}, class {y}B
Child: {C}, {k}
Name of child: {C}
Children: {c} ({k}), {c} ({k})
Dependants: {c}, {k}
Patient (child): {C}, weight 18 kg
Year {y}: {C}, {C}, {C}
Year {y} register: {C} absent.
Under {u}s squad: {C}, {C}, {C}.
Swimming, beginners, ages 5-7: {C}
Consent: {A} for {C} (Y{y}).
Junior member: {C}
Junior section: {C}, {C}
{c} (boy, {k}) and mother {A} at the property.
The school says {c} is often tired.
The pupil, {C}, was sent home.
The boy, {C}, is {k}.
The girl, {C}, {k}, was found at the bus station.
Two pupils, {C} and {C}, were spoken to.
The toddler, {C}, was not hurt.
A {k} year old, {C}, had used the card.
Teenager {C}, {k}, was cautioned.
Schoolboy {C} (was thanked|went missing).
Schoolgirl {C} won the county prize.
School refused to take {C} back.
Safeguarding: {C} disclosed to {A}, school nurse.
CIN plan for {C} reviewed, {A} present.
Mae {C} ym Mlwyddyn {y}.
{C} is {kw} and (loves football|lives with {hs} mother|cannot read yet).
{C} is {kw} years old.
{C} is only {kw}.
{C} goes to {P} Primary School.
{C} goes to school in {P}.
{C} attends {P} High School.
{C} has a place at {P} Academy.
{C} started at {P} nursery on {D}.
{C} lost {hs} coat at school.
{C} got detention on {D}.
{C} sits {hs} GCSEs in {M}.
{C} was dropped off at school by {A}.
{C} was born on {D} at {P} hospital, a girl.
{C}'s school rang about {hs} attendance.
{C}'s mother, {A}, gave consent.
{C}'s mother signed the form for {hm}.
{C}'s dad collects {hm} from nursery.
{C}'s teacher rang {A}.
The baby, {C}, has a cough.
The child, {C}, was seen alone.
The school rang about {C}.
The school sent a letter about {C} to {A}.
{C} is our youngest, {h} is {kw}.
{C}, {k}, is allergic to nuts.
{C}, {k}, and {C}, {k}, were in the car.
{C} (dob {M} last year) is a baby.
{A} said that {c}, {k}, was at home.
{A} is ringing about {hs} daughter {C}, {k}.
{A} collected {hs} grandson {c} from nursery.
My little (boy|girl) {c} pressed the button.
Mae {C} yn {k} oed.
Disgybl: {C}
Mae fy merch {c} yn {k} oed.
`
export const ADULTS = `
{A} is {o} (years old|and retired|).
{A}, {o}, (rang about the bill|lives alone|works nights).
{A} ({o}) and {A} ({o}) share the flat.
{A} (aged {o}) asked for a seat.
{A} turned {o} in {M}.
{A} will be {o} next {M}.
{A} teaches Year {y} at {P} Primary.
{A} is a (teacher|teaching assistant|governor|caretaker|dinner lady) at the school.
{A} is head of {P} Primary.
{A} works in a nursery.
{A} runs the breakfast club.
{A} drives the school bus.
{A} coaches the under {u}s.
{A} is a Cub Scout leader.
{A} volunteers with the Brownies.
{A} chairs the parents' association.
{A} left school at {k}.
{A} went to school in {P} in the sixties.
{A} was at school with {A}.
{A} started work at {k}.
{A} has worked here for {k} years.
{A} has {k} years' service.
{A} has been a member for {k} years.
{A} joined {k} years ago.
{A} bought a {k}-year-old car.
{A} is on a {k} year plan.
{A} has two children at the primary school.
{A} has a child in Year {y}.
{A} has three kids.
{A} collects her daughter from nursery at five.
{A} is picking up the children at three.
{A} is on the school run until nine.
{A} is expecting a baby in {M}.
{A} pays for the school uniform.
{A} gets child benefit for two.
{A} is a child psychologist.
{A} is the health visitor for {P}.
{A} is a midwife.
{A} is a social worker in the children's team.
{A} works for a children's charity.
{A} writes children's books.
{A} sold the cot.
{A} was a difficult child, {h} says.
{A} was adopted as a baby.
{A} grew up in foster care.
{A} was abused as a child.
{A} still has {hs} school reports from 1974.
{A}'s mother, {A}, is {o}.
{A}'s daughter is a doctor.
{A}'s son lives in {P}.
{A}'s birthday is in {M}.
{A}'s year end figures are late.
{A}'s primary concern is the price.
{A}'s junior, {A}, will stand in.
{A} is a junior (manager|doctor|minister).
{A} got a minor injury.
{A} had a minor complaint.
{A} is in Year {y} of the pension scheme.
{A} asked for the Year {y} accounts.
{A} gave {k} years of {hs} life to the firm.
{A} played in the school hall.
{A} delivered boxes to the school.
{A} sent the nursery an invoice for plants.
{A} sells toys.
{A} is a student at {P} University.
{A} is studying for a master's degree.
{A} is at university in {P}.
{A} took the kids to the park.
{A} babysits for the neighbours.
My (wife|husband|brother|sister|mother) {A} is {o}.
My son {A} is {o} and lives in {P}.
My daughter {A} is a solicitor.
Our eldest, {A}, is at university.
Teacher: {A}
Head teacher: {A}
Class teacher: {A}, Year {y}
Parent: {A}
Parent or guardian: {A}
Emergency contact: {A} (mother)
School governor: {A}
Year {y} lead: {A}
Nursery manager: {A}
Customer since {k} years: {A}
Adult: {A}
The nursery manager, {A}, rang.
The school secretary is {A}.
Ask {A} in the school office.
{A} asked whether children may come.
{A} said the children's menu was fine.
The (school|nursery) is closed, {A} said.
Children under {u} go free, {A} confirmed.
{A} rang about the {k} year old boiler.
{A} signed for delivery at the school.
{A} wants the loan over {k} years.
Mae {A} yn athro ym Mlwyddyn {y}.
{A} is {ow} (and retired|years old|and lives alone).
{A}, {o}, works in a bank.
{A} lives with {hs} mother.
{A} works at {P} Primary School.
{A} works in a school kitchen.
{A} signed the form for {hs} son.
{A} had a baby in {M}.
{A} is on maternity leave.
{A} rang the school.
{A} sent a letter to the school.
{A} has {kw} children.
{A} waited {kw} days.
{A} bought {kw} tickets.
{A} ordered {k} boxes.
{A} lives at {k} Mill Lane.
{A} is in Room {y}.
{A} paid for {k} months.
{A} called on {k} {M}.
{A} was born in 1962.
{A} is my manager.
{A}, our school nurse, rang.
{A}, the children's social worker, visited.
{A} retired from teaching.
Mae {A} yn {o} oed.
Mae gan {A} ddau o blant.
`
