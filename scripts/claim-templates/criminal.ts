/** Sentences that tell of somebody's offence, or of being accused of one, and sentences that only hold such words. */
export const SAID = `
{S} (was|has been) (convicted|found guilty|accused|suspected|acquitted|cleared) of {offence} (in {Y}|).
{S} (was|has been) (arrested|charged|prosecuted|cautioned|jailed|sentenced|fined|interviewed under caution|wanted) (for|in connection with|over) {offence}.
{S} (was charged|is charged) with {offence}.
{S} (has|had) (a|two|several|spent|unspent|previous) (conviction|convictions|caution|cautions) for {offence}.
{S} has a criminal record.
{S} has form for {offence}.
{S} has previous.
{S} is known to the police (for {offence}|).
{S} (admitted|confessed to|pleaded guilty to|denied) {offence}.
{S} denies {offence} and goes on trial in {M}.
{S} got {n} (months|years) for {offence}.
{S} did {n} months for {offence}.
{S} (served|is serving|did) {n} (years|months) (in prison|inside|at HMP {P}|).
{S} (is|was) {punishment} (until {M}|since {Y}|for {n} months|).
{S} is on {order} (until {M}|for {offence}).
{S} breached (a|the|{hs}) {order}.
{S} was given a {order}.
{S} was put on the sex offenders register.
{S} was released from HMP {P} in {M}.
{S} is due out of prison in {M}.
{S} was recalled to prison.
{S} went to prison (for {offence}|when the children were small|twice).
{S} spent time in (prison|Borstal|a young offenders institution) as a teenager.
{S} lost {hs} licence for drink driving.
{S} was banned from driving for {n} months.
{S} has {n} points on {hs} licence for speeding.
{S} failed a breath test.
{S} was caught (stealing|shoplifting|with cannabis|dealing|over the limit|with a knife).
{S} (stole|took) £{n}00 from the till and was reported to the police.
{S} hit {hs} wife and the police were called; {h} was arrested.
{S} was remanded in custody.
{S} was released on bail (until {M}|with a tag).
{S} appeared (before|at) {P} magistrates charged with {offence}.
{S} appears at the Crown Court in {M} for {offence}.
{S} is awaiting trial.
{S} was tried for {offence} and acquitted.
{S} is under investigation (for {offence}|by the fraud squad|).
{S} is a suspect in the {offence} case.
{S} is on the run.
{S} is wanted in {P} for {offence}.
{S} is a (registered sex offender|convicted fraudster|convicted burglar|known dealer|serial offender|prisoner at HMP {P}|ex-offender).
{S} runs drugs for a county lines gang.
{S} deals (cannabis|cocaine|drugs) from the flat.
{S} was raided by the police, who found {offence} paraphernalia.
{S} was excluded for bringing a knife to school and the police charged {hm}.
{S} was reprimanded by the youth offending team.
{S} has to do {n}0 hours of unpaid work.
{S} has a curfew and wears a tag.
{S} has to see {hs} probation officer on {D}s.
{S} is working with the youth offending team.
{S} is alleged to have (assaulted a neighbour|taken money|committed {offence}|sent threats).
{S} allegedly (assaulted {N}|took the money|committed {offence}).
{S}'s DBS (shows|came back with|disclosed) (a caution|two convictions|{offence}).
{S}'s conviction for {offence} is spent.
{S}'s (trial|sentence|bail|appeal against conviction|probation|court date) (starts|ends|is) in {M}.
{S}'s criminal record was disclosed to the landlord.
{S}'s solicitor says {h} will plead guilty to {offence}.
{Hs} previous convictions include {offence} and {offence}.
{Hs} licence conditions forbid {hm} to go to {P}.
I was convicted of {offence} in {Y} (and it is spent|).
I have a caution for {offence}.
I have been to prison.
I was arrested last {D} (for {offence}|).
I am on probation and cannot travel.
I did {n} years for {offence}, a long time ago.
I was accused of {offence}, which I did not do.
my son got nicked for {offence} again
{G} got sent down for {n} years
{G} was done for {offence}
{G}s out on tag now
{G} been nicked, police took {hs} phone
My (brother|son|father|partner|ex) is in prison (for {offence}|).
My (son|husband) was arrested for {offence}.
Criminal convictions: {offence}, {Y}
Convictions: {Y} {offence}, fined
Offence: {offence}. Plea: guilty
Unspent convictions: yes, {offence}
DBS result: caution for {offence} ({Y})
Charge: {offence}
PNC: {n} convictions, last {offence}
Police matters: arrested {Y}, {offence}, NFA
Risk: convicted of {offence}
Allegation against {N}: {offence}.
Allegation of {offence} made against {T}.
Complaint: {N} {offence}, reported to police, crime ref {n}{n}.
Arrested for {offence} {M} {Y}.
On probation.
Served {n} months.
Previous: {offence}.
Spent conviction, {offence}.
{N}, convicted of {offence} in {Y}, applied for the job.
{N}, {n}, of {P}, admitted {offence}.
{N}, who was jailed for {offence}, asked for {hs} file.
The {W} was arrested (in the car park|at the flat|) for {offence}.
The {W} has a conviction for {offence}.
The {W} was bailed to {hs} mother's address.
Police (arrested|charged|are looking for|want to speak to) {N} (over|about|for) {offence}.
Magistrates (fined|jailed|banned) {N} for {offence}.
The court (sentenced|fined|jailed) {N}.
A judge sent {N} to prison for {n} years.
Tenancy breach: {offence} conviction of {T}.
Cafodd {N} ei arestio am {cyoffence}.
Mae {G} yn y carchar.
Cafwyd {N} yn euog o {cyoffence}.
Mae gan {G} gofnod troseddol.
`
export const NOT_SAID = `
{S} has no criminal record.
{S} has no convictions or cautions.
{S} has never been (arrested|in trouble with the police|convicted).
{S} was not charged with anything.
{S} was never a suspect.
Criminal convictions: none
Convictions: nil
DBS: clear
DBS check: clear, dated {M} {Y}
Unspent convictions: no
{S} was a victim of {offence}.
{S} was the victim of {offence} in {P}.
{S} reported (a|the) {offence} to the police.
{S} reported {hs} bike stolen.
{S} witnessed {offence} (outside the bank|in {P}).
{S} gave a statement to the police as a witness.
{S} was burgled in {M}.
{S} was robbed in {P}.
{S} was mugged on {hs} way home.
{S} was assaulted by a stranger.
{S} was attacked in the street.
{S}'s car was stolen and the police arrested nobody.
{S}'s house was broken into.
{S} is a criminal (lawyer|barrister|defence solicitor).
{S} is a (prison officer|police officer|magistrate|judge|probation officer|court clerk|crown prosecutor).
{S} works at (the magistrates court|HMP {P}|the prison|the probation service) as (a cleaner|an officer|a teacher).
{S} teaches in the prison.
{S} visits prisoners for a charity.
{S} is a prison visitor.
{S} served on the jury.
{S} was called for jury service.
{S} was served with lunch.
{S} was served a notice about the bins.
{S} works in fraud prevention.
{S} leads the fraud team at the bank.
{S} took the course on money laundering.
{S} wrote a thriller about {offence}.
{S} reads crime novels.
{S} lectures on {offence}.
{S} drafted the policy on {offence}.
{S} investigated the {offence} for the insurer.
{S} was charged (£{n}0 for delivery|twice for the same parcel|the full price|VAT).
{S} was charged with organising the party.
{S} is in charge of the stores.
{S} charged {hs} phone.
{S} was fined by the library.
{S} was convinced by the plan.
{S} has strong convictions about recycling.
{S} spoke with conviction.
{S} sentenced the team to overtime, as a joke.
{S} was released from {hs} contract.
{S} was let off the late fee.
{S} plays tennis on court {n}.
{S} has a trial shift on {D}.
{S} is on a trial period.
{S} has a free trial of the software.
{S} took the drug trial forms to the ward.
{S} was cautioned by the referee.
{S} advises caution.
{S} was suspended from the team for a late tackle.
{S} suspended the direct debit.
{S} suspects a fault in the boiler.
{S} stole the show.
{S} robbed Peter to pay Paul.
{S} was arrested by the beauty of it.
{S} committed the code.
{S} has custody of the keys.
{S} has custody of the children.
{S} was guilty of nothing worse than impatience.
{S} feels guilty about the cake.
{S} renewed {hs} driving licence.
{S} bought a TV licence.
{S} needs a DBS check for the job.
{S} applied for an enhanced DBS.
{S} paid a parking fine for a colleague.
{S} went to the police station to hand in a purse.
{S} rang the police about the noise.
{S} is on the police and crime panel.
{S} won a court case about the fence.
{S} appeared in court as an expert.
Has {s} been convicted of {offence}?
Do you have any unspent convictions?
Have you ever been cautioned for {offence}?
If {s} is convicted of {offence}, the contract ends.
Please declare any convictions.
Anyone convicted of {offence} is barred.
Staff accused of {offence} are suspended on full pay.
People convicted of {offence} rarely reoffend, the study says.
{offence} rose by {n} per cent, {G} reported.
{offence} is a crime.
The {offence} took place near {N}'s shop.
The prison sent its order to {N}.
The court adjourned before {s} arrived.
The police officer who took the call was PC {N}.
Arresting officer: PC {N}
Investigating officer: DS {N}
Solicitor for the prosecution: {N}
Crime reference given to {N}: {n}{n}/24.
Victim: {N}
Victim of {offence}: {N}, statement taken.
Fraud alert: {N} was sent a fake text.
{N} lost £{n}00 to fraud.
Insurance claim by {N}: {offence}, contents.
{G} is a criminal for eating the last biscuit
its a crime to miss this {G}
{G} killed it at karaoke
{G} is on parole from the diet lol
Cafodd car {G} ei ddwyn.
Mae {G} yn gweithio yn y llys.
Nid oes gan {G} gofnod troseddol.
`
