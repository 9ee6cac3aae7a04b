/** Sentences that say somebody would be in danger if found, or must be written to with care; and sentences that only hold such words. */
export const SAID = `
{S} (lives|is|is staying) in a (women's |)refuge.
{S} moved to a (refuge|safe house|secret address) (in {M}|with the children|).
{S} fled (a violent|an abusive) (partner|husband|ex|father).
{S} fled to {P} and {hs} (ex|husband|family) must not know where {h} is.
{S} is in hiding from {hs} (family|ex-husband|brothers).
{S} left {hs} husband after years of abuse and he is looking for {hm}.
{S} is a (victim|survivor) of (domestic abuse|domestic violence|stalking|trafficking|honour-based abuse).
{S} is being stalked (by {hs} ex|by a former colleague|).
{S} has a stalker.
{S} has been threatened by {hs} (ex|neighbour|former partner).
{S} has had (death threats|threats|threats to kill) (since {M}|after the vote|).
{S} has an (Osman warning|injunction against {hs} ex).
{S} has a (non-molestation order|restraining order|stalking protection order) against ({hs} ex|{N}|{hs} husband).
{S} got a {order} against {hs} former partner.
{S} was discussed at MARAC.
{S} is (a|on the) MARAC case.
{S} has an IDVA.
{S} is in witness protection.
{S} is a protected (witness|person).
{S} gave evidence against the gang and was moved.
{S} was given a new identity.
{S} has changed {hs} name (for safety|because of {hs} ex).
{S} lives under another name.
{S} is a (serving |)(police officer|police constable|detective|prison officer|soldier).
{S} works undercover.
{S} is an undercover officer.
{S} is a police informant.
{S} works for (MI5|the security service|GCHQ|the intelligence service).
{S} is a judge (at the Crown Court|).
{S} is a (parliamentary |council |)candidate and has had threats.
{S} is a candidate with close protection.
{S} has police protection.
{S} has a panic alarm fitted.
{S} is registered anonymously on the electoral roll.
{S} is an anonymous elector.
{S} is ex-directory (for safety|because of the threats|).
{S} is a journalist in exile and fears {hs} government.
{S} sought asylum and fears being traced by {hs} government.
{S} interpreted for the army in Afghanistan.
{S} works at an abortion clinic and is harassed.
{S} works in animal research and was targeted.
{S} is afraid {hs} (ex|father|brother) will find {hm}.
{S} is terrified of being found.
{S} fears for {hs} life.
{S} asked that {hs} address is (withheld|kept secret|not given to anybody|kept off the file).
{S} asked us not to tell anyone where {h} lives.
{S} does not want {hs} (ex|husband|father) to have {hs} (number|address).
{S} must not be (contacted at home|written to at home|rung at home).
{S} was trafficked and is in safe accommodation.
{S} escaped a forced marriage.
{S} is at risk (of honour-based violence|from {hs} family|of serious harm).
{S} is high risk, (do not disclose|safeguarding flag).
{S} had to move because he found {hm}.
{S}'s address (must not be disclosed|is confidential|is protected|is withheld|is not to be given out).
{S}'s (ex|ex-partner|husband|father) (is violent|is not allowed near {hm}|does not know the new address|keeps turning up|must not get this number).
{S}'s whereabouts must not be (known|revealed|given to {hs} husband).
{S}'s details are not to be shared.
{S}'s file is (restricted|locked|sensitive).
{S}'s new (address|number) is not to be given to anyone.
{S}'s record has an S flag.
Do not (disclose|share|give out|confirm) {hs} address.
Do not send (post|letters|anything) to the home address, {hs} husband opens it.
Do not (ring|leave messages|write): {hs} partner checks {hs} phone.
Never give {hs} address to the father.
Address withheld: {N}
Address: withheld
Address protected at {hs} request.
Confidential address - see duty manager.
Safe contact only through {N}.
No post to this address.
DV: yes. Refuge placement {M}.
DA flag. Perpetrator: {N}
Risk: violent ex-partner, non-molestation order in force.
Occupation: police officer
Occupation: prison officer
Occupation: serving soldier
Marker: protected person
Note: ex-directory, silent number.
NMO in place until {M}, no contact with {N}.
No contact between {N} and {N}, court order {Y}.
{N} is not to have any contact with {N}.
Please do not tell {hs} husband that {h} rang.
Please keep my address secret, my ex is looking for me.
I am a police officer and my family's address is on your list.
I live in a refuge.
I had to leave because he hit me, please do not give him my number.
I am scared he will find us.
My ex must not find out where we live.
My ex-husband has a restraining order.
I'm under witness protection.
my ex is stalking me pls dont give out my number
dont tell {G}s dad where shes living, theres a court order
{G} is in the refuge in {P}, keep it quiet
{N}, a serving police officer, asked for {hs} data.
{N}, a prison officer at HMP {P}, got threats at home.
{N}, who lives in a refuge, needs a safe e-mail.
{N}, a detective with the county force, is on the list.
{N}, our candidate in {P}, received a threat to {hs} life.
{T} is a magistrate and wants {hs} home address removed.
Mae {N} yn byw mewn lloches.
Peidiwch â datgelu cyfeiriad {N}.
Mae {G} yn heddwas.
Mae {G} yn ofni y bydd ei gŵr yn dod o hyd iddi.
`
export const NOT_SAID = `
{S} works (for|at) a (women's refuge|refuge charity).
{S} raises money for the refuge.
{S} painted the refuge kitchen.
{S} runs the animal refuge.
{S} took refuge in the bus shelter.
{S} sheltered from the rain.
{S} slept in the shelter on the walk.
{S} is a candidate for the post of (cleaner|clerk|manager).
{S} was the best candidate at interview.
{S} is a PhD candidate.
{S} spoke to a police officer about the noise.
{S} rang the police about a stolen bike.
{S} gave the police officer a cup of tea.
{S} went to the police station.
{S} was stopped by a police officer for speeding.
{S} was arrested by the police.
{S} was a witness to the collision.
{S} signed as a witness to the will.
{S} witnessed the signature.
{S} is a security guard.
{S} has security concerns about the password policy.
{S} leads the security team.
{S} completed the security training.
{S} has a security clearance form to fill in.
{S} fitted the burglar alarm.
{S} bought a screen protector.
{S} is the data protection officer.
{S} has income protection insurance.
{S} works in child protection.
{S} drafted the domestic abuse policy.
{S} took the course on domestic violence.
{S} trains staff to spot domestic abuse.
{S} wrote the leaflet about stalking.
{S} is a social worker with the domestic abuse team.
{S} works for Women's Aid as a bookkeeper.
{S} chairs the MARAC.
{S} attended MARAC as the housing representative.
{S} threatened to cancel (the contract|{hs} order|).
{S} was threatened with court action over the bill.
{S} threatened legal action.
{S} is under threat of redundancy.
{S} is at risk of redundancy.
{S} is at risk of missing the deadline.
{S} keeps confidential files.
{S} signed a confidentiality agreement.
{S} was told the meeting was confidential.
{S} disclosed a (conflict of interest|second job).
{S} disclosed {hs} health condition.
{S} agreed to share {hs} address with the courier.
{S} shared the file with {G}.
{S} left a message with {hs} new address.
{S} moved to a new address in {P}.
{S} moved to {P} in {M}.
{S} has a new number.
{S} has a private address.
{S} is hiding behind the policy.
{S} hid the Easter eggs.
{S} followed the procedure.
{S} was found at home.
{S} cannot find {hs} card.
{S} fears the price will rise.
{S} is afraid the parcel is lost.
{S} is afraid of flying.
{S} was abusive to staff.
{S} used abusive language on the phone.
{S} has a temper and threatened the clerk.
{S} was a soldier (in the sixties|before {h} retired).
{S} retired from the police in {Y}.
{S} wants to join the police.
{S} was dressed as a police officer for the party.
{S} judges the flower show.
{S} changed {hs} name on marriage.
{S} changed {hs} surname after the wedding.
{S}'s address is {n} {P} Road.
{S}'s address is on the form.
{S}'s address changed in {M}.
{S}'s ex-husband collects the children on {D}s.
{S}'s ex pays half.
{S}'s whereabouts: in the office until five.
{S}'s order was protected in transit.
{S}'s number is not in service.
{S}'s number is in the directory.
This e-mail is confidential and intended for {N} only.
This message and any attachments are confidential.
Do not disclose your password to anyone.
Do not share this link.
Do not share your PIN, {G} said.
Please do not reply to this address.
Please do not disclose the tender prices.
Is {s} a police officer?
Are you in danger?
If {s} is at risk, ring the duty manager.
Please tell us if your address must be kept confidential.
Anyone in a refuge can ask for a safe address.
Police officers may park free, {G} said.
{n} police officers attended, according to {N}.
The police officer who attended was helpful, said {N}.
The refuge in {P} has ten beds.
The refuge is run by {N}.
The domestic abuse helpline number was given to all staff, {G} wrote.
The silent auction raised £{n}00, {G} reported.
The protected cycle lane was welcomed by {N}.
The candidate list was typed by {N}.
Candidates should bring identity, {G} wrote.
Threat level: low. Owner: {N}
Security question answered by {N}.
Witness: {N}
Witnessed by {N}
Protected characteristics form returned by {N}.
Restricted access: lift out of order, ring {N}.
Safeguarding training: {N} completed {M}.
Safeguarding lead: {N}
{G} is stalking the fridge again lol
{G} is undercover boss material
{G} went into hiding after that joke
secret santa list: {G}, {G}
Mae {G} yn gweithio i'r heddlu fel clerc.
Nid yw'r cyfeiriad yn gyfrinachol, meddai {G}.
`
