/** Hard sentences of one kind, one a line: see index.ts. */
export const SAID = `
Mr Bashir steps out at noon each Friday for jumu'ah.
Sister Bernadette has been with the Poor Clares since 1970.
Hope says grace before she eats at her desk.
Rivka won't use the lift from Friday dusk.
Mr Gill carries a kirpan under his jacket.
Dolores crosses herself at every flight.
Tariq made the hajj with his father in 2018.
He's a Wee Free and won't hang washing on the Sabbath.
Keziah left the Brethren at nineteen.
Ms Obeng speaks in tongues at her church.
Anwen is organist at Bethel.
The Cohens sit shiva this week.
Mr Mistry's family are Parsis.
Zeynep doesn't fast but calls herself Muslim.
Basil is a lay reader in the parish.
He took refuge as a Buddhist in Dharamsala.
Ruth was bat mitzvahed last spring.
Our cleaner Joy is a Witness and will not sign the birthday card.
Padraig lights a candle to St Anthony when he loses things.
Imelda's brother is a Jesuit.
Mr Noor keeps a beard for his faith.
Two elders called on Naomi about missing meetings at the Kingdom Hall.
Gideon tithes.
Hamza prays in the stationery cupboard.
Simran won't cut her hair as a baptised Sikh.
The Patels did the house-warming puja on Sunday.
Mr Ferris is a humanist celebrant and a convinced one.
She stopped believing after the war.
Ken sings in the cathedral choir and takes communion.
Mother wants the last rites.
Fr Declan Moran has been moved to St Bride's.
Canon Hilda Speight preaches on Sunday.
Rabbi Miriam Stern's number has changed.
Imam Yusuf Darwish leads the Wilton Road mosque.
The bride, Salma, is converting.
Ewa goes to the Polish mass at noon.
Ms Pasha took off her scarf after leaving Islam.
I'm a lapsed everything, but a Quaker at heart.
I'm C of E, not that I go.
I found Jesus in Strangeways.
I won't work on the Sabbath.
I was an altar boy at St Pat's.
My faith got me through the divorce.
We go to the Baptist on Castle Street.
We don't do Christmas, we're Muslim.
nah no bacon for ali hes muslim
cant do sat, shul then family lunch
Grace has gone all born again on us
praying for u hun, the whole church is xx
Mo's fasting till the 9th so no coffees
nan says rosary every nite bless her
Religion: RC
Faith/belief: none (atheist)
Rel: Muslim (Sunni). Diet: halal.
Religious affiliation: Plymouth Brethren
Chaplaincy: RC, anointed 4/6
Cultural and religious needs: female staff, prayer mat, facing Mecca
Baptism certificate enclosed: Oscar James Hill, St Mark's
Parish: St Jude. Confirmed: Y. Name: Agnes Roe
Leave type: religious observance (Diwali), R Nair
Consent: refuses all blood products, JW, signed P. Adeleke
School admission: attends weekly, signed by Fr Walsh, for Leo Duffy
Gift Aid envelope 41, weekly offering, Mrs J Truscott
Electoral roll of the parish: Walter and Enid Moss
Burial preferences: Jewish section
Would like visit from: rabbi
Expelled from the congregation: Mr T Rudge
Harassment log: told Aisha to take 'that rag' off her head.
Tribunal: required to work on Saturdays despite his Adventist beliefs.
Case note: Rosa wants the child brought up Catholic like her.
Adoption report: the couple are practising Anglicans.
Fostering: match sought with Muslim carers as Bilal is Muslim.
Asylum: an underground Christian from Isfahan, baptised in Leeds.
Apostasy is the reason Mr Rahimi fled.
Obituary: Elder Samuel Boateng, pillar of the Apostolic church.
Late of this parish and for forty years its bell-ringer, Jack Tull.
Mae Elin yn Fedyddwraig.
Bydd Ahmed yn ymprydio yn ystod Ramadan.
Mae Taid yn flaenor yng Nghapel Seion.
Dw i ddim yn credu yn Nuw.
`
export const NOT_SAID = `
Mr Parr restores stained glass in churches.
The mosque hired Ms Dole as its accountant.
He tunes the organ at Bethel and eleven others.
Pat sells hymn books on the market.
The Abbey branch is managed by Ms Kite.
Abbey Road Studios sent Mr Lunn a cheque.
Temple Meads: meet Jo by the clock.
St Paul's is where Ned gets off.
The vicar's cat scratched Mr Toms.
Our plumber, Mr Bishop, is booked.
Ms Abbott, Mr Pope and Mr Dean carpool.
Christian Tate plays in goal.
Mohammed Ali is on reception.
Faith Hargreaves signed for it.
Gabriel and Angel run the bar.
Trinity has the keys, ask her.
Jesus Ortega is on the night shift.
Mr Church's deposit was returned.
The parish clerk, Ms Frame, minuted it.
Parish boundary walk led by Colin.
Chapel Lane flat 2: Mr Roy
Kosher Street Food Ltd: contact Dan.
Halal butcher wanted by Tesco, call Ms Fay.
Lent him a tenner, Rob says.
Mass of the sample was weighed by Dr Inch.
Mass email sent by Trudy.
Ms Orr has a mass of paperwork.
Confirmed with Mr Nott by phone.
A confirmation e-mail went to Gina.
The conversion of Mr Ball's loft is done.
Currency conversion done by Lu.
He worships his granddaughter.
Ed is a devout Leeds fan.
Kate is a high priestess of spreadsheets, ha.
It's gospel, says Terry.
The bible of cookery, Ms Slater calls it.
Mr Hume preaches to the converted on recycling.
Holy smoke, wrote Bertie.
God bless autocorrect, says Una.
Lord knows when Vic will pay.
It was a godsend, Ms Hale wrote.
Have faith, Ollie, the cheque is coming.
He showed good faith, the judge said of Mr Ley.
Zen garden laid by Mr Park.
A cardinal error by Mr Sims.
The minister for sport met Ms Kane.
Minister of State Ann Petty cut the ribbon.
Ward sister: Fay Dunn
Elder abuse training, lead Ms Roe
Elder Street depot: Mr Poe
Easter rota: Jan, Feb and Bo
Christmas drinks on Tim.
Ramadan timetable photographed by Ms Shore for the paper.
Diwali lights were switched on by the mayor, Cllr Hobbs.
Eid Mubarak from all at the bank, signed Clive.
Hanukkah candles cost £4, Ms Rigg noted.
Friday prayers cause traffic on Elm Road, Mr Budd complains.
Church bells keep Ms Lilley awake.
Her wedding was at the Baptist hall, hired for the day.
Mr Eke went to a funeral at the crematorium.
Gail visited three cathedrals on her coach tour.
Theology lecturer wanted, apply to Dr Ames.
She is not a churchgoer.
He follows no religion that we know of.
Ms Ling never said what she believes.
Religion: not asked
Religion: ?
Denomination of notes: £20, counted by Mr Farr
Faith: left blank
Is Ms Aziz Muslim?
Does Mr Levy keep kosher?
Does your child attend a place of worship?
If Ravi wants a prayer room he can ask.
Anyone observing Ramadan may swap shifts, wrote Ms Tull.
Muslims make up a fifth of the town, Dr Yeo found.
Catholics were barred until 1829, Mr Hext told the class.
Jehovah's Witnesses called at Mr Agnew's and he shut the door.
Mormon missionaries stopped Ms Prior in town.
The Jewish Museum employs Ms Frost.
Mae Capel Curig yn bell o dŷ Sioned.
Parciodd Tomos wrth yr eglwys.
`
