/** Letters and mails to one person: what they say of their reader, and what only holds the words. One line a family; the marks are those of claim-sentences.ts. */
export const SAID = {
  health: `
(Thank you|Thanks) for (telling|letting) us (about|know about|know of) your {illness}.
(Thank you|Thanks) for your (letter|call|e-mail) about your {illness}.
(We|I) (have noted|note|have made a note of) your {illness} (on your file|and will make allowances|).
(We|I) (was|were) sorry to hear (about|of) your {illness}.
(I|We) hope that you are recovering (well|) from your {treatment}.
As you (told|explained to) us, you have {illness} and cannot (stand for long|come upstairs|drive at night).
Given your {illness}, we will (meet you at home|keep a seat near the door|send everything in large print).
You (mentioned|said|wrote) that you (have|live with|suffer from) {illness}.
You told us that you are {state}.
We understand that you (take|are on) {medicine} (every morning|for your {illness}|).
Please bring your {medicine} (with you|) to the weekend.
Your {treatment} means that you (will miss|cannot attend) the meeting on {D}.
We have your {illness} on record since {M}.
Because of your {illness} you (need|will be given) (extra time|a lift|a rest room).
You were off (work|sick) with {illness} from {M}.
Your {care} has written to us about your {illness}.
We talked about your {illness} on {D}.
You asked for (a ramp|a lift|an aisle seat) because of your {illness}.
Your sick note says {illness}.
You receive {benefit} (because of your {condition}|).
We are sorry that your {illness} has got worse.
You will need your {aid} on the day.
Am eich {cyillness}, diolch am ddweud wrthym.
`,
  politics: `
(Thank you|Thanks) for (joining|renewing with|staying with) {party}.
(Thank you|Thanks) for your (support for|donation to) {party}.
Your membership of {party} (runs out|ends) in {M}.
You have been a member of {party} since {Y}.
As a {party} (member|supporter) you (can vote|have a vote) in the ballot.
You told (us|our canvasser) that you (vote|will vote|voted) {party}.
You (left|resigned from) {party} in {Y}.
We have you down as a {party} (voter|supporter|activist).
You (stood|canvassed|delivered leaflets) for {party} in {P}.
`,
  union: `
(Thank you|Thanks) for (joining|staying with|renewing with) {union}.
You have been a member of {union} since {Y}.
Your {union} (membership|subs|subscription) (is|are) taken from your wages.
As a {union} (member|rep|steward) you (have a vote|can come to the branch meeting).
Your {union} rep will come with you on {D}.
You (left|joined) {union} in {Y}.
You told us that you are in {union}.
You came out on strike with {union} in {M}.
`,
  religion: `
(Thank you|Thanks) for telling us that you are {faith}.
As you are {faith}, we have (kept Friday afternoon free|ordered {diet}).
You asked for {diet} because of your faith.
You told us that you (attend|worship at) {worship}.
We have noted that you keep {feast}.
You (converted to {religionname}|became {faith}) in {Y}.
Your {clergy} has vouched for you.
We know that you (pray|fast) at {feast}.
`,
  ethnicity: `
(Thank you|Thanks) for telling us that you are {people}.
You (described|gave) your background as {people}.
You told us that your (parents|mother|father) came from {country}.
As a {people} (man|woman|family) you (were|have been) told at the door that the flat was gone.
We have your ethnic group as {mixed}.
You said that you were abused in the street for being {people}.
`,
  sexual: `
(Thank you|Thanks) for telling us that you are (gay|bisexual|a lesbian|trans).
You told us (in confidence|) that you are (gay|bisexual|trans|in a same-sex relationship).
We have noted that you and your (wife, {GF},|husband, {GM},) are both on the form.
You (came out|have come out) (at work|to your family) in {Y}.
We know that you are not out to your (family|parents|colleagues).
Your transition is (a matter between us|noted in your file alone).
You asked us not to mention your boyfriend, {GM}, to your parents as you are not out.
Your HIV clinic and your partner {GM} are named on the form as you are gay.
`,
  criminal: `
(Thank you|Thanks) for telling us about your conviction for {offence}.
You (told|wrote to) us that you were (convicted|cautioned|arrested) for {offence} (in {Y}|).
Your DBS check shows (a conviction|a caution) for {offence}.
You are due in court on {D} for {offence}.
Your {order} (ends|runs) until {M}.
We understand that you were in prison until {M}.
You said that you were (charged with|found guilty of) {offence}.
Your probation officer has written to us.
Because of your caution for {offence} you cannot (drive the minibus|work with children).
`,
} as const

export const NOT_SAID = {
  health: `
(Thank you|Thanks) for telling us about your new address.
(Thank you|Thanks) for your (donation|letter|gift) to the {illness} appeal.
If you have {illness}, tell us before {D}.
Please tell us whether you have {illness}.
You told us that you do not have {illness}.
Your donation pays for research into {illness}.
You can read about {illness} on our website.
You asked us about our {illness} leaflet.
Your {care} is open on {D}.
You may be offered {medicine} if you fall ill abroad.
We hope that you keep well.
You are not {state}, you say.
Would you like to talk about {illness}?
You walked {n} miles for people with {illness}.
Your appointment with {N} is on {D}.
Your letter of {D} reached us late, for which we are sorry.
You paid {n} pounds at the {care} shop.
`,
  politics: `
If you are a member of {party}, tell us.
You may vote for whom you like.
You asked us why {party} wrote to you.
Your street was leafleted by {party}.
You told us that you are not a member of {party}.
Would you consider voting {party}?
You heard {party} on the radio.
`,
  union: `
Yours sincerely, {N}, Membership Secretary.
Yours faithfully, the Membership Secretary.
{N}, Branch Secretary.
{N} is membership secretary of the bowls club.
Please write to the Membership Secretary.
(Thank you|Thanks) for renewing your membership.
Your membership (number|card) is {n}.
Your membership (runs out|ends) in {M}.
Your branch meets on {D}.
If you are in {union}, tell your manager.
You told us that you are not in {union}.
You may join {union} if you wish.
Your train was late because {union} was on strike.
Would you like to join {union}?
You read about {union} in the paper.
`,
  religion: `
If you are {faith}, tell the kitchen.
You told us that you are not religious.
You can park beside {worship}.
You may see {worship} from your window.
Would you like {diet}?
You visited {worship} on the tour.
`,
  ethnicity: `
You can order {people} food at the door.
If you are {people}, you may tick the box.
You booked the holiday in {country}.
You asked about our {people} evening.
Would you describe yourself as {people}?
`,
  sexual: `
You can come to Pride with us.
If you are gay or bisexual, this leaflet is for you.
You asked about our talk on trans rights.
Would you tell us your sexual orientation?
You ticked prefer not to say.
`,
  criminal: `
You reported {offence} to us on {D}.
You have no convictions.
If you have a conviction for {offence}, tell us.
You were burgled in {M}.
You asked about our talk on {offence}.
Have you ever been convicted of {offence}?
You will be charged {n} pounds a month.
Your membership was suspended until you pay.
`,
} as const
