/** Trade union membership, in plain words of casework, letters, mails and chat: written after the training, one a line. */
export const SAID = `
Mrs Lowe is a member of UNISON.
He asked if his Unite rep could come to the meeting.
I have been in the GMB for twelve years.
Ms Nolan is the NEU rep at the school.
Paul was elected shop steward last year.
Her union subscription is taken from her pay.
He took part in the RMT strike in June.
My union has advised me not to sign the new contract.
Mr Grady is branch secretary of the CWU.
She joined the NASUWT as a student teacher.
The driver is represented by ASLEF.
Dr Mehta is active in the BMA.
Amanda resigned from the PCS over the pay deal.
He was on strike on 3 and 4 May so no pay is due.
The employee confirmed that she is in a trade union.
Mr Dixon, the union convenor, attended.
I am a trade union representative and I need time off for training.
Kevin says he was picked on because he is the union rep.
The nurse is covered by the RCN.
Liam organised the strike at the warehouse.
Trade union: Unite
Union membership: GMB, branch X12
Union rep: yes
Deduction: UNISON £14.20 (S Ortiz)
Member of the FBU since 2004.
Shop steward, night shift.
TU rep for Ms Hall: J Dean, UCU
Affiliated supporter through USDAW
ask baz hes the union rep
Im in unite so they cant do that
was on the picket line with carol this morning
she's joining unison next week
Mr Moss stood on the picket line in the rain.
Ms Abbot is a full-time officer of the GMB.
He pays his subs to USDAW every month.
The dismissal of Ms Parry, a UNISON activist, went to tribunal.
She is on the executive of the UCU.
Tom left the union in 2019.
The grievance was submitted by her union.
He spoke at the union conference as a delegate.
Our cleaner, Rosa, is active in the union.
Mr Bates, a retired miner, is still in the NUM.
The tribunal heard he was sacked for trade union activity.
Three of my colleagues and I joined Unite last week.
Ms Hill's facility time as UNISON rep is six hours.
Mr Ivey was accompanied by his trade union representative.
She is a former union official.
The shop steward, Mick, raised the heating.
Mae Mr Price yn aelod o Unsain.
Roedd hi ar streic ddydd Mawrth.
`
export const NOT_SAID = `
Mrs Lowe is the HR manager who meets UNISON.
The strike was called off, Tom said.
He is not in a union.
She has never been on strike.
Union: none
Trade union member: no
Is he a member of a union?
Are you in a trade union?
If you are in a union, your rep may attend, Mr Hay was told.
You may bring a colleague or a trade union representative, Ms Bell.
The union wrote to Mr Grant, the managing director.
Unite and GMB met the company, reports Ann.
Mr Cole's train was cancelled because of the strike.
She could not get to work owing to the rail strike.
The teachers' strike closed Ben's school.
He banks with the credit union.
The students' union is run by Amy.
Ms Dale plays rugby union.
Mr Hope lives in Union Road.
She works in the community.
Community centre manager: Mr Shah
The prospect of a sale pleased Mr Kent.
Mrs Lane released equity.
The council leader wants to unite the town, says Jo.
Mr Fry deals with trade customers.
The trade fair was attended by Ms Moon.
The lightning strike damaged Mr Barr's roof.
Please strike out paragraph 3, Ms Roy.
The name of Mr Poole was struck from the list.
The branch manager is Mr Dunn.
The branch on Elm Street is managed by Ms Kaur.
He is secretary of the chess club.
She is our delegate at the trade show.
The European Union paid for Mr Gill's course.
Ms Page studies industrial relations.
Mr Black wrote a book about the miners' strike.
The reporter at the picket line was Ms Flynn.
Most drivers are in a union, Mr Howe believes.
Members of the RMT will vote next week, Sam writes.
The pay offer was rejected by the unions, Ms Carr told staff.
The employers' association appointed Mr Best.
Mr Snow chairs the staff social club.
The steward at the stadium helped Mrs Ray.
Air steward Ian Platt lost his bag.
Wedding steward: Mr Ball
He organised the picnic.
She joined the book club last week.
The representative from the bank was Mr Ure.
Mae'r undeb credyd ar agor, meddai Sian.
Nid yw Mr Price mewn undeb.
`
