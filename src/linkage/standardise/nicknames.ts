/**
 * Short and everyday forms of given names, after the name they stand for. English first, with common forms of other languages.
 * Compiled from common usage; a form may belong to several names (`chris`, `alex`).
 */
const GROUPS = `
abigail abby abbie gail|adam ad|adelaide addie ada|agnes aggie nessie|albert al bert bertie|alexander alex alec sandy sasha lex xander alejandro alessandro aleksander oleksandr|alexandra alex sandra sandy lexi sasha
alfred alf alfie fred|alice ali allie alicia|alison ali allie|amanda mandy|amelia amy millie|andrew andy drew andre andreas andrei andrzej|angela angie ange|ann anne anna annie nan nancy hannah|anthony tony ant antonio anton antoni
antonia toni|arthur art artie|augustus gus|barbara barb babs bobbie|beatrice bea trixie|benjamin ben benny benji|bernard bernie|bridget bridie biddy|caroline carol carrie carolyn karolina|catherine katherine kathryn cathy kathy kate katie kat kitty cath cat katarzyna ekaterina catalina
charles charlie chas chuck carlos karl carl karol|charlotte lottie charlie lotte|christina christine chris chrissie tina kirsten|christopher chris kit topher kris krzysztof|clara clare claire|clifford cliff|cynthia cindy|daniel dan danny daniil|danielle dani
david dave davy dai dawid|deborah debbie deb debra|dennis denny|diana di diane|dominic dom nick|donald don donnie|dorothy dot dottie dolly|douglas doug|edward ed eddie ted ned teddy eduardo|edmund ed eddie|edwin ed eddie
eleanor ellie nell nora ella lenore helen|elizabeth liz lizzie beth betty betsy libby eliza elsie lisa bess elisabeth elzbieta lisbeth isabel|ellen nell nellie|emily em emmie millie|emma em emmie|ernest ernie|eugene gene|evelyn evie eve|ewan euan
florence flo florrie flossie|frances fran frankie francesca francoise|francis frank frankie francisco francois franciszek|franklin frank|frederick fred freddie freddy fritz|gabriel gabe|gabrielle gabby|geoffrey jeffrey geoff jeff|george georgie jorge jerzy georg|georgina georgia gina georgie
gerald gerry jerry|gertrude gert trudy|gilbert gil bert|gillian jill gill|giovanni gianni|graham gram|gregory greg grzegorz|guillermo memo|gwendolyn gwen|harold harry hal|harriet hattie harry|henry harry hal hank hal henri enrique|herbert herb bert
hugh hugo huw|ian iain|ignacio nacho|irene rene|isabella bella izzy isabelle|isaac ike zac|jacob jake jack jakub|jacqueline jackie jacqui|james jim jimmy jamie jem santiago|jane janie jenny janet|janet jan|jason jay|jean jeanie|jennifer jen jenny jenni|jeremy jerry jem
jessica jess jessie|jesus chuy|joan joanie|joanna jo joanne joasia|john jack johnny jon johan johannes juan jan ivan ian sean giovanni|jonathan jon jonny johnny|joseph joe joey jose josef giuseppe pepe jozef yusuf|josephine jo josie|joshua josh|joyce joy|judith judy jude|julia julie jules
julian jules|katrina trina|kenneth ken kenny|kimberly kim|laura laurie lori|lawrence larry laurie laurence lorenzo|leonard leo len lenny|leonardo leo|leslie les|lewis louis lew lou luis ludwig|lillian lily lil|linda lindy lyn|louise lou lulu luisa|lucy lucia lucille|luke lukas luca lucas
madeleine maddy madeline|malcolm mal|margaret maggie meg peggy marge margie greta rita daisy mags margarita malgorzata margarete|maria mary marie mia maryam miriam molly polly mamie moll|marjorie marge|mark marc marcus marek marco|martha mattie|martin marty marcin|martina tina|matilda tilly mattie
matthew matt mat matty mateusz mateo matteo|maureen mo|maurice mo morris|maximilian max|maxwell max|melanie mel|melissa mel lissa|michael mike mick micky mikey miguel michal mikhail micheal misha|michelle shelly|mildred millie|mohammed mohammad muhammad mohamed muhammed mohamad mo|monica mon
natalie nat natasha|nathaniel nathan nat nate|nicholas nick nicky nico niklas mikolaj nikolai nicolas|nicola nicky nikki nic|nigel nige|norman norm|oliver ollie olly|olivia liv livvy|oscar ozzy|oswald ozzy|pamela pam|patricia pat patsy trish tricia patty|patrick pat paddy rick patryk padraig
paul pablo pawel paolo|pauline paula|penelope penny|peter pete petr piotr pedro pierre|philip phillip phil pip felipe|philippa pip pippa|priscilla cilla|rachel rach rae raquel|ralph rafe|raymond ray|rebecca becky becca bex|reginald reg reggie|richard rick rich dick ricky ritchie ricardo ryszard
robert rob bob bobby robbie bert roberto|roberta bobbie|robin rob|rodney rod|roger rog|roland rolly|ronald ron ronnie|rosemary rose rosie|rose rosie rosa|roxanne roxy|rupert rob|russell russ|ruth ruthie|salvatore sal|samantha sam sammy|samuel sam sammy|sandra sandy|sarah sara sally sadie|sebastian seb bas
sharon shaz|sheila shelagh|shirley shirl|sidney sid|simon si|sophia sophie sofia zofia|stanley stan|stella estelle|stephanie steph steffi stefania|stephen steven steve stevie stefan esteban|stuart stewart stu|susan sue suzanne susie suzy susanna zuzanna|sylvia sylvie|tatiana tanya|terence terry tel|teresa theresa terry tess tessa
theodore theo ted teddy|thomas tom tommy tomas tomasz|timothy tim timmy|tobias toby|valerie val|vanessa nessa|veronica ronnie vera|victor vic viktor|victoria vicky vicki tori wiktoria|vincent vince vinny vicente|violet vi|virginia ginny|vivian viv|vladimir vova|walter wally walt|wendy wen|wilfred wilf fred
william will bill billy willie liam wilhelm guillaume guillermo wim|winifred win winnie freda|yvonne evonne|zachary zach zac zack|abdul abdel|ahmed ahmad|ali aly|hussein husain hussain|hassan hasan|yusuf youssef yousef|ibrahim abraham abe|fatima fatma|aisha ayesha aysha|khadija khadijah|omar umar|osman usman uthman
`
/** Name or short form → numbers of the groups it belongs to, from 1; at most four. */
export const GROUPS_OF = new Map<string, number[]>()
GROUPS.trim()
  .split(/[|\n]/)
  .forEach((line, index) => {
    for (const form of new Set(line.trim().split(' '))) {
      const groups = GROUPS_OF.get(form)
      if (!groups) GROUPS_OF.set(form, [index + 1])
      else if (groups.length < 4) groups.push(index + 1)
    }
  })
/** The name that leads a group, for blocking: `bob` and `robert` fall into one block. */
const LEADERS = GROUPS.trim()
  .split(/[|\n]/)
  .map((line) => line.trim().split(' ')[0]!)

const NONE: readonly number[] = []
export function nicknameGroups(name: string): readonly number[] {
  return GROUPS_OF.get(name) ?? NONE
}

/** The fullest form of a given name; the name itself when it is in no group. */
export function rootName(name: string): string {
  const group = GROUPS_OF.get(name)?.[0]
  return group ? LEADERS[group - 1]! : name
}
