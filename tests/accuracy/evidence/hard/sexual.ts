/** Hard sentences of one kind, one a line: see index.ts. */
export const SAID = `
Mr Dolan's husband Luis is his next of kin.
Carla and her wife run the bakery.
Mr Penrose left the clergy when he fell for a man.
Ms Quayle has been with Hannah for twelve years; they married in 2015.
Rob and Stu are a couple.
Father Ted asked Nigel whether he was attracted to men, and he said yes.
Dale told the chaplain he'd always known he was gay.
They found Ewan's Grindr profile.
Lin used to be called Martin.
Mx Hale took hormones for two years before surgery.
Morgan binds and uses he/him.
Ms Fenn was born male, the letter says.
Xanthe has two dads, Pete and Ollie.
Graham has been carrying on with the receptionist.
Mrs Yates walked in on her husband with the au pair.
Giles keeps a mistress in Hove.
Ms Rowe was seen leaving Mr Pike's hotel room at six.
Adam visits massage parlours for extras.
Ms Dee strips at a club and does private bookings.
He had picked up gonorrhoea on a stag do.
Neil cannot manage it without the blue pills, his wife told the nurse.
Priya has never had sex, she told the midwife.
Mr Lomax is into being tied up, per the divorce petition.
The petition cites Mr Hurley's adultery with a Ms Snow.
Bex is seeing a married man.
Their marriage is unconsummated.
Ms Kerr asked for emergency contraception after a one-night stand.
Zak told the counsellor that he fancies boys.
She left her husband for a woman called Dot.
Mr Amin would be killed at home for loving men.
Home Office did not believe that Ms Nakato loves women.
Leo was thrown out by his parents for being gay.
Two lads shouted 'poof' at Julian and his boyfriend.
A hate crime: Sam, a trans lad, was spat at.
Ms Bright asked us to stop using her dead name.
His ex told everybody at the depot he swings both ways.
Kit is ace and aro.
Roz is a butch dyke, her word.
The bishop knew that Canon Webb lived with a man.
I'm bi, my wife knows.
I am a gay dad of two.
I have been living as a woman since March.
I slept with someone from work and regret it.
I've told nobody that I like girls.
My wife and I are both women, so which box?
my bf doesnt know im trans
tom n callum r def shagging
turns out her and the boss are at it
guess who's been on bumble while his mrs is away, darren
jas came out finally!! her gf is lovely
Orientation: queer
Sexual orientation: L
LGBT+: yes (B)
Sexuality disclosed to GP: homosexual
Trans: Y. Previous name: sealed
Gender history: AFAB, trans masc
Partner's sex (patient male): male
GUM: MSM, 4 partners in 3/12, PrEP started
LMP 3/6, SA with one partner, coil in situ
Psychosexual clinic: loss of libido, 2 yrs, Mr Gore
Marital: separated, husband had come out
Relationship: same-sex civil partner, Alan
Adoption panel: prospective adopters Jude and Marcus, a married male couple
Tenancy: joint, Ms Hart and Ms Boyle, wives
Custody dispute: mother now in relationship with a woman.
HR: rumour that Ms Lane slept with a supplier; she admits it.
Dismissal: viewing pornography on shift, P Trott
Blackmail: threatened to send his nudes to his wife.
Complainant says he was touched because he's known to be gay.
Police notes: sex worker, known as Cherry, works the Lane.
Witness: I was his lover for ten years, Mrs Fane said.
Memoir: in 1962 Lionel was chemically castrated for loving men.
The late Dame Edie never hid her girlfriends.
Cllr Poole, the first openly lesbian mayor, cut the ribbon.
Footballer Jay Marsh tells fans: I'm gay.
Mae Dylan yn byw gyda'i ŵr, Steff.
Mae Non a'i gwraig wedi mabwysiadu.
Daeth Llŷr allan yn hoyw yn yr ysgol.
Dw i'n drawsryweddol.
`
export const NOT_SAID = `
Mrs Dolan's husband Luis is her next of kin.
Carl and his wife run the bakery.
Ms Quayle has been with the bank for twelve years.
Rob and Sue are a couple of jokers.
Mr Ives and Mrs Ives have a joint account.
Jan's husband signed, but Jan did not.
Mr Roe lives with his wife, Beth, at number 2.
Lena's boyfriend Mark collected the keys.
Dan's girlfriend Amy has moved in.
Mr Cope is divorced, his ex-wife has the house.
Ms Pratt and her ex-husband share the school run.
The couple, Tim and Jo, want a quote.
Widow of the late Mr Hay
Marital status: civil partnership
Marital status: divorced
Sex: M. Name: B Lowe
Gender: woman
Title changed from Miss to Mrs for Ms Lodge.
She changed her name to Hart on marriage.
He changed his name by deed poll to Lord Biro.
The affair of the stolen bench, Mr Ley wrote.
Head of external affairs: Ms Vine
Financial affairs of Mr Cope are with a deputy.
A love affair with trains, Ted's memoir
Mr Pugh married in 1982 and has three sons.
Ms Swann is getting hitched in May, hen do at Bo's.
His partner at the law firm is Ms Dell.
Tennis partners: Ms Orr and Ms Lake
Doubles partner wanted by Vic.
Partner ID: 5521, rep Mr Bone
Trans-Pennine ticket refunded to Mr Moss.
Transgenic mice, lab of Dr Fry
Transition year pupils visited Mr Bell's farm.
Mr Dunn handled the transition of the payroll.
Gay Gordons danced by Ms Reid's class
Gaynor is in at nine.
Mr Gay's bins were missed.
Enola Gay, a lecture by Mr Hurst
The garden looked gay in June, wrote Aunt Vi.
Straight lines only, said Mr Rule.
Go straight to Ms Lamb's office.
Ms Noble is straight-talking and quick.
Straighten the sign, Bob.
Queer goings-on in Mr Poe's novel
Bi-monthly report by Ms Fox
Bi-fold doors fitted at Mr Nye's.
Ace of hearts played by Mr Hext.
Ace work, Kim!
Pride of place goes to Mr Orr's marrow.
Pride came before Ms Fall's fall.
The Pride of Kent ferry carried Mr Shore.
Rainbow lanyards were ordered by Ms Ley.
LGBT history month talk: speaker Dr Moon
Ms Wye wrote the trans inclusion policy.
He marched at Pride as a steward for the council.
The equality network's treasurer is Ken.
Sex education lessons are taught by Ms Dodd.
The sex of the foetus was not told to Ms Ball.
Sexing chicks is Mr Coop's trade.
Ms Lowe is a midwife in the contraception clinic.
Escort vehicle driven by Mr Tow
Mr Kemp escorted the visitors to lift 2.
Slept on it, will call tomorrow, Jo
Mr Nodd sleeps in the box room.
He came out in support of the plan, Ms Gray said.
The truth came out when Mr Dent rang.
Ms Tuck came out as the winner.
A mistress of ceremonies, Ms Bell
Station master and school mistress: Mr and Mrs Day
Ms Tull is not a lesbian, whatever the note says.
Mr Onslow has never been unfaithful, he says.
Sexual orientation: not asked
Orientation of the page: landscape (Ms Roe)
Is Mr Lunn gay or is that gossip?
Which pronouns should we use for Sam?
If Ali is trans we can change the badge.
Gay couples may adopt since 2005, Ms Hill told the class.
One in ten clients is LGBT, says Mr Bird.
Mae Siôn a'i wraig yn byw ym Mhwllheli.
Mae gŵr Nerys yn drydanwr.
`
