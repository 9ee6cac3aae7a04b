/** Hard sentences of one kind, one a line: see index.ts. */
export const SAID = `
Mr Platt has carried a TGWU card since he was sixteen.
Moira is the GMB's eyes and ears on the line.
Farouk chairs the joint shop stewards' committee.
Ms Cole's RCN indemnity has lapsed.
He rang Unison's legal line about the dismissal.
Debbie leads for the NEU in our trust.
The grievance was lodged by Usdaw on Marlon's behalf.
Sanjay came out with the junior doctors.
Mrs Leigh lost a day's pay for the walkout in March.
Grant was sacked after balloting his shift.
Ifor's father was out for the whole year in '84.
Kirsty crossed no picket line in her life.
Ola is standing for general secretary.
Tess took the minutes for the ASLEF branch until Easter.
Ms Finlay, an FBU official, addressed the crew.
Mr Dar was BALPA's man at the base.
Rosie sits on the NASUWT executive.
Kwesi gets his subs back from Unite if he's off sick.
The BMA is advising Dr Hart on her rota claim.
Equity found Miles a lawyer.
Brendan is the EIS rep for the Borders.
Nia signed up with the RMT the week she started.
He asked that Prospect be copied in, as they act for him.
Mr Toms has two days' release a month for union business.
Solidarity with Beth, our branch sec, suspended on Friday.
Ania paid into Solidarność.
Gus has been unionising the couriers.
Luz was blacklisted after the strike at the docks.
Ms Tan's steward asked for an adjournment.
Steward's report: brother Hayes raised the heat in the cab.
Comrade Jules moved the motion for the branch.
The convenor, Willie Boyd, called for an overtime ban.
Mr Lees brought along his rep from the union.
I'm in the PCS and I'm not doing that.
I've been in the union twenty years.
I want my rep in the room.
I'll be on the picket from six if anyone wants me.
I paid my dues and they did nothing for me.
My union has put in a claim for me.
We came out on strike because of him.
im a usdaw rep so dont try it
ask Gaz, he's our shop steward
she's a scab, mags never came out with us
Sal's got the unison guy coming with her
anyone else on nights in unite? me and Kel are
Payslip Ms E Ross: UNISON APT&C 18.40
Stop order: GMB 3.88 wkly, clock no 771 (Beech)
P60 note: TU subs via DOCAS, Nurse P Rowe
Member no 5502381, branch SW/12, Mr A Bligh, full-time rate
TU: NEU
Representative: Ms J Orme (UCU)
Accompanied by: D Pym, CWU
Are you in a union? Yes - Aslef
Branch officer? Y - treasurer, FBU
Union rep details: Carl Dodds, Bectu
Employee relations log: P Vine, NUJ chapel, father of the chapel.
Facilities agreement: 6 hrs/wk for T Osei as USDAW rep
Sub refund due to Clare Wynn (left PCS 31/3)
Ballot paper returned undelivered: Mr S Howe, NASUWT
Dues arrears: L. Penn, 3 months, Unite LE/7098
The strike fund paid £50 to Josie Beale.
Levy-paying supporter via Aslef: R Munro
Hardship grant from the BFAWU for Elaine Tuck.
Tribunal: detriment for trade union activities, Ms O'Hare.
Witness: I was elected steward in 2016, Noreen Daly said.
He was chosen for redundancy, he says, because he organised the site.
Len was union through and through.
Wilf, an old NUM man, still has the badge.
Obituary: Ada Stubbs, tailor and union organiser.
Dr Puri is on the BMA's consultants' committee.
She stood down as Unison equality officer.
The actors' union took up Rory's case; he has been a member since drama school.
The crew, Mr Vaughan among them, downed tools.
Sian lost her job for joining the strike.
Hung up her steward's badge: Babs retires.
Mae Deiniol yn stiward gyda Unite.
Rwy'n talu i'r undeb bob mis.
Aeth Beca ar streic gyda'r athrawon.
Cafodd Mair gymorth gan UCAC fel aelod.
`
export const NOT_SAID = `
Mr Byrd bargains with the unions for the council.
The union's solicitor asked Ms Lake, as head of HR, for papers.
Unison House has a leak, Dave says.
GMB's breakfast show had Ms Pickles on.
Good Morning Britain (GMB) filmed in Raj's cafe.
Unite Here is Ms Soto's landlord's band.
Let us unite behind Mr Carr, said the vicar.
Mr Wills studies collective bargaining in Sweden.
A history of the TUC by Dr Moon is out.
The strike at the port held up Ken's sofa.
Liz filmed the pickets for the evening news.
Teachers are on strike so Mo is at home with the kids.
The train strike made Ms Alder late.
Because of the tube strike Vic is working from home.
Post may be late owing to the CWU dispute, Ray warns.
Doctors' strike: Mr Irwin's operation is postponed.
The clock struck as Nan came in.
Lightning struck Mr Byng's barn.
Ernie struck oil.
Oscar got three strikes and a spare.
A strike rate of 80 for Root, wrote Jez.
Please strike through line 4, Kate.
The name of Mr Foy was struck off the list.
Rugby union: Pryce scored twice.
Students' Union bar: ask Tilly.
Credit union loan approved: B Moss
The civil union of Al and Di is in June.
Union Street surgery: Dr Hay
Mr Union lives in Leeds.
The union of sets A and B is shown by Prof Katz.
Dental union of the fracture is good.
The Act of Union bored Neil.
State of the Union speech, notes by Gil.
Western Union sent Ade £200.
Union Pacific shares: holder J Cobb
Onion and union, a spelling slip by Tia.
Equity in Mr Hale's house is £90,000.
Private equity bought Sue's firm.
The equity desk is run by Bao.
Prospect Road is closed, Mr Dunn said.
A prospect for the sales team: Ms Ives
Community nurse: Jo Pell
The community hall key is with Val.
Advance payment to Mr Cox: £300
Connect Ms Ray to extension 4.
Accord reached with Mr Lodge over the hedge.
Aegis Ltd employs Ms Thorn.
Race steward: B Platt
Wine steward at the Ritz, Mr Pinto, resigned.
Mr Dunbar was air steward on the flight.
Branch manager: E Lowe, Lloyds
Branch of Mr Oak's tree fell.
Ms Hart is delegate to the dental congress.
Convenor of the book group: Ann Lyle
General secretary of the choir: P Moss
He traded in his car.
Trade counter staff: ask for Lou.
Fair trade coffee was served by Noor.
Trade union law seminar, tutor Ms Quinn
She does not want to join a union.
He left the firm before the union was formed.
Mr Nye isn't in any union.
Not unionised: site 4, contact Ms Poole
Union: n/a
TU member? No
Are you on strike on Monday, Phil?
Is Mr Dee a member of Unite?
If you are a union member, Ms Hobbs needs to know.
You have the right to bring a trade union rep, Mr Ware was told.
A colleague or union official may attend with Ms Yuill.
Members of the RMT begin a 48-hour stoppage, reports Al.
Unite's leader met the firm's boss, Mr Quaife.
The TUC wants Ms Reeves to act.
Nurses back strike action in ballot, writes Fay.
Manager Iain Gow refused the union's terms.
Mr Haig, for the employer, said the union was wrong.
The works council is not ours, said Herr Vogt.
Mae'r streic yn effeithio ar waith Elin.
Cyfarfod â'r undeb: Mr Puw o'r cyngor
`
