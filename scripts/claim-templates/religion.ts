/** Sentences that say what somebody believes or observes, and sentences that only hold such words. */
export const SAID = `
{S} is (a|an) (practising|devout|lapsed|strict|committed|) {faith}.
{S} is {faith} (and|, so {h}) (does not work on Saturdays|asked for Friday afternoons off|needs a room to pray).
{S} was (raised|brought up|born) {faith}.
{S} (became|converted and is now) (a|an) {faith}.
{S} converted to {religionname} (before the wedding|in {Y}|).
{S} (attends|goes to|belongs to|worships at) {worship} (every week|in {P}|on Sundays).
{S} (plays the organ|sings in the choir|helps with the flowers|takes the collection|runs the Sunday school) at {hs} church.
{S} is (a|the|our) {clergy} (at|of) {worship} in {P}.
{S} is an ordained {clergy}.
{S} trained as a {clergy} and left.
{S} (keeps|observes) {observance}.
{S} fasts (during|for) {observance}.
{S} wears a {garment} (at work|to school|).
{S} asked for time off (for|at) {feast}.
{S} will be away for {feast}.
{S} celebrates {feast} with {hs} family.
{S} does not eat pork (for religious reasons|because of {hs} faith).
{S} only eats {diet}.
{S} needs {diet} meals.
{S} (needs|asked for) somewhere to pray at lunchtime.
{S} prays (five times a day|every morning|before meals|for us all).
{S} refused blood because {h} is a {faith}.
{S} was (baptised|christened|confirmed) at {P} in {Y}.
{S} made {hs} first communion in {M}.
{S} is having {hs} bar mitzvah in {M}.
{S} lost {hs} faith after the accident.
{S} does not believe in God.
{S} has no religion and describes {hm}self as {faith}.
{S} found God in prison.
{S} went on (hajj|umrah|pilgrimage to Lourdes) in {Y}.
{S} gives a tenth of {hs} pay to {hs} church.
{S} reads the (Quran|Torah|Bible) every night.
{S} runs a Bible study group at home.
{S} was married by the {clergy} as both are {faith}.
{S} wants a {faith} burial.
{S} asked for the {clergy} to visit {hm} on the ward.
{S}'s religion is {faith}.
{S}'s faith (is important to {hm}|forbids it|helped {hm} through).
{S}'s family are {faith}.
{S}'s parents are strict {faith}s.
{S}'s church has been praying for {hm}.
{Hs} {faith} upbringing was strict.
As a {faith}, {s} cannot (work on Saturdays|shake hands|take part).
Being {faith}, {s} asked for {diet} food.
I am {faith} (and cannot come on a Saturday|).
I'm (a|an) {faith}, so no pork please.
I go to {worship} on Sundays.
I was at {worship} when you called.
I am the {clergy} of St {G}'s.
I do not believe in any god.
I will be fasting that week.
we are {faith}s so {G} wont do the nativity
{G} is off for {feast}
{G}s fasting so no lunch plans this month
just back from {worship}, {G} says hi
My (wife|husband|father|mother|grandfather) is (a|an) {faith}.
My (son|daughter) goes to {worship} classes.
Our family keeps {observance}.
Our daughter is having her bat mitzvah.
Religion: {faith}
Faith: {faith}
Religion or belief: {faith}
Rel: {faith}. Next of kin: {N}
Denomination: {faith}
Place of worship: {worship} in {P}
Religious needs: {diet}, prayer room
Spiritual needs: {clergy} visited on {D}
Diet: {diet}
Pt is {faith}, declines transfusion.
{W} is {faith}, would like a female carer.
{W} asked for the {clergy}.
{N}, a {faith}, asked to swap the shift.
{N}, who is {faith}, refused the vaccine.
{N}, a {clergy} from {P}, gave evidence.
Rev {N} is {clergy} of {P}.
{T} swore on the Quran.
{T} affirmed, being an atheist.
{T} was an elder of {worship}.
The complaint is that {N} was refused leave for {feast}.
{G} was bullied at school for wearing a {garment}.
{G} was refused a day off for {feast}.
HR note: prayer breaks agreed with {G}.
Request for {feast} leave from {N} approved.
Practising {faith}.
{faith}, does not drink.
Goes to {worship}.
Raised {faith}, no longer practising.
{clergy} at {worship}.
Keeps {observance}.
Funeral at {worship} for {N}, who worshipped there for {n} years.
Mae {N} yn {cyfaith}.
Mae {G} yn mynychu'r capel bob Sul.
Rwy'n {cyfaith} ac yn mynd i'r eglwys.
Mae hi'n weinidog gyda'r Bedyddwyr.
`
export const NOT_SAID = `
{worship} is beside the car park.
The {feast} market opens in {P}.
{S} is not {faith}.
{S} is not religious.
{S} has never been to {worship}.
{S} no longer lives near the {worship}.
{S} declined to state {hs} religion.
Religion: none stated
Religion: prefer not to say
Religion: unknown
Religion (please tick one)
{S} (lives|parked|works|waited) (opposite|next to|near|outside) the {worship}.
{S} lives in {worship} Road.
{S} fixed the roof of the {worship}.
{S} is the builder repairing {worship}.
{S} takes photographs of churches for a living.
{S} delivers to the {worship} hall on {D}s.
{S} hired the {worship} hall for a birthday.
{S} attended a meeting in the {worship} hall.
{S} went to a wedding at the {worship} in {P}.
{S} attended the funeral at the {worship}.
{S} visited the cathedral on the school trip.
{S} teaches religious studies.
{S} teaches at St {G}'s {faith} primary school.
{S} works at the {faith} school as a cleaner.
{S} is writing a book about {religionname}.
{S} studied {faith} history at {P}.
{S} gave a lecture on {religionname}.
{S} collects {faith} art.
{S} photographed the {feast} parade for the paper.
{S} bought {feast} cards for the office.
{S} is off over Easter.
{S} is away until after Christmas.
{S} sent out the mass mailing.
{S} acted in good faith.
{S} has faith in the new supplier.
{S} made a leap of faith.
{S} had a religious attention to detail.
{S} brushes {hs} teeth religiously.
{S} confirmed the booking.
{S} confirmed that the order was sent.
{S} converted the file to PDF.
{S} converted the loft.
{S} is a convert to spreadsheets.
{S} observed the meeting.
{S} practises the violin.
{S} practises law in {P}.
{S} preaches patience to the team.
{S} is the minister for transport.
{S} met the housing minister.
{S} is sister to {N}.
{S} is a sister on ward {n}.
{S} is the elder of the two.
{S} is the elder brother.
{S} took the temple tour in {P}.
{S} has a mark on {hs} left temple.
{S} lit a candle because of the power cut.
{S} fasted before the blood test.
{S} pointed out the orthodox approach.
{S} has catholic tastes in music.
{S} wore a headscarf to paint the ceiling.
{S}'s given name is Christian.
{S}'s priest of a landlord never fixed it.
Christian {F} rang about the bill.
Christian {F} is our new treasurer.
{N} rang about Church Farm.
Mr Church met Mrs Bishop.
Mrs Parsons and Mr Abbot sent apologies.
Mr Pope is the landlord.
Is {s} {faith}?
Do you attend {worship}?
What is your religion?
Would {s} like to see the {clergy}?
If {s} is {faith}, ask about {diet} meals.
Please tell us about {hs} religion.
Staff who are {faith} may take {feast} as leave.
{faith}s all over the world celebrate {feast}.
{n} per cent of residents are {faith}.
The {worship} in {P} is to let, {G} said.
The {clergy} rang about the boiler for the hall.
The {faith} community centre is led by volunteers, {G} wrote.
The {worship} council asked {N}, the architect, for drawings.
{worship} accounts audited by {N}.
{worship} car park: contact {N}.
Prayer room: ask {N} for the key.
The policy on religion was drafted by {N}.
{feast} opening hours: ring {N}.
{feast} raffle: prizes to {G} by {D}
oh my god {G} did you see that
god knows where {G} put it
i swear to god the printer hates {G}
{G} prays the server stays up
thank god {G} is back
Mae {G} yn byw ger yr eglwys.
Nid yw {G} yn grefyddol.
Cyfarfu'r pwyllgor yn y capel.
`
