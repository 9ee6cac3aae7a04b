/** Sentences that say what people somebody comes of, and sentences that only hold such words. */
export const SAID = `
{S} is {people}.
{S} is (a|an) {people} (man|woman|national by descent|teenager) (in {hs} thirties|from {P}|).
{S} is of {people} (origin|descent|heritage|extraction|background|parentage|ancestry).
{S} is (half|part|a quarter) {people}.
{S} is {mixed}.
{S} (identifies|describes {hm}self|self-identified) as {people}.
{S} (was born|grew up) in {country} to {people} parents.
{S} comes from a {people} family.
{S} came (here|to Britain) from {country} as a (child|refugee|student) and is {people}.
{S}'s (mother|father|mum|dad) (is|was) {people}.
{S}'s (parents|grandparents) (are|were|came) from {country}.
{S}'s family (are|is) {people}.
{S}'s ethnicity is {people}.
{S}'s roots are in {country}.
{S}'s skin colour was mentioned by the attacker.
{S} belongs to the {people} community in {P}.
{S} belongs to the {people} minority.
{S} is a member of the {people} tribe.
{S} speaks {people} at home, as both parents are {people}.
{S}'s first language is {people} and {h} is {people}.
{S} has {people} blood on {hs} mother's side.
{S} was called a {slur} because {h} is {people}.
{S} says {h} was passed over because {h} is {people}.
{S} was the only {people} person on the team.
{S} was racially abused for being {people}.
{S} feels {h} was stopped because {h} is {people}.
{S} is a {people} asylum seeker.
{S} is a {people} refugee from {country}.
{S} arrived on the Windrush.
{S} is from the Windrush generation.
{S} lives on the {people} site at {P}.
{S} is descended from {people} settlers.
{S} is second-generation {people}.
{S} is British-born {people}.
{S} is {people} by birth and British by passport.
{S} (looks|appears) {people}, the witness said.
Suspect: {people} male, {n}0s, dark jacket.
IC3 male, approx {n} years.
Victim is a {people} female.
Described as {people}, slim, about {n}.
{N}, {people}, of {P}.
{N}, (a|an) {people} (student|driver|nurse|mother of two), said the police ignored {hm}.
{N}, who is {people}, told the tribunal of the remarks.
{N} and {N}, both {people}, shared the flat.
{T} is (a|an) {people} lady of {n}.
As a {people} woman {s} felt unsafe there.
As the only {people} family in the street, the {F}s were targeted.
I am {people} (and|so) my hair was remarked on.
I'm {people}, my husband is {people}.
I am a {people} man and was followed round the shop.
I come from a {people} family.
I was born in {country}, my parents are {people}.
Being {people}, I was asked where I really come from.
im {people} and they kept asking where im from
{G} is {people} i think, from {country}
{G}s mum is {people}
{G} is {mixed}, {hs} dads {people}
My (wife|husband|partner) is {people}.
My grandmother was {people}.
Our adopted son is {people}.
The child is {mixed}.
The baby is of {people} and {people} heritage.
The {W} is a {people} woman.
The {W}, who is {people}, needs an interpreter.
Both {hs} parents are {people}.
Ethnicity: {people}
Ethnic group: {people}
Ethnic origin: {people}
Ethnic background: {mixed}
Race: {people}
Ethnicity code: A - {people}
Eth: {people}. Lang: {people}
Nationality: British. Ethnicity: {people}
Heritage: {people}
Self-defined ethnicity: {people}
{people} heritage, speaks English.
Of {people} origin.
{people} woman, {n}.
From the {people} community.
Parents from {country}.
Born in {country}, ethnically {people}.
EDI form: {G} ticked {people}.
Placement note: carers should be {people}, as {G} is {people}.
Housing: family of {n}, {people}, overcrowded.
Mae {G} o dras {cypeople}.
Mae {N} yn {cypeople2}.
Daw teulu {G} o {country}.
`
export const NOT_SAID = `
{S} is not {people}.
{S} has no {people} blood, {h} says.
{S} (likes|cooks|ordered) {people} food.
{S} ate at the {people} restaurant.
{S} runs a {people} takeaway.
{S} (teaches|is learning|speaks|reads|studied) {people}.
{S} has {people} lessons on {D}.
{S} speaks {people} and French.
{S} translated the letter into {people}.
{S} works at the {people} embassy.
{S} flew to {country} on {D}.
{S} is on holiday in {country}.
{S} came back from {country} with a cold.
{S} has a client in {country}.
{S} lives in {country} at the moment for work.
{S} sent the parcel to {country}.
{S} moved the call centre to {country}.
{S} supports the {people} rugby team.
{S} watched the {people} match.
{S} bought a {colour} (car|coat|van|shirt|door|dog|sofa|laptop).
{S} wore a {colour} (dress|shirt|hat) to the wedding.
{S} drives a {colour} Golf.
{S} has {colour} hair.
{S} drinks {colour} coffee.
{S} painted the wall {colour}.
{S} is in the black this month.
{S} was in a black mood.
{S} was blacklisted by the bank.
{S} called it a black day for the firm.
{S} told a white lie.
{S} works in a white-collar job.
{S} bought white goods on credit.
{S} owns a {people} rug.
{S} drinks {people} tea.
{S} collects {people} pottery.
{S} won the race.
{S} entered the (egg and spoon|sack) race.
{S} watched the race at Ascot.
{S} works for English Heritage.
{S} manages the heritage site at {P}.
{S} studies {people} history.
{S} wrote a guide to {country}.
{S} booked the {people} dancers for the fete.
{S}'s {people} supplier is late.
{S}'s dog is a {people} terrier.
{S}'s cat is black and white.
{S}'s background is in (accounting|marketing|nursing).
{S}'s family lives near {P}.
{S}'s origin server is down.
{S} has a background in finance.
Mr {colour} moved to {P} in {M}.
Mrs {colour} and Mr Brown share the drive.
{G} White rang.
{G} English is the plumber.
{G} French will call you.
Mr Welsh sent the invoice.
Miss Ireland lives in {P}.
Is {s} {people}?
What is your ethnic group?
Which of these best describes {hm}: {people}, {people}, {people}?
Please state {hs} ethnicity.
Ethnicity: not stated
Ethnicity: prefer not to say
Ethnic group: refused
Ethnicity (tick one box)
If {s} is {people}, an interpreter can be booked.
{n} per cent of pupils are {people}.
{people} people are more often stopped, the study found.
{people} voters turned out, {G} reported.
{people} workers built the line, {G} told the group.
The {people} government signed the treaty, {s} noted.
The {people} firm bought {N}'s company.
The {people} community centre in {P} is run by volunteers, {s} said.
The Race Relations Act was explained to {hm}.
The black box was returned to {N}.
The white paper was sent to {N}.
The {people} translation is by {N}.
{people} bread recipe from {N}.
{people} interpreter needed for {D}, contact {N}.
{G} fancies a {people} tonight
{G} got us a {people} takeaway
{G} is back from {country} on {D}
black friday deals, says {G}
Mae {G} yn dysgu Cymraeg.
Mae {G} ar wyliau yn {country}.
`
