/** Sentences that say something of somebody's health, and sentences that only hold its words: one a line; what braces and brackets mean stands in claim-sentences.ts. */
export const SAID = `
{S} has {illness}.
{S} (was|has been) diagnosed with {illness} (last year|in {Y}|just before {M}|at the age of {n}|).
{S} is {state}.
{S} is {state} and (cannot manage the stairs|needs a lift home|will need extra time|has stopped driving).
{S} (takes|is on|has been put on|was prescribed|collects) {medicine} (every morning|twice a day|for the {illness}|).
{S} had {treatment} (in {M}|last week|two years ago|at {P} General).
{S} (is waiting for|is due|goes in for|is booked for) {treatment} on {D}.
{S} (uses|relies on|has|came with) (a|an|) {aid}.
{S} (sees|has been seeing|is under|was referred to) (a|the) {care}.
{S} (suffered|sustained|has|came away with) (a|two|) {injury} in the (crash|fall|accident).
{S} (complained of|rang about|presented with|reports) {symptom} (for three days|since {D}|).
{S} has (a problem|trouble|problems) with {hs} {organ}.
{S} can't (walk|hear|see|stand|speak|swallow|drive) (very well|properly|any more|without help).
{S} cannot (make|attend) {D}: {treatment} at the {care}.
{S} has been off since {M} with {illness}.
{S} was off sick with {symptom} and has a note from the doctor.
{S} told me in confidence that {h} has {illness}.
{S} (mentioned|disclosed|confided|let slip) that {h} (is|was) on {medicine}.
{S} lives with {illness} and manages it (well|with {medicine}).
{S} is losing {hs} (sight|hearing|memory|hair from the chemo).
{S} had a (bad|nasty) turn on {D} and was taken to {care}.
{S} spent three weeks on the {care}.
{S} came out of {care} on {D} and is resting at home.
{S} was rushed to {care} with {symptom}.
{S} has not been right since the {illness}.
{S} has {n} weeks to live, the {care} says.
{S} weighs {n} stone and (can't get up the stairs|the {care} is concerned).
{S} drinks (heavily|a bottle a day|too much) and has missed two appointments with the {care}.
{S} is (expecting|having) (twins|a baby|her first) in {M}.
{S} (lost the baby|miscarried) at {n} weeks.
{S} tried to take {hs} own life (last year|in {M}).
{S} was detained under section {n} of the {care}.
{S} won't leave the house because of {hs} {illness}.
{S} needs (the hearing loop|an interpreter|the ramp|a seat near the door) as {h} is {state}.
{S} can only eat gluten free (because of|owing to) {illness}.
{S} carries an {medicine} for {hs} {illness}.
{S} gets {benefit} because of {hs} {condition}.
{S}'s {condition} is getting worse.
{S}'s {organ} (is|are) (failing|damaged|not working as they should).
{S}'s {illness} (flared up again|has come back|is under control|went untreated).
{S}'s {treatment} was cancelled (twice|again), so {h} is still in pain.
{S}'s {medicine} went up to {n} mg.
{S}'s test came back positive for {illness}.
{S}'s scan showed (a shadow on|something on|damage to) the {organ}.
{Hs} {illness} means {h} tires easily.
{Hs} {illness} makes it hard to (fill in forms|use the phone|keep appointments).
Owing to {illness} {s} cannot attend.
Because of {hs} {illness}, {s} asked for a ground floor flat.
Following {treatment}, {s} is (signed off|at home) until {M}.
Since the {illness} {s} (has been|is) in a {aid}.
I have {illness} and (would be grateful for|need) an aisle seat.
I have been (signed off|in and out of {care}) with {illness}.
I'm {state}, so please (write, don't ring|allow for this).
I am on {medicine} and it makes me drowsy.
I take {medicine} for {illness}.
I was in {care} when your letter came.
I'm having {treatment} in {M}.
my {illness} is really bad today so not coming in
sorry for late reply, been in {care} w {symptom} all week
can't do {D}, {G} has {treatment}
{G}'s got {illness}, poor thing
hi its {G}, im {n} weeks pregnant and cant lift the boxes
My (daughter|son|mum|dad|wife|husband|nan|brother) has {illness} and I (care for|look after) {hm}.
My (daughter|son|mother|father) is {state}.
Our (son|daughter|eldest|youngest) has {illness} and will need (his|her) {medicine} at lunch.
{W}: {state}; {aid} user.
{W} has {condition} ({illness}).
{W} disclosed {illness} at interview.
Pt c/o {symptom}, hx of {illness}.
{n}yo with {illness}, on {medicine}.
PMH: {illness}, {treatment} {Y}.
Imp: {illness}. Plan: {medicine}, review {n}/52.
Known {state}, {illness} since {Y}.
Thank you for seeing this {n} year old with {illness}.
I reviewed {T} in clinic today; the {illness} is stable on {medicine}.
{T} underwent {treatment} under general anaesthetic.
{T} continues to have {symptom} despite {medicine}.
{T} scored 17 on the PHQ-9.
Medical: {illness}
Medical conditions: {illness}, {illness}
Allergies: {illness}
Disability: {state}
Access needs: {aid}
Health problems declared: {illness}
Reason for absence: {illness}
Medication: {medicine} {n} mg
Any condition we should know of: yes - {illness}
Dietary: {state}
OH report: {s} is unfit for (lifting|night work) because of {illness}.
Return to work meeting: {G} has had {treatment} and will work mornings.
Reasonable adjustment agreed for {G}: a {aid}.
{G} rang in sick, {symptom} again.
{G} has a {care} appointment at ten, back after lunch.
Visited {T} at home: {state}, {aid} in the hall.
Has {illness}.
Registered {state}.
Lives with {illness}, {aid} at home.
On {medicine} for {illness}.
Needs {aid} - {state}.
In {care} since {M}.
Recovering from {treatment}.
{N}, who has {illness}, asked for a later slot.
{N}, {state} since birth, won the case.
The (cancer|illness|stroke) left {N} (unable to speak|{state}|in a {aid}).
It was {illness}, the {care} told {hm}.
Doctors (found|discovered) {illness} when {s} went for a check.
We were told that {s} (died|passed away) of {illness}.
{S} died from {illness} in {M}.
{S} was born with {illness}.
{S} is awaiting an (assessment|appointment) for {illness}.
{S} has not slept since and takes {medicine}.
{S} used to be {state} but (manages now|has been well since {Y}).
{S} once had {illness}.
Mae {N} yn {cystate}.
Mae {G} yn dioddef o {cyillness}.
Mae gan {G} {cyillness}.
Mae gen i {cyillness} ers {Y}.
Rwy'n {cystate} ac angen cymorth.
Cafodd {N} {cytreatment} yn yr ysbyty.
Mae hi'n cymryd tabledi am {cyillness}.
`
export const NOT_SAID = `
{S} (says|states|stated|reports) {h} has no (medical conditions|health problems|allergies|illnesses|conditions|injuries).
(Patient|Client|Tenant|Pupil) has no (medical conditions|known conditions|health issues).
{S} does not have {illness}.
{S} has never (had|suffered from) {illness}.
{S} is not {state}.
{S} has no {symptom} and no {illness}.
{S} denies {symptom}.
{S} tested negative for {illness}.
{S} was told it was not {illness}.
{S} was given the all clear: no sign of {illness}.
No history of {illness}.
No known allergies, not on {medicine}.
Medical conditions: none
Disability: no
Allergies: none known
Medication: none
Medical conditions: ..........
Health (please state): __________
{S} (works|volunteers|has a job) (for|at) a {illness} charity.
{S} is a {care}.
{S} works as a {care} at {P} {care2}.
{S} (teaches|lectures) about {illness} at the college.
{S} is writing a (book|report|thesis) on {illness}.
{S} ran the marathon for {illness} research.
{S} raised £{n}00 for the {illness} appeal.
{S} sells {aid}s.
{S} designs {aid}s for a living.
{S} delivered the {aid} to the wrong house.
{S} parked outside the {care}.
{S} cleans at the {care} on {D}s.
{S} wrote to the {care} about the car park.
{S} is the {care} who signed the form.
{S} asked whether the building has a {aid} ramp.
{S} read an article about {illness}.
{S} watched a film about {illness}.
{S} gave a talk on {illness} to the {W}s.
{S} chairs the {illness} support group's finance committee.
{S} is sick of (waiting|the delays|being passed around).
{S} was sick and tired of the noise.
{S} is blind to the (risks|facts).
{S} turned a deaf ear to the complaints.
{S} broke (the record|the news|the seal|his promise|a cup|down the figures).
{S} had a fit when {h} saw the bill.
{S} is dying to see you.
{S} has a heart of gold.
{S} has a sharp tongue and a good memory.
{S} has broken the terms of the agreement.
{S} has a temperature sensor in the office.
{S} cut the budget by {n} per cent.
{S} was taken with the idea.
{S} hurt nobody.
{S} fell for the trick.
{S}'s dog has {illness}.
{S}'s cat is on {medicine}.
{S}'s horse was treated for {illness}.
{S}'s car suffered (minor|serious) damage.
{S}'s laptop was infected with a virus.
{S}'s laptop has a broken screen.
{S}'s phone died on {D}.
{S}'s report on {illness} is overdue.
{S}'s lecture about {illness} was well attended.
{S}'s company makes {medicine}.
Does {s} have {illness}?
Is {s} {state}?
Are you {state}?
Do you suffer from {illness}?
Have you ever had {illness}, {illness} or {illness}?
If {s} were {state}, we would have been told.
Please tell us if you (have|take) {illness}.
Please say whether {s} has {illness}.
Ask {hm} about {illness} when {h} rings.
Anyone with {illness} can get a free vaccine.
People with {illness} often (feel tired|need {medicine}).
Many of our residents have {illness}.
{n} per cent of staff reported {illness}.
Symptoms of {illness} include {symptom} and {symptom}.
{illness} affects one person in {n}.
The leaflet explains {illness} and {treatment}.
The clinic offers {treatment} on {D}s, {G} said.
{illness} awareness week starts on {D}.
The {care} is closed on {D}, she said.
The {care} has moved to {P}, so {s} took the bus.
The {care} sent its invoice to {N}.
The {care}'s manager is {N}.
Our {care} team is led by {N}.
{N} was appointed {care} in {Y}.
{N} from the {care} will call you back.
{T} asked for the {care} phone number.
The patient leaflet was proofread by {N}.
The policy on sick leave was explained to {hm}.
The insurance does not cover {illness}, {s} was told.
{S} ordered {n} boxes of {medicine} for the pharmacy.
The {treatment} of the plumbing took {hm} two days.
The operation of the machine was shown to {hm}.
I look forward to hearing from {hm}.
{S} had a hearing before the panel.
The patient parking is free, {s} said.
I hope you are well and not too cold.
hope ur feeling ok about the interview
that meeting was painful lol
this printer gives me a headache
{G} is allergic to (Mondays|meetings|spreadsheets)
{G} nearly had a heart attack at the price of it
{S} is bipolar about the new logo, ha ha.
{S} fought the cold caller off.
We discussed {illness} in general; nobody's case was named.
The study enrolled patients with {illness} and {G} did the statistics.
Nid oes gan {G} {cyillness}.
Mae {G} yn gweithio i elusen {cyillness}.
Oes gennych chi {cyillness}?
Mae'r daflen yn sôn am {cyillness}.
`
