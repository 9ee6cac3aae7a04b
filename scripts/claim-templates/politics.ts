/** Sentences that say how somebody votes, thinks of politics or belongs to a party, and sentences that only hold such words. */
export const SAID = `
{S} (votes|voted|has always voted|will vote|intends to vote) {party}.
{S} is (a|an) {party} (member|supporter|voter|activist|councillor|donor|canvasser).
{S} (joined|left|rejoined|resigned from|was expelled from) {party} in {Y}.
{S} is a (lifelong|staunch|committed|convinced|former) {ideology}.
{S} describes {hm}self as (a|an) {ideology}.
{S} (stood|ran|was elected) for {party} in {P} ward.
{S} stood as an independent against {party}.
{S} (canvassed|leafleted|knocked on doors|delivered leaflets) for {party}.
{S} gave £{n}0 to {party} last year.
{S} pays {n} pounds a month to {party}.
{S} holds (strong|extreme|firm) {ideology} views.
{S}'s politics are (well to the left|on the right|{ideology}).
{S}'s politics are well known: {ideology}, through and through.
{S}'s {party} membership (lapsed|was renewed|is paid up) in {M}.
{S} voted {leaveremain} in the referendum.
{S} campaigned for {leaveremain}.
{S} marched against the (war|cuts|government) with {party}.
{S} was at the {party} conference as a delegate.
{S} (is|was) secretary of the {P} constituency {party}.
{S} (chairs|is treasurer of|sits on the executive of) {P} {party}.
{S} is on the {party} list for {P}.
{S} is our {party} candidate in {P}.
{S} (lost|won) {hs} seat as a {party} councillor.
{S} works for {party} as an organiser.
{S} has a {party} poster in the window.
{S} was seen wearing a {party} (rosette|badge|T-shirt).
{S} shares {party} posts all day.
{S} told the canvasser {h} would never vote {party} again and is going {party}.
{S} told us {h} could not support {party} any longer.
{S} used to be {party} but (switched|went over) to {party}.
{S} defected to {party}.
{S} won't vote for {party}; {h} says they are all crooks.
{S} spoiled {hs} ballot paper in protest at {party}.
{S} is a floating voter, leaning {party}.
{S} helped run the {party} campaign in {P}.
{S} was arrested at a {ideology} demo.
{S} takes part in {ideology} protests.
{S} signed the petition against the {party} government.
{S} is active in {ideology} circles.
{S} thinks {party} will ruin the country.
{S} admires {party}'s leader and says so on Facebook.
I (joined|left) {party} over (the war|Brexit|the leadership).
I have been a member of {party} for {n} years.
I am {ideology} and proud of it.
I vote {party} and so does my family.
I could not bring myself to vote {party}.
Please cancel my {party} membership, I no longer agree with the leadership.
I resigned the {party} whip.
My (father|mother|wife|brother) was {party} all (his|her) life.
My (son|husband) is active in {party}.
voted {party} tbh, sick of the other lot
{G} is a massive {ideology} lol
u going to the {party} rally with {G}? hes been going for years
{G} canvassing for {party} again on {D}
Voting intention: {party}
VI: {party}, firm
Canvass: {party} (strong)
Canvass code L, pledged {party}
Party: {party}
Political views: {ideology}
Affiliation: {party}, joined {Y}
Member of: {party}
Previous party: {party}
Doorstep: {T} - definite {party}, postal vote.
Doorstep: against, always {party}, do not call again.
{N}, {party} candidate for {P}, asked for a recount.
{N}, a (retired|) {party} councillor, complained about the bins.
{N} ({party}) asked to be removed from the list.
Cllr {N} ({party}) sent apologies.
The complaint is that {N} was sacked for {hs} {ideology} views.
Asked about politics, {s} said {h} supports {party}.
{Hs} father was a {party} MP and {h} canvasses for them too.
{G} says the family has been {party} since the miners' strike.
{G} was a teller for {party} on polling day.
{G} was elected to the {party} youth executive.
HR note: {G} asked for leave to stand for {party}.
Vetting: subject is a member of {party}, attends {ideology} meetings.
Joined {party} in {Y}.
Votes {party}.
{party} supporter, no posters.
Lifelong {party}.
Was a {ideology} in {hs} student days.
Belongs to {party}, branch officer.
Mae {G} yn aelod o {cyparty}.
Pleidleisiodd {N} dros {cyparty}.
Rwy'n cefnogi {cyparty}.
Safodd {N} fel ymgeisydd {cyparty} yn {P}.
`
export const NOT_SAID = `
The {party} conference is in {P}.
The {party} (meets|met) in {P} (on {D}|).
The {party} (conference|rally|manifesto launch) is in {P}, the {party} (meets|gathers) in {P}.
{party} (launched|published) its manifesto in {P}.
The {party} stall stands beside ours at the fair.
{S} is not a member of {party}.
{S} has never voted {party}.
{S} does not vote.
{S} declined to say how {h} votes.
{S} did not stand for {party}.
{S} belongs to no party.
Voting intention: none
Voting intention: refused
Political party: prefer not to say
{party} won the seat in {P}.
{party} announced its manifesto on {D}.
{party} met at the town hall, {G} reported.
The {party} government raised the tax, {s} noted.
A {party} spokesman rang {N} for the figures.
The {party} leader visited the plant where {s} works.
{S} complained to the {party} council about the bins.
{S} wrote to {hs} MP about the bus.
{S} reported on the {party} conference for the paper.
{S} is a (political correspondent|lecturer in politics|clerk to the council).
{S} counts votes at the election as council staff.
{S} asked for a postal vote form.
{S} is on the electoral register at {P}.
{S} voted to (accept|approve|reject) the minutes.
{S} voted for the red curtains.
{S} voted {G} employee of the month.
{S} was elected (chair|treasurer) of the tennis club.
{S} was voted off the show.
{S} is on annual leave until {D}.
{S} decided to leave at {n}.
{S} will remain in the role until {M}.
{S} went to a birthday party.
{S} is a party to the contract.
{S} was in labour for {n} hours.
{S} manages labour costs.
{S} works in the labour ward.
{S} studies labour law.
{S} drives a green van.
{S} painted the fence green.
{S} plays golf on the green.
{S} made a conservative estimate.
{S} poured a liberal measure.
{S} supports {P} United.
{S} supports the new rota.
{S} backs the plan for the car park.
{S} is standing for the bus, she said.
{S} stood down from the parent committee.
{S} is a candidate for the post of cleaner.
{S} gave £{n}0 to the children's hospice.
{S} posted the leaflets for the pizza place.
{S} campaigned for a new zebra crossing.
{S} plans to reform the filing.
{S} works for Unity Reform Church lettings.
{S} is a member of the parish hall committee.
{S} joined the gym.
{S} joined the party late and left early.
{S} teaches the history of {ideology}.
{S} wrote a biography of a {ideology}.
{S} reads about {ideology} for {hs} course.
Does {s} vote {party}?
Which party do you vote for?
Will {s} stand for {party}?
If {s} joined {party}, the rules would apply.
Please tell us if you are a member of {party}.
{n} per cent of voters said they would vote {party}.
People who vote {party} tend to be older.
{party} supporters gathered outside {N}'s shop.
Members of {party} may attend free of charge.
{party} councillors abstained, according to {N}.
The {party} group asked {N}, the clerk, for a report.
The {ideology} party lost, {G} read.
{party} HQ is next to {N}'s office.
The debate on {ideology} was chaired by {N}.
{T} interviewed the {party} leader for the BBC.
The book on {ideology} belongs to {G}.
The third party was {N}.
green light from {G} to go ahead
party at {G}'s on saturday, bring a bottle
{G} is leaving, do we do a party?
{G} voted most likely to be late lol
labour day weekend, {G} is off
Nid yw {G} yn aelod o {cyparty}.
Enillodd {cyparty} y sedd yn {P}.
Mae {G} yn gohebu ar gynhadledd {cyparty}.
`
