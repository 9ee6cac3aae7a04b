/**
 * Common given and family names of many cultures, to tell a column of names by its content. Written for this project; a name that is missing only
 * lowers a column's share, it never makes a person unseen.
 */
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

export const GIVEN_NAMES = wordsOf(`
aaron abbie abby abdul abdullah abigail abu ada adam adama adaeze adebayo adele adrian adriana agnes agnieszka ahmad ahmed aidan aiden aileen ailsa aimee aisha aisling ajay akin akira alan alana alasdair alastair albert
aled alejandro aleksander alessandro alex alexander alexandra alexis alfie alfred ali alice alicia alina alison alistair allan allen alma alok alun alyssa amanda amara amber amelia amina amir amit amy ana anastasia andrea andreas
andrei andrew andrzej andy aneesa angela angharad angus anil anisa anita anjali ann anna annabel anne annette annie anthony anton antonia antonio anwar anya aoife april arabella archie ariana arjun arlene arnold arthur arun asha
ashley asif asma astrid audrey aurora austin ava ayesha ayo aziz barbara barry bartosz beata beatrice becky belinda ben benedict benjamin bernadette bernard bernice bert beryl bessie beth bethan bethany betty beverley bharat
bianca bilal bill billy blessing bob bogdan bola bradley brandon brenda brendan brian bridget bronwyn bruce bryan bryn caitlin caleb callum calum cameron camilla candice cara carl carla carlos carmen carol carole caroline carolyn
carrie carys catherine cathy catriona cecilia cedric celia ceri chantelle charlene charles charlie charlotte chen cheryl chidi chinedu chioma chiara chloe chris christian christina christine christopher chukwu ciara cian claire
clara clare claudia clifford clive clyde colette colin colleen connor conor constance cora craig crystal curtis cynthia dafydd daisy dale damian damien dan daniel daniela danielle danny daphne darren daryl dave david dawn dean
deborah debra declan deepak deirdre delia denise dennis derek derrick desmond diana diane diego dilip dimitri dinesh dipak dolores dominic dominika don donald donna dora doreen doris dorothy dorota douglas duncan dylan eamonn
ebony eddie edgar edith edmund edna eduardo edward edwin eileen eilidh elaine eleanor elena eli elias elif elijah elin elisa elisabeth elise elizabeth ella ellen ellie eloise elsie emeka emil emilia emily emma emmanuel emmet
enid enzo eric erica erik erin ernest esme esther ethan ethel eugene eunice euan eva evan eve evelyn ewa ewan fahad faisal faith farah farhan farid fatima fatou faye felicity felix femi fergus fernando filip fiona flora florence
folake frances francesca francis francisco frank franklin fraser fred freda frederick freya gabriel gabriela gail gareth garry gary gavin gaynor geoff geoffrey george georgia georgina gerald geraldine gerard gethin gillian
gina giovanni giulia gladys glen glenda glenn glenys gloria glyn gordon grace graeme graham grainne grant greg gregory greta grzegorz guy gwen gwyneth habib hamid hamza hana hannah hans hari harold harpreet harriet harrison
harry haruto harvey hasan hassan hayley hazel heather hector heidi helen helena helene henry herbert hilary hilda hiroshi holly hope howard hugh hugo hui humphrey hussain hussein hywel iain ian ibrahim ida idris ifeoma ikram
imani imogen imran ines inga ingrid ioan iolo irena irene iris isaac isabel isabella isabelle isaiah isha ishaan isla ismail ivan ivor ivy iwan izabela jack jackie jackson jacob jacqueline jade jadwiga jaime jake jakub jamal james
jamie jamila jan jane janet janice janine jasmin jasmine jason jaspreet javier jay jayden jayne jean jeanette jeff jeffrey jemima jennifer jenny jeremy jerome jerry jesse jessica jia jill jim jimmy jing jitendra jo joan joanna
joanne joe joel johan johannes john johnny jon jonah jonathan jordan jorge jose joseph josephine josh joshua joy joyce juan juanita judith judy julia julian juliana julie juliet june justin justine kai kamal kamila kamran karen
karim karin karina karl karolina katarzyna kate katherine kathleen kathryn kathy katie katrina kavita kay kayleigh keeley keiko keira keith kelly kelvin ken kenneth kenny kerry kevin khadija khalid kiera kieran kim kimberley
kiran kirsten kirsty kofi krishna kristina krystyna krzysztof kumar kunle kwame kyle lachlan lakshmi lara latoya laura lauren laurence lawrence layla leah leanne lee leila lena leo leon leonard leonie leroy leslie lesley lewis
li liam lila lilian lily lin linda lindsay lisa lloyd logan lois lola lorna lorraine louis louisa louise luca lucas lucia lucille lucinda lucy luis luke lukasz luna lydia lyn lynda lynette lynn lynne mabel mackenzie madeleine
madison magdalena maggie mahmoud mahmud mair maisie malcolm malgorzata malik mamadou mandeep mandy manuel manjit marc marcel marcia marcin marco marcus margaret margarita maria mariam marian marianne marie marilyn marina mario
marion marjorie mark marlene marsha marta martha martin martina martyn marwa mary maryam masood mateusz matilda matteo matthew maud maureen maurice mavis max maxine maya meena megan mehmet mei melanie melissa mercy meredith
mia michael michaela michal michele michelle miguel mike mila mildred miles millie mina ming miranda miriam misbah mohamed mohammad mohammed moira mollie molly mona monica monika morag morgan moses muhammad muriel murray
musa mustafa myra myrtle nadia nadine nana nancy naomi narinder nasreen natalia natalie natasha nathan nathaniel naveed neha neil nell ngozi niall niamh nicholas nick nicola nicole nigel nikhil nina nisha nkechi noah noel nora
noreen norma norman nuala nur obi octavia odette olga olive oliver olivia olu oluwaseun omar oscar osman owain owen pablo paige pam pamela parminder parveen pascal patience patricia patrick patrik paul paula pauline pawel
pearl pedro peggy penelope penny percy peter petra phil philip philippa phillip phoebe phyllis pierre piotr polly poppy prakash praveen precious preeti priya priyanka quentin rachael rachel rafael raheem rahul raj rajesh
rajinder ralph ramesh ramon rana rania raquel rashid ravi ray raymond rebecca reece reena reg regina reginald rehana rekha rene reuben rex rhian rhiannon rhodri rhona rhys ricardo richard rick rita rob robbie robert roberta
roberto robin rodney roger rohan roisin roland roman ron rona ronald ronan rory rosa rosalind rosanna rose rosemary rosie ross rowan roxanne roy ruby rukhsana rupert russell ruth ryan sabina sabrina sadia sadie saima salim
sally salma sam samantha samina samir samuel sana sandeep sandra sanjay santiago sara sarah saskia scott seamus sean sebastian selina serena sergei shabana shane shannon sharon shaun shauna shazia sheena sheila shelley shirley
shona shreya siân sian sidney siew silvia simon simone sinead siobhan sita skye sofia sonia sonya sophia sophie stacey stan stanislaw stanley stefan stella stephanie stephen steve steven stewart stuart sue sukhdev suleman
sunita suresh surinder susan susanna susannah suzanne sven sylvia syed tabitha tahir tamara tamsin tania tanya tara tariq tasha tatiana taylor ted teresa terence terry tess thandiwe thelma theo theodore theresa thomas tia tiago
tiffany tim timothy tina toby todd tom tomas tomasz tommy toni tony tracey tracy travis trevor trina trudy tunde tyler uma una ursula usha usman valentina valerie vanessa vera vernon veronica vicki victor victoria vijay vikram
vincent viola violet virginia vivek vivian vivien vivienne wahid walter wanda warren wayne wei wendy wesley wilfred will william wilma winifred winston wojciech xavier xin yasmin yetunde yolanda yosef youssef yuki yusuf yvette
yvonne zachary zahra zainab zara zbigniew zeinab zhang zoe zofia zsofia zubair
`)

