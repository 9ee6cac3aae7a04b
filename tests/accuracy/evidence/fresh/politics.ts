/** Political opinion, in plain words of casework, letters, mails and chat: written after the training, one a line. */
export const SAID = `
Mr Baker has been a member of the Labour Party since 1995.
She told me that she votes Conservative.
He resigned from the Liberal Democrats over tuition fees.
Mrs Owen was elected as a Plaid Cymru councillor in May.
I have always supported the Greens.
Ahmed campaigned for Remain in the referendum.
Sheila delivers leaflets for the local Labour branch.
Our neighbour is a UKIP supporter.
He stood for the SNP in the last council elections.
Ms Ford is treasurer of the Conservative association.
Harry describes himself as a socialist.
My brother joined Reform UK last month.
She is a well-known left-wing activist.
Mr Patel donated £5,000 to the Conservative Party.
I want to cancel my membership because I no longer support Labour.
The volunteer said that he had voted Leave.
Gwen has a Plaid poster in her window.
Mr Quinn is a lifelong republican and member of Sinn Féin.
He was sacked, he claims, for his right-wing views.
Ms Reyes fled because she belonged to the opposition party.
Voting intention: Labour
Party preference: Lib Dem
Political views: conservative
Canvass result: strong Tory
Definite Labour, will take a poster.
Lapsed member of the Green Party.
jess is well into momentum
my dad votes tory and we always argue
Steve's standing for the lib dems in the locals
cant believe karen voted for reform
Councillor Hughes (Labour) sent her apologies.
He used to vote Labour but will vote Green this time.
Mrs Tan is the agent for the Liberal Democrat candidate.
She went on the march with the Socialist Workers Party.
Mr Cole chairs the Young Conservatives.
Dr Lane was once a member of the Communist Party.
I stood as a Labour candidate in 2017.
Rory is a Scottish nationalist.
The complainant says she was bullied for being a Tory.
Ian helped with the canvassing for Labour in Elm ward.
The applicant is a supporter of the banned party in his country.
He was arrested at an Extinction Rebellion protest.
Mrs Shah is vice chair of the constituency Labour party.
Lee is an anarchist and goes to all the demos.
Marion told the canvasser she will never vote Labour again.
Paul's politics are far right.
He sits as a Conservative on the county council.
She is a monarchist and a Conservative voter.
Mae Mr Rees yn aelod o Blaid Cymru.
Pleidleisiodd hi dros y Blaid Lafur.
`
export const NOT_SAID = `
Mr Baker has been a member of the bowls club since 1995.
Labour won the by-election, Sue told us.
He works for the council as an election clerk.
She wrote to her MP about the bus service.
The Conservative government changed the rule, Mr Hill noted.
Mrs Owen was elected to the parent council.
He has never been a member of any party.
She would not say how she votes.
Voting intention: refused
Political party: none
Did Mr Khan vote?
Are you a member of a political party?
If she joins a party she must tell us.
People who vote Labour live in the towns, Dr Reid found.
The Green Party office is next to Mr Lee's.
Mr Green and Mrs Brown called.
She is in labour and cannot come to the phone.
He is on leave until Monday.
Ms Ford organised the office party.
He was party to the agreement.
The Labour candidate's leaflet came to Mr Day's house.
Ms White reported on the party conference for the paper.
Mr Cross teaches politics.
Our survey asked Mr Dale about local services.
She voted for the new logo.
The committee voted to thank Mr Pope.
He stood for election to the allotment committee.
Sarah is a candidate for the manager's job.
The conservatory at Mrs Lake's needs a new roof.
Mr Young gave a liberal discount.
She supports the change of date.
He supports Liverpool.
The campaign for a new crossing is led by Ms Ross.
Mrs Nash signed the petition about the library.
Mr Ward, the returning officer, declared the result.
The minister met Ms Bond at the factory.
Remain at the desk until Jo arrives.
Please leave the keys with Mr Tate.
The reform of the complaints process is run by Ms Ali.
He sent the agent his references.
The ward manager is Mrs King.
The constituency boundary was explained by Mr Webb.
The leader of the council opened Mr Bell's shop.
Ms Grant counted ballot papers.
The democratic services officer is Mr Fry.
The union leader met the Labour leader, Ann reports.
Independent traders such as Mr Cook are worried.
party at Zoe's on friday
Enillodd Plaid Cymru y sedd, meddai Mr Rees.
Nid yw hi'n pleidleisio.
`
