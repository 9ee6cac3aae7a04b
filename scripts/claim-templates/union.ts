/** Sentences that say somebody belongs to or acts in a trade union, and sentences that only hold such words. */
export const SAID = `
{S} is (a|an) {union} (member|rep|shop steward|convenor|branch secretary|activist|official|delegate).
{S} (joined|left|rejoined|belongs to|has been in) {union} (in {Y}|since {Y}|).
{S} is in {union}.
{S} is a member of {union} and (asked|wants) to be represented.
{S} (was|is|has been) (a|the) {trade} (at the depot|in the warehouse|for {n} years|).
{S} pays {hs} {union} subs (by direct debit|through payroll|at work).
{S} has {trade} deducted from {hs} wages.
{S} (went|came out|was) on strike (with {union}|in {M}|for {n} days).
{S} stood on the picket line (outside|at) the {P} depot.
{S} refused to cross the picket line.
{S} took part in the {union} action in {M}.
{S} voted for strike action in the {union} ballot.
{S} voted in the {union} ballot.
{S} brought {hs} {union} rep to the (hearing|meeting|interview).
{S} was accompanied by {union}.
{S} was represented by {union} at the tribunal.
{S} asked {union} for (legal help|advice|representation).
{S} is being supported by {hs} union.
{S}'s union is {union}.
{S}'s {union} membership (number|card) is {n}4{n}.
{S}'s union (wrote in|has been informed|is backing the grievance).
{S}'s {trade} (lapsed|was stopped|comes out of the March pay).
{S} was elected {trade} by the night shift.
{S} takes facility time as {trade}.
{S} has {n} hours of facility time for {union} duties.
{S} organises for {union} in the care homes.
{S} was blacklisted for {hs} {trade} activities.
{S} was dismissed for union activity, {h} claims.
{S} is trying to get the site unionised.
{S} recruited half the kitchen to {union}.
{S} resigned from {union} over the pay deal.
{S} transferred from {union} to {union}.
{S} chairs the {P} branch of {union}.
{S} is going to the {union} (congress|conference) as a delegate.
{S} is on the national executive of {union}.
{S} works for {union} as (an|a) (organiser|regional officer|caseworker).
{S} edits the {union} branch newsletter.
{S} sits on the trades council for {union}.
{S} is a retired member of {union}.
I am a {union} member (and would like my rep present|, number {n}{n}7).
I am not happy and have spoken to {union}, of which I am a member.
I joined {union} when I started at {P}.
I pay my union dues every month.
I'm the {union} rep on nights.
I was on strike that day, so no pay is due.
As your {trade} I will be at the meeting, {G}.
My union has told me not to sign.
My {union} card was in the wallet.
My husband is a {trade} with {union}.
My dad was {union} all his life.
{G} from nights is the {union} rep btw
{G} joined {union} last week, finally
{G} wont be in, shes on strike
{G} said the union would back {hm}, hes a paid up member
Union: {union}
Trade union membership: yes, {union}
Union member: Y ({union})
Union branch: {P} {union}
Payroll code 417 {union} subs: {N}
Check-off: {N}, {union}, £{n}.50
Deduction: {union} £{n}.20 from {N}
Political levy: opted out, {union}
Affiliated through {union}
Affiliate: {union}, levy payer
{N} ({union} rep) raised the rota.
{N} ({union}) asked for the minutes to show the objection.
Staff side: {N}, {union}; {N}, {union}.
Present for {union}: {N}.
{T}, the {trade}, objected to the shifts.
{T} of {union} spoke for the cleaners.
Grievance: {G} says {h} was passed over for being a {trade}.
HR: {G} has told us {h} is standing for election as {trade}.
Strike register {D}: {N} absent, {union}.
Absent {D} {M}: industrial action ({N}).
Member of {union}.
{trade} at the depot.
Paid-up {union}.
Active in {union}.
On strike {D} and {D}.
Former {trade}, {union}.
{N} led the walkout at {P}.
{N} called the cleaners out on strike.
The {union} branch elected {N} as its secretary.
{union} backed {N}'s claim, as {h} is a member.
Mae {G} yn aelod o {union}.
Mae {N} yn gynrychiolydd undeb.
Ymunodd {G} ag undeb {union}.
Roedd {G} ar streic ddydd Llun.
`
export const NOT_SAID = `
{union} and {union} have signed the charter.
The {union} conference is in {P}.
{union} (meets|met) in {P}.
{S} is not a member of {union}.
{S} does not belong to a union.
{S} never joined {union}.
{S} was not on strike.
{S} declined to join {union}.
Union: none
Trade union membership: no
Union member: N
{union} and the employer signed a pay deal.
{union} announced a strike ballot on {D}.
{union} has its office in {P}, {G} said.
{union} wrote to {N}, the head of HR, about the rota.
{union} asked {T}, as managing director, for talks.
{S} negotiates with {union} for the company.
{S} is the HR manager who deals with {union}.
{S} met the {union} officials as head of personnel.
{S} wrote an article on trade unions.
{S} is writing a thesis on the {union} strike of {Y}.
{S} studies {trade} history.
{S} reported on the strike for the local paper.
{S} missed the train because of the {union} strike.
{S}'s flight was cancelled because of the strike.
{S} worked through the strike.
{S} drove past the picket line on the way to {P}.
{S} struck a deal.
{S} went on to strike the ball.
{S} had a lucky strike.
{S} banks with the credit union.
{S} has an account at {P} Credit Union.
{S} is a member of the students' union.
{S} plays rugby union for {P}.
{S} flew the Union Jack.
{S} works at the European Union.
{S} lives in Union Street.
{S} left the Soviet Union in {Y}.
{S} sent the money by Western Union.
{S} attended the union of two old families, a wedding in {P}.
{S} took the union of the two sets.
{S} works in the community.
{S} is a community nurse.
{S} has good prospects.
{S} took the prospect round the flat.
{S} released equity from the house.
{S} sold {hs} equity in the firm.
{S} wants to unite the teams.
{S} will unite with {hs} family at Christmas.
{S} moved into Unite Students halls.
{S} is the flight steward on the {P} route.
{S} was the race steward.
{S} advanced through the ranks.
{S} connected the printer.
{S} is in the trade.
{S} trades in antiques.
{S} runs a trade counter.
Is {s} in a union?
Are you a member of {union}?
If {s} is a member of {union}, the rep may come.
You may be accompanied by a trade union representative or a colleague.
{S} may bring a colleague or {trade} to the hearing.
{S} was told of {hs} right to be accompanied by a union representative.
Please tell us if you belong to a union.
Staff who are members of {union} should read this.
Members of {union} walked out at {P}.
{n} per cent of drivers belong to {union}.
The strike by {union} delayed {N}'s parcel.
The strike ended on {D}, {s} heard.
The picket line moved away before {s} arrived.
The clock will strike {n}, {G} said.
The union rejected the offer, {G} reported.
The policy on strike pay was drafted by {N}.
Trade union facilities agreement, version {n}, owner {N}.
{T} of the employers' federation opposed {union}.
Nid yw {G} yn aelod o undeb.
Mae'r undeb yn cyfarfod yn {P}.
`
