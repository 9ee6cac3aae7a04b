/** Sentences that tell of somebody's sex life or orientation, and sentences that only hold such words. */
export const SAID = `
{S} is (gay|lesbian|bisexual|bi|queer|homosexual|asexual|pansexual|heterosexual|straight).
{S} is (a|an) (gay|lesbian|bisexual|trans|queer|transgender) (man|woman|person|teacher|asylum seeker|parent|father|mother).
{S} is (openly|not openly|secretly) (gay|bisexual|lesbian|queer).
{S} is a lesbian.
{S} came out (as gay|as bisexual|as trans|to {hs} family|to the team|at work|in {Y}).
{S} has not come out to {hs} (parents|family|colleagues).
{S} was outed (at work|by a colleague|online).
{S} (told|confided in) (me|us|{hs} manager|the nurse) that {h} is (gay|bisexual|attracted to men|attracted to women|trans).
{S} identifies as (gay|queer|non-binary|bisexual|pansexual|a lesbian|trans).
{S} is (transgender|trans|non-binary|transitioning|intersex).
{S} transitioned in {Y}.
{S} is transitioning and uses (they|she|he) pronouns.
{S} was assigned male at birth.
{S} has a gender recognition certificate.
{S} is on the waiting list of the gender clinic.
{S} changed {hs} name on transition.
{SM} lives with his (boyfriend|husband|male partner).
{SM} is married to (another man|a man|his partner, David|Steven).
{SM} and his (husband|boyfriend) (adopted|bought a flat|applied together).
{SM}'s (husband|boyfriend), (Mark|Paul|Imran|Tomasz), collected it.
{SF} lives with her (girlfriend|wife|female partner).
{SF} is married to (another woman|a woman|her partner, Claire|Anna).
{SF} and her (wife|girlfriend) (adopted|bought a flat|applied together).
{SF}'s (wife|girlfriend), (Kim|Priya|Joanna|Leila), collected it.
{SM} has a boyfriend.
{SF} has a girlfriend.
{SM} met his husband at {P}.
{SF} met her wife at university.
{S} is in a same-sex (relationship|marriage).
{S} is in a civil partnership with a (man|woman).
{S} has two mums.
{S} is on Grindr.
{S} goes to the LGBT group in {P}.
{S} was sent to conversion therapy as a teenager.
{S} was attacked for being (gay|trans|a lesbian).
{S} was bullied (at school|in the army) because {h} is (gay|queer|trans|a lesbian).
{S} fears going back as {h} is (gay|a lesbian|bisexual).
{S} (had|is having|admitted) an affair (with a colleague|with {G}|behind {hs} wife's back).
{S} is cheating on {hs} (wife|husband|partner) with {G}.
{S} has been sleeping with {hs} (manager|client|neighbour).
{S} slept with {G} (at the conference|after the party|).
{S} has had {n} sexual partners in the last year.
{S} is sexually active.
{S} is not sexually active.
{S} works as an escort.
{S} was a sex worker in {P}.
{S} pays for sex.
{S} watches porn at work.
{S} uses {hs} work laptop for dating apps and swingers' sites.
{S} has an OnlyFans account.
{S} and {hs} wife are swingers.
{S} is in an open relationship.
{S} is polyamorous.
{S} is celibate.
{S} suffers from erectile dysfunction.
{S} asked the clinic for the morning after pill.
{S} sent intimate pictures of {hm}self to {G}.
{S}'s sexual orientation is known to the team.
{S}'s ex-wife told the court of {hs} affairs.
{S}'s affair with {G} ended in {M}.
{S}'s sex life was discussed in the (canteen|group chat).
{S}'s sexuality was used against {hm}.
{S}'s pronouns are they/them, {h} is non-binary.
I am (gay|a lesbian|bisexual|trans|queer|non-binary) (and|, and) (not out at work|out to my family|proud of it).
I'm gay.
I came out last year.
I have not told my parents that I am (gay|a lesbian|bi).
I transitioned {n} years ago.
I've been seeing another man behind my husband's back.
my girlfriend and i are both women and the landlord was odd about it
{G} is gay, dont tell {hs} mum
{G} came out to me last night
omg {G} is sleeping with {G}
did u know {G} is bi
Sexual orientation: (gay|lesbian|bisexual|gay man|gay woman|heterosexual|straight|other - queer)
Orientation: (gay|bi|lesbian)
Gender identity: (trans man|trans woman|non-binary)
Gender same as at birth: no
Trans status: disclosed, (MtF|FtM)
Sexual history: {n} partners, no protection
Sexual health: last tested {M}, new partner
Is gay.
Gay, lives with partner.
Out at work.
Trans woman, uses the name {G}.
In a same-sex relationship.
{N}, an openly gay {W}, complained of the remarks.
{N}, who is (gay|trans|bisexual), was not promoted.
{N}, a trans woman, was refused the room.
{T} told the tribunal that {h} is bisexual.
The {W} is a gay man from {country}.
The {W} is trans and does not want letters in {hs} old name.
HR note: {G} disclosed that {h} is transitioning.
Refused asylum: claims to be (gay|a lesbian|bisexual) but no partner named.
Mae {G} yn hoyw.
Mae {N} yn lesbiad.
Rwy'n ddeurywiol.
Mae {G} yn drawsryweddol.
`
export const NOT_SAID = `
{S} is not (gay|a lesbian|bisexual|trans).
{S} denied (having an affair|that {h} is gay).
{S} never said that {h} is gay.
{S} declined to give {hs} sexual orientation.
Sexual orientation: prefer not to say
Sexual orientation: not stated
Sexual orientation (please tick)
{SM} lives with his (wife|girlfriend) and two children.
{SF} lives with her (husband|boyfriend) in {P}.
{SM} is married to {GF}.
{SF} is married to {GM}.
{SM}'s wife, {GF}, collected it.
{SF}'s husband, {GM}, rang.
{SM} and his wife share the account.
{SF} and her husband share the account.
{SM} met his girlfriend at {P}.
{SF} rents the flat with her boyfriend.
{S} is married with {n} children.
{S} is getting married in {M}.
{S} lives with {hs} partner in {P}.
{S} and {hs} partner want to move.
{S} is {hs} business partner.
{S} is a partner in the law firm.
{S} is a civil servant.
{S} is a civil engineer.
{S} came out of the meeting early.
{S} came out of hospital.
{S} came out on top.
{S} came out of retirement.
{S} went straight home.
{S} wants a straight answer.
{S} drove straight on.
{S} gave it to {hm} straight.
{S} has straight hair.
{S} lives in Gay Street.
{S} takes pride in {hs} work.
{S} read Pride and Prejudice.
{S} is in transition to the new team.
{S} manages the transition to the cloud.
{S} transitioned to the new system in {M}.
{S} is in charge of foreign affairs.
{S} is head of public affairs.
{S} put {hs} affairs in order.
{S} said the whole affair was a shambles.
{S} is active in the club.
{S} had to sleep with the window open.
{S} slept on the sofa.
{S} was escorted from the building.
{S} was attracted to the job by the pay.
{S} attracted a lot of complaints.
{S} drives a Ford Escort.
{S} wrote an article about gay rights.
{S} is a lecturer in gender studies.
{S} teaches sex education at {P}.
{S} is a nurse at the sexual health clinic.
{S} photographed the Pride march for the paper.
{S} watched a film about a lesbian couple.
{S} was in the same sex education class.
{S} works for an LGBT charity.
{S} organised the Pride float for the bank.
{S} cheated at cards.
{S} cheated in the exam.
{S} is a virgin when it comes to spreadsheets.
{S} flies Virgin.
{S}'s brother-in-law is a straight talker.
{S}'s husband is the plumber, {N}.
{S}'s transition plan is due on {D}.
Mr Gay is our landlord.
Mrs {G} Gay sent the form back.
Is {s} gay?
What is your sexual orientation?
Are you trans?
If {s} is trans, ask which name to use.
Staff who are gay can join the network.
Gay men may give blood since {Y}, the leaflet says.
{n} per cent of staff are LGBT.
The gay bar in {P} closed, {G} said.
The LGBT network is run by {N} from finance.
The group for gay and lesbian parents meets on {D}.
The affair of the missing van was settled by {N}.
The policy on trans inclusion was written by {N}.
The sex of the calf is female, {G} noted.
Sex: female
Sex: M
Gender: male
Marital status: married
Partner: {N}
Husband: {N}
{G} is straight up the best
straight to voicemail when i ring {G}
{G} came out with a great idea
{G} coming out tonight?
{G} is sleeping over at {G}s
Mae {G} yn briod.
Nid yw {G} yn hoyw.
Mae gŵr {G} yn gweithio yma.
`
