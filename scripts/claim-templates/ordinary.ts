/** Sentences of every office that say nothing of the kind of anybody, though they hold such words: one a line. */
export const ORDINARY = `
{N} confirmed the date by phone.
{N} confirmed that it works.
{G} confirmed working on {n} {M} {Y}.
Absence record for {N} (payroll {n}{n}).
Attendance record: {N}
Service record of {N}, opened {M} {Y}.
Customer record updated by {G}.
Record number {n}{n}, {N}.
{S} updated the record.
{S} filled in the form on {D}.
Form {n} was sent to {T}.
{S} left a note for {G}.
See section {n} of the report by {N}.
Section {n}, paragraph {n}: {N} to reply.
{N}'s sister {N} signed the lease.
{S} and {hs} brother run the shop.
{N}'s mother {G} lives next door.
{T} and {hs} son moved to {P}.
{S} lives at {n} {F} Road, Kingston upon Hull.
{S} moved to {n} Church Lane, {P}.
Address: {n} St Mary's Road, {P}
Address: {n} Temple Gardens, {P}
{S} parked in St John's Street.
{S} asked about the arrears.
Rent arrears of £{n}0: {T}
Follow up with {T} about the late payment.
Spoke to {T} about the invoice.
Spoke with {G}, will ring back on {D}.
Charge of £{n} made to {T}.
{S} queried a charge on the bill.
No charge to {T}.
Previous address: {n} {F} Road
Previous employer of {N}: {F} Ltd
{S} sent the previous version.
Order {n}{n} for {N} was sent on {D}.
{S} placed an order for {n} chairs.
{S} signed the order.
Release {n}.{n} was tested by {G}.
The release date is {M}, {G} said.
{N} is the branch manager at {P}.
{N}, branch secretary of the gardening club, wrote.
{N} is treasurer of the cricket club.
{N} was elected chair of the residents' association.
Committee: {N}, {N}, {N}.
Present: {N} (chair), {N}, {N}
Apologies from {N} and {N}.
Minutes taken by {N}.
{N} is a member of the gym.
Membership number of {N}: {n}{n}{n}
{S} renewed {hs} membership for {Y}.
{S} supports the proposal.
{S} asked support for help.
{S} closed the ticket on {D}.
{S} reset the password for {G}.
{S} will present on {D}.
{S} will join the call at {n}.
{S} joined the company in {Y}.
{S} left the company in {M}.
{S} works for {F} & Sons as a driver.
{S} works in accounts at the {P} office.
{S} is the finance director of {F} plc.
{S} has worked here since {Y}.
{S} was born on {n} {M} {Y}.
{S} was born in {P}.
Date of birth of {N}: {n} {M} {Y}
{N}, aged {n}, of {P}, won the raffle.
{S} married in {Y}.
{S} is married to {N}.
{S} has two children.
{S} pays by direct debit from account {n}{n}{n}.
{S} gave {hs} sort code and account number.
{S} asked for a refund of £{n}.
{S} complained about the noise.
{S} would like a copy of {hs} file.
{S} wants to close the account.
{S} rang at {n}, no answer.
{S} sent a letter on {D}.
{S} did not reply to the letter.
{S} asked to be called after six.
{S} wants the report by {D}.
{S} thanked the team for the help.
{S} is on holiday until {M}.
{S} is off on {D}.
{S} is travelling to {P} on {D}.
{S} will be late.
{S} has the keys to the office.
{S} delivered the boxes.
{S} fixed the boiler on {D}.
{S} read the meter: {n}{n}.
{S} manages the rota for the ward.
{S} approved the budget.
{S} founded the firm with {N}.
{S} teaches at the University of {P}.
{S} spoke at the conference in {P}.
{S} wrote the newsletter.
{S} took the minutes.
{S} is a witness to the contract.
{S} signed as a witness.
{S} is acting for the buyer.
{S} changed {hs} e-mail address.
{S} has a new phone number.
{S} forgot the password.
{S} shares the flat with {N}.
{S} gave notice on the flat.
{S} inherited the house from {hs} father.
{S} is the executor of {hs} mother's will.
{S} bought a ticket to {P}.
{S} likes gardening and walking.
{S} reads the lesson plan.
{S} is good with numbers.
Dear {T}, thank you for your letter of {n} {M}.
Dear {T}, please find enclosed the form you asked for.
Dear {G}, it was good to see you on {D}.
We confirm, {T}, that your policy starts in {M}.
We note, {T}, that the rent is due on the {n}th.
Kind regards, {N}, Community Manager
Yours sincerely, {N}, Area Manager
Line manager: {N}
Contact: {N}, {n}{n} {n}{n}
Name: {N}
Surname: {F}
Forenames: {G}
Town: {P}
Next of kin: {N} (sister)
Emergency contact: {N}, brother
Reference: {N}, {Y}
Relationship: brother
Occupation: bus driver
Job title: Support Worker
Department: Community Services
Status: closed
Agent: {N}
Candidate: {N}, interview {D}
Custody record opened for {N}.
Arresting officer: PC {N}
Solicitor: {N}
Interpreter: {N}
Doctor: {N}
Teacher: {N}
Photographer: {N}
Vicar's address given to {N} by mistake.
Our policy on belief and religion was sent to {N}.
Our policy on equal opportunities: ask {N}.
We do not record ethnicity or health, {G} explained.
The firm, founded in {P} by {N}, was sold.
The report by {N} covers {Y}.
The meeting with {N} is at {n} in Room {n}.
The parcel for {N} never came.
The lease names {N} and {N}.
The council heard from {N} of the traders.
Councillor {N} disagreed.
Cllr {F} opened the fair.
Lord {F} gave the prize.
Sir {N} chaired the talk.
Mayor {N} cut the ribbon.
Professor {F} wrote the foreword.
Mr Church, Mrs Bishop and Miss Green sent cards.
Mr Pope and Mr King met {N}.
`
