/** Hard sentences of one kind, one a line: see index.ts. */
export const SAID = `
Mr Okoro is Igbo on both sides.
Leila's people are Berbers from the Rif.
Ms Chung is third-generation Hong Kong Chinese.
Danny's from a Pavee family, settled since the nineties.
Marek is Polish but has lived in Wigan since he was four.
She says they took her for a shoplifter because she's Black.
Joaquín is Bolivian, Quechua on his mother's side.
The lodger, an Eritrean lad called Samuel, has moved out.
Mrs Chowdhury came over from Sylhet as a bride.
He is a Kurd from Sulaymaniyah.
Both of Tam's grandmothers were Vietnamese boat people.
Her father was a Black GI and her mother a Devon girl.
Ms Novak, who is Roma, was told there were no rooms.
Keisha wears her hair natural and is of Caribbean background.
The suspect is IC6, slim, 5ft 8.
Witness describes an Asian male in his twenties with a beard.
The boy is dual heritage, White and Black Caribbean.
They called Wen a virus because she is Chinese.
Amrit's lot are Jat Sikhs from Jalandhar.
Mr Levy's Sephardic, from Salonika way back.
Miss Ncube is Ndebele.
Hemi is Māori and has the moko.
Aroha is of Ngāti Porou descent.
Ioana is an ethnic Hungarian from Cluj.
Ms Sarkissian is Armenian, born in Beirut.
The baby's dad is Ghanaian.
Mother White British, father Nigerian.
He came from Kingston in 1956 on his own.
Grandma arrived from Barbados to nurse.
Old Mr Petrov is a Volga German.
Thuy is the only Asian on the board.
Lamar was stopped four times, he puts it down to being a young Black man.
Clara is half Peruvian, half Scouse.
Jean-Luc is mixed: Breton and Senegalese.
He's a Traveller, so post goes to the site office.
Ms Doherty lives on the Gypsy and Traveller site off the A64.
Suki's of Punjabi stock.
I'm mixed, my mum's Irish and my dad's Trini.
I'm a brown woman in a white town.
I am from the Somali community here in Cardiff.
I'm a proud Cornishman, put that down as my ethnic group.
I am Tamil, not Sinhalese.
As a Uyghur I can't give my family's name.
We're Bengali at home.
he's turkish cypriot, think he said from Famagusta
shes black btw not that it matters
Yemi's nigerian, ask him about the jollof
my nans romany so im a quarter gypsy lol
Kofi said he gets followed in shops cos hes black
Ethnic category: W3 Gypsy or Irish Traveller
16+1 code: M1
Ethnicity: Any other Asian background - Nepali
Ethnic origin (self-classified): Black or Black British - African
EO monitoring, J Baptiste: Black Caribbean
Ethnicity recorded: Chinese. Interpreter: Cantonese
Heritage language and origin: Tigrinya, Eritrean
Origin of parents: Lahore, Pakistan
Place of birth: Mogadishu. Clan: Hawiye
Tribe: Luo
Hair type and skin: child is Black, use appropriate products
Placement: seek Afghan or Pashto-speaking carers, Jamil being Afghan.
Stop and search slip: self-defined A2 (Pakistani)
Case: called a slur in the canteen, Mr Rafiq being of Pakistani origin.
ET1: less favourable treatment than white colleagues, Ms Joseph (Black Caribbean).
Asylum: Hazara, from Ghazni.
Asylum: Rohingya family of five, the Karims
Panel: applicant couple, she Finnish, he Gujarati Indian.
Obituary: Windrush pioneer Alford Gittens.
Sister of the victim said Jamal was targeted as the only Black kid in the park.
Ms Abara, of Nigerian parentage, grew up in Hove.
Born in Leicester to Ugandan Asian parents, Nila runs the shop.
Welsh by birth, Yemeni by blood: Ali from Butetown.
The Frankels' ancestors were Ashkenazi Jews from Galicia.
Ms Two Rivers is Cherokee.
Anzhela describes herself as Crimean Tatar.
Mae Nadia o dras Somali.
Pwyles yw mam Kasia, a Phwyles yw hithau.
Mae teulu Idris yn Sipsiwn Cymreig.
Dw i'n ddyn du o Gaerdydd.
`
export const NOT_SAID = `
Ms Bright teaches Polish evening classes.
Mr Hobbs imports Turkish carpets.
Pam's Thai green curry won the cook-off.
The Chinese new year parade passes Mr Lee's shop.
Deliver the black sofa to Mrs Dale.
Wayne drives the black cab.
Black tie, Mr Fry insists.
Mr Black's appointment is at ten.
Mrs White has the key to the White Room.
Snow White was played by Ms Hill.
Kev likes his coffee black.
Whiteboard booked by Nell.
The white van man, Gary, left the parcel.
White noise helps Ms Ford to work.
Irish coffee for Pat and tea for Lou.
The Irish Sea ferry was late, Al wrote.
Scottish Power wrote to Mr Bain.
Scottish Widows pension, holder Ms Crane
Welsh Water fixed the leak at Mr Rudd's.
English lessons with Ms Prior cost £20.
French windows fitted at Mr Noakes'.
Dutch courage, said Bill.
Spanish practices, Mr Orme called them.
German shepherd bit the postman, Mr Dale.
Siamese cat lost, ring Ms Nunn.
Persian rug cleaned for Mrs Ball.
Swiss cheese theory explained by Dr Rae.
Greek salad for Tina.
Russian dolls from Mr Foot's stall
Brazilian blow-dry booked: Ms Kay
Brazilian waxing, room 2, with Jade
India Knight signed books.
Chelsea and Paris came with Jordan.
Kenya Airways lost Mr Pope's bag.
He leads the Nigeria desk at the bank.
She wrote the Rough Guide to Ethiopia.
Ms Grey spent two years in Ghana as a volunteer.
Mr Lane flew back from Lahore on Tuesday after the audit.
Mr Hart's gap year was in Brazil.
Our call centre in Manila is run by Ms Stone.
The China contract was signed by Mr Bell.
China cups broken by Ted.
Jamaica Street is shut, Vi says.
Heritage Open Day, guide: Mr Munn
The heritage railway employs Ms Coal.
Family background checks are done by Mr Dent.
He has a background in law.
Set the background of the slide to blue, Jo.
Country of origin of the goods: Poland. Contact: Ms Tate
The race card was printed by Ms Lodge.
Race for Life: team captain Sal
She came second in the sack race.
A race condition in Amir's code.
Mr Moon races pigeons.
The human race, mused Prof Ball.
Skin cream for dark marks, stock held by Ms Penn
Mr Dark and Ms Fair sat together.
Tribe of Ms Potter's guinea pigs escaped.
Colour of hair: brown (Mr Ash)
First language of the app: English, says Raj.
Translator: Ms Ito (Japanese-English)
Interpreter booked for Urdu, 2 pm, by Ms Lyle.
He speaks fluent Mandarin after his year in Beijing.
Her Spanish is rusty.
Ms Ames is not Polish, as the file said.
Mr Hill has no Irish ancestry.
Ethnicity: not known
Ethnic origin: not provided
Ethnicity field left blank by Mr Coe.
Is Mr Das Bengali or Tamil?
Are you of Gypsy or Traveller heritage?
If Ms Li is Chinese she may want the leaflet in Mandarin.
Black pupils are excluded more often, Dr Ofori's paper says.
Polish workers keep the plant going, the owner Mr Shaw said.
Irish voters back change, writes Ms Quill.
The Somali community centre asked Mr Field, its landlord, for repairs.
Indian government officials met Mr Cole.
The Ukrainian ambassador wrote to Mr Tye.
Bwyd Eidalaidd y mae Gwen yn ei goginio.
Mae Rhys yn dysgu Pwyleg.
`
