/** Politics, unions and faith. */
import { words } from './words.ts'

export const BELIEFS_CUES = {
  politics: words(`
    labour conservative conservatives tory tories libdem liberal lib snp plaid green greens ukip brexit reform sinn dup sdlp alliance democrat
    democrats democratic republican republicans socialist communist vote votes voted voting voter canvass canvasser canvassed leafleting
    leafletter activist party remain remainer leave leaver independence unionist nationalist momentum respect constituency political politically
    politics defected greens poster leftwing rightwing far wing marxist anarchist campaigns campaigned campaigning communists
  `),
  union: words(`
    unison unite gmb usdaw nasuwt neu nut rmt tgwu picketing picketed walkout num balpa napo bfawu urtu siptu forsa fórsa nautilus hcsa aslef tssa cwu pcs fbu ucu rcn bma bectu equity prospect community ucatt nuj eis union unions
    unionised steward convenor picket strike trade workers association federation
  `),
  religion: words(`
    christian catholic protestant anglican methodist baptist presbyterian pentecostal evangelical quaker mormon jehovah orthodox muslim islam
    islamic sunni shia ahmadi jewish jew judaism hindu hinduism sikh sikhism buddhist buddhism atheist agnostic humanist pagan jain rastafarian
    bahai religion religious faith mosque synagogue gurdwara mandir church parish mass halal kosher ramadan preacher sabbath shabbat niqab churchwarden churchgoer baptism devout lapsed baptised confirmed imam vicar rabbi vows adventist adventists muslims jews christians catholics hindus sikhs buddhists prays pray praying bishop congregation chapel prayers prayer passover yom rosh hanukkah vaisakhi confession born temple eid diwali easter turban hijab
    converted
  `),
}