export const FAMILY_NAMES = wordsOf(`
abbas abbott abdi abdullah abraham abubakar adams adamson adebayo adeyemi adkins afolabi agarwal agyeman ahmad ahmed akhtar akhter alam alexander ali allan allen allison amin anderson andrews anwar appleby archer armstrong
arnold arora arthur asante ashby ashton aslam aspinall asif atkins atkinson austin aydin aziz badger bailey baird baker baldwin ball bannister barber barker barlow barnes barnett baron barrett barry bartlett barton bashir bassett
bates baxter beattie beaumont beck begum bell bennett benson bentley berry bertram beveridge bhatt bhatti bianchi bibi bird bishop black blackburn blair blake bloggs bolton bond booth bowen bower bowers bowman boyd boyle bradley
bradshaw brady brand bray brennan brewer bridges briggs bright bristow brooks broughton brown browne bruce bryan bryant buchanan buck buckley bull bullock burgess burke burnett burns burrows burton bush butcher butler butt
butterworth byrne caldwell callaghan cameron campbell cannon carey carlson carney carpenter carr carroll carter cartwright cassidy castro chadwick chambers chan chandler chang chapman charlton chaudhry chen cheng cheung cho
chopra choudhury christie chu chukwu church clark clarke clayton clements clifford cobb cochrane cohen cole coleman coles collier collins conaghan connell connelly connolly connor conway cook cooke coombes cooper copeland corbett
cox coyle craig crawford crawley cross crossley cruz cullen cummings cunningham curran curtis da dale dalton daly daniel daniels davey davidson davies davis davison dawson day dean delaney dempsey denham dennis desai dhillon diallo
diaz dickinson dickson dixon dobson docherty doherty dolan donaldson donnelly donovan douglas dowling doyle drummond drury dube dubois duffy duncan dunlop dunn dyer eaton edge edmonds edwards egan elliott ellis ellison emery
english evans everett fairclough farah farooq farrell faulkner fenton ferguson fernandes fernandez ferrari field findlay finch finlay finn fischer fisher fitzgerald fleming fletcher flood flynn foley forbes ford forster fort
fortune foster fowler fox francis franklin fraser freeman french frost fry fuller gallagher galloway garcia gardiner gardner garner garrett garvey george ghosh gibbons gibbs gibson gilbert giles gill gillespie glover goddard
gomez goncalves gonzalez good goodman goodwin gordon gough gould grady graham grant graves gray greaves green greenwood gregory grewal grey griffin griffith griffiths guerrero gunn gupta guzman haines hale hall halliday hamid
hamilton hammond hancock hanna hansen hanson haque harding hardy harper harrington harris harrison hart hartley harvey hasan hassan hawkins hawley hayes haynes hayward healy heath heaton henderson hendry hernandez herbert heron
herrera hewitt hicks higgins higginson hill hilton hinds hirst ho hobbs hodge hodges hodgson hoffmann hogan holden holland holloway holmes holt hooper hope hopkins horn horton hossain houghton houston howard howarth howe howell
howells huang hudson hughes humphreys hunt hunter hurley hurst hussain hussein hutchinson hutchison hyde ibrahim ingham ingram iqbal irvine irving islam ismail ivanov jackson jacobs jain jama james jamieson jansen janssen jarvis
javed jefferson jeffery jenkins jennings jensen jha jimenez jin johal john johnson johnston johnstone jones jordan joseph joshi joyce kamara kang kapoor kaur kavanagh kay keane kearney keating keegan keen kelleher keller kelly
kemp kendall kennedy kenny kent kerr khalid khan khatun kidd kim king kirby kirk kirkham knight knowles kohli koroma kovacs kowalczyk kowalski kumar lacey lal lam lamb lambert lane lang larsen larson lau law lawrence lawson le
leach lee leigh lennon leonard leslie lester levy lewandowski lewis li liang lim lin lindsay little liu livingstone lloyd locke logan long lopez lord love lowe lucas lynch lyons ma macdonald macgregor mackay mackenzie mackie
macleod macmillan macpherson maguire mahmood mahon malik mallick malone mann manning marin marsden marsh marshall martin martinez martins mason massey masters matthews maxwell may mccabe mccallum mccann mccarthy mcdonald
mcdonnell mcdougall mcgee mcgill mcgowan mcgrath mcgregor mcguinness mcguire mcintosh mcintyre mckay mckee mckenna mckenzie mclaren mclaughlin mclean mcleod mcmahon mcmillan mcnally mcnamara mcneil mcneill mcpherson mehmood mehta
mellor mendes mendoza mensah meyer miah michael middleton miles millar miller mills milne mirza mistry mitchell mohamed mohammad mohammed molloy moloney monaghan montgomery moody moore morales moran moreno morgan moriarty morris
morrison morrow morton moss moyo muhammad muir mukherjee muller mullen munro murphy murray mustafa myers nadeem naidu nair naqvi nash nasir naylor ncube ndlovu neal neil nelson newman newton ng nguyen nicholls nicholson nicol nixon
noble nolan norman norris north norton novak nowak nunes nunn nwosu obi oconnor odonnell ogden ogunleye ojo okafor okeke okonkwo okoro okoye oliveira oliver oneill ortiz osborne osman osullivan owen owens owusu oyelaran page palmer
pandey park parker parkes parkin parkinson parmar parr parry parsons partridge parveen patel paterson patil patterson patton payne peacock pearce pearson pedersen pemberton pennington perera pereira perez perkins perry peters
petersen peterson petrov phillips pickering pierce pike piper pitt platt pollard poole pope popescu porter potter powell power pratt prentice preston price prince pritchard procter pryce pugh purcell quinn qureshi rafferty rahman
ramirez ramos ramsay ramsey randall rao rashid rasmussen raza read redmond reddy reed rees reeves rehman reid reilly reyes reynolds rhodes ribeiro rice richards richardson riley ritchie rivera roberts robertson robinson robson
roche rodgers rodrigues rodriguez rogers romero rooney rose ross rossi rowe rowley roy ruiz russell russo rutherford ryan sadiq saeed sahota said saleh salem salmon samuel sanchez sanders sanderson sandhu santos saunders savage
schmidt schneider schofield schulz scott sehgal serrano sesay shah shaikh sharma sharp sharpe shaw sheikh shepherd sheridan sherwood short siddiqui silva simmons simpson sims sinclair singh skinner slater sloan small smart smith
smyth snow soares solomon somerville southern spencer spooner stacey stanley steele stephens stephenson stevens stevenson stewart stokes stone storey stott strong stuart suarez suleiman sullivan summers sutherland sutton swan
sweeney swift sykes szabo takahashi tait tan tanaka tang tate taylor thapa thomas thompson thomson thornton thorpe todd torres townsend tran tucker tuck turnbull turner tyler underhill underwood usman vance vargas vaughan vega
vickers vincent wade walker wall wallace waller wallis walsh walter walters walton wang ward warner warren waters watkins watson watt watts weaver webb weber webster welch wells west weston whelan white whitehead whitehouse whittaker
wilcox wilkins wilkinson williams williamson willis wilson winter wolf wong wood woods woodward wright wu wyatt xu yadav yamamoto yang yates yilmaz young yousaf yousef yu yusuf zafar zaman zhang zhao zheng zhou zimmermann zulu
`)

