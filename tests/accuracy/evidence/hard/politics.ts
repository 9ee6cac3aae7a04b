/** Hard sentences of one kind, one a line: see index.ts. */
export const SAID = `
Mr Wragg has been a card-carrying Tory since Heath.
Nesta puts up a Plaid board every election.
Owen was whip of the Liberal Democrat group until May.
Bernadette marched with the Stop the War lot.
He was suspended from the Labour Party for a tweet.
Mrs Amos sits as a Green on the county council.
Joseph says he'll never forgive the SNP and votes tactically for the Tories.
Ludo is a hard Brexiteer.
She is chair of Young Labour in the region.
Dermot's people were always Fianna Fáil.
Mr Kaya was jailed in Ankara as a supporter of the HDP.
Piers has been selected to fight the seat for Reform.
Ms Lutz had an AfD flyer on her desk and defended it.
Hector tore down the Labour posters and put up Conservative ones.
My aunt was a suffragette and my dad a Bevanite.
Viktor told colleagues that he is an anarchist.
Janice will not hear a word against Mrs Thatcher, being true blue.
Ms Dean was a councillor for the Liberal Democrats from 2010 to 2014.
He phones voters for the Conservatives in the evenings.
Arlo glued himself to the road with Just Stop Oil.
The witness agreed that he had been in the National Front in the seventies.
Cora left the party when Corbyn became leader.
Cora rejoined the party under Starmer.
Barry reckons the BNP talked sense.
Her husband's the local Lib Dem agent.
Ms Sharma gave Labour a thousand pounds before the poll.
Noel is an Irish republican and makes no secret of it.
Alastair wants an independent Scotland and flies the saltire.
Sergei spoke at rallies against Putin.
Fatou organised for the opposition in Banjul.
Mr Haines believes the state should own the banks, he's an old-school socialist.
I'm on the left of the party.
I did vote Leave, yes.
I've knocked doors for Labour for twenty years and this is how I'm treated.
I stood for the council as a Green in 2019.
I want nothing more to do with the Conservatives, strike me off.
I let my SNP membership go.
We are a Labour household.
not voting for starmer again said abdul, going green
Jen's gone full tory lol
omg your uncle is ukip??
Steve is a commie and proud
she cried when remain lost, bless her
Voter ID 2231: strong Con, will display poster
VI Lab 2019, now DK leaning Grn
Pledge: SNP 1, SGP 2
Declared interest: member, Co-operative Party
Register of interests: Cllr B Rao, Labour Party, member
Political affiliation declared: Plaid Cymru
How did you vote: Remain
Ms Thorne - Con - postal
Target: soft Labour, switcher
Do you support a party? Yes, the Greens
Activist code: D3 delivers 120 Labour leaflets, Elm Ward
Branch notes: Rhodri offered to stand as paper candidate for Plaid.
Vetting file: Mr Boon attended three Britain First meetings.
Reason for asylum: membership of the banned opposition party.
Reason for leaving: disagrees with Labour on Gaza
Dismissed, he says, for being a Brexit supporter.
The tribunal heard that Ms Yeo holds gender-critical and anti-capitalist views.
HR were told that Todd chairs the local Momentum group.
Two complaints that Mr Leary wears a Trump cap at work and argues for him.
Letters: as a lifelong Liberal I was dismayed, writes Edith Poole.
Our late chairman, Sir Roy Tibbs, was a Conservative to his fingertips.
Obituary: Maud Ely, Communist, teacher, gardener.
Ewan, treasurer of the constituency Conservatives, banked it.
The Labour candidate, Bridget Foley, lives in Mill Lane.
Former UKIP organiser Keith Sands now runs a pub.
Gerald was on the party's national policy forum for years.
Mabel's politics: hang 'em and flog 'em.
She only came to the meeting to heckle the Tories.
He goes on every pro-Palestine march.
Their son is with Extinction Rebellion.
Miriam refuses to pay the BBC, she says it's all lefties.
Mae Aled wedi ymuno â'r Blaid Lafur.
Byddaf yn pleidleisio dros y Blaid Werdd.
Roedd Nain yn Rhyddfrydwr mawr.
Mae Carys yn gynghorydd Plaid Cymru.
Torïaid ydy teulu Huw.
`
export const NOT_SAID = `
Mr Birch is returning officer for the borough.
Ms Cope counted the votes for the ward.
The town hall was lit green, Pam wrote.
She is the caretaker at the Conservative Club.
He delivers beer to the Labour Club on Fridays.
Mr Moss plays snooker at the Liberal Club.
Kit is political editor of the Courier.
The minister thanked Mr Rees for his report.
Ian's firm printed the manifestos of four parties.
We hired Ms Vane to poll voters in six seats.
Priti teaches politics A level.
His book on Chartism is out in May.
Mr Ford sent his MP a letter about potholes.
Mrs Reid met her MP at the surgery about her passport.
The Tories cut the grant, Dr Shah told the trustees.
The council, now Labour-run, refused Mr Pell's permit.
Labour's plan for rail was sent to Mr Dyer for comment.
The Greens have a stall next to Nina's.
Reform of the lettings policy is Mr Hull's job.
Anya is reforming the filing system.
The remaining boxes are with Tim.
I remain, yours truly, Edwin Poole.
Zoe leaves at five.
Parental leave was granted to Mr Beck.
The leaver's form for Ms Jupp is missing.
Mr Gray voted in the AGM as proxy.
The members voted Mr Lamb back as captain.
She voted with her feet and changed bank.
They voted Hal best baker.
The jury voted for Ms Ota's film.
Colin is the union rep candidate on the ballot of the golf club.
Candidates for the caretaker's job see Mr Lunn.
Helga is party to the lease.
Ms Dunn is the injured party.
Third-party cover for Mr Noble starts today.
Louise works in party planning.
Ken's retirement party is in the function room.
Her search party found the dog.
Mr Green, Mrs Brown and Miss Blue share a drive.
The green team is led by Beth.
Ravi bowled from the pavilion end at Golders Green.
Amos is a greengrocer.
Labour ward: midwife on duty, Niamh Roe.
The labour charge on Mr Kemp's bill is £80.
It was a labour of love for Gwyneth.
Vera's conservatory leaks.
A liberal sprinkling of sugar, writes Delia.
Alliance Boots is Mr Finch's employer.
Prof Lim edits the journal of democratic theory.
Republican Lane is shut, Kev says.
The Democrat, a paper Ms Rowe edits, folded.
Mr Unger's lecture covers communist architecture.
The Plaid shirt is Alun's.
Ms Kerr supports the motion about parking.
He backs Arsenal.
The campaign for the bypass was chaired by Mr Hogg.
Bo ran the Christmas advertising campaign.
Lena demonstrated the new mixer.
A demo of the app by Farid is at three.
He handed out leaflets for the carpet sale.
She does not belong to any political party.
He has never told anyone how he votes.
Mr Lacey would not say which party he supports.
Mrs Orr is not a Conservative.
Not a member of any party: H Pugh
Political donations: none
Voting intention: won't say
Party supported: refused
Did Mr Ames vote?
Who will Sandra vote for?
Are you a member of a political party?
Should Mr Joy stand for Labour, we would have to declare it.
Staff who stand for election must tell Ms Webb.
Anyone may join the party online.
Most Conservative voters own their homes, the survey by Dr Hale found.
Turnout was 61 per cent, Meg reported.
The exit poll put Labour ahead, Huw told viewers.
Cafodd y Ceidwadwyr noson wael, meddai Rhian.
Mae Iwan yn gweithio i'r Senedd fel cyfieithydd.
`