/** Lower case, accents off, apostrophes and dashes off: as the lists are kept. */
export function foldName(word: string): string {
  const lower = word.toLowerCase()
  // oxlint-disable-next-line no-control-regex
  return (/^[\0-\x7f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}+/gu, '')).replace(/['’\-.]/g, '')
}

/** Particles that belong to the family name: `van der Berg`. */
export const NAME_PARTICLES = new Set([
  'van',
  'von',
  'de',
  'der',
  'den',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'ibn',
  'bint',
  'ap',
  'mac',
  'st',
  'ter',
  'ten',
  'y',
])

const ORGANISATION =
  /\b(?:ltd|limited|plc|llp|llc|inc|incorporated|corp|corporation|gmbh|company|co|group|holdings|council|school|academy|college|university|nhs|trust|association|society|club|church|charity|foundation|union|branch|committee|services?|solutions|consult(?:ing|ants)|partners|department|dept|office|ministry|agency|institute|hospital|surgery|centre|center|hotel|party|campaign|team|bank|stores?|systems?|software|printers?|supplies|accounts?|admin|test|enquiries)\b\.?/i
/** True when a name is a firm's or a body's rather than a person's. */
export function isOrganisationName(cell: string): boolean {
  return ORGANISATION.test(cell) || (cell.includes('&') && /\b(?:sons?|bros|brothers|daughters)\b/i.test(cell))
}
