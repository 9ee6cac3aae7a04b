/** Political opinion, trade union membership, religion [DET26–28]. */
import { claimDetector } from '../claim.ts'

const PARTY =
  '(?:labour|conservatives?|tory|tories|lib(?:eral)? ?dem(?:ocrat)?s?|snp|plaid(?: cymru)?|greens?|green party|ukip|reform(?: uk)?|brexit party|sinn f[eé]in|dup|sdlp|uup|alliance(?: party)?|democrats?|republicans?|socialist(?:s| party)?|communist(?:s| party)?|the (?:labour|conservative|green|liberal democrat|communist|brexit|alliance|republican|democratic) party)'
const ADVERB =
  '(?:(?:a|an|the|very|always|usually|staunchly?|lifelong|life-long|committed|strongly?|firm|former|long-standing|longstanding|loyal|active|paid-up|keen|probably|likely|definitely|also|now|been|for|card-carrying|proud|registered|known|passionate|once|still|previously|local|party) ){0,4}'

export const politicalOpinion = claimDetector({
  kind: 'political_opinion',
  group: 'politics',
  strong:
    /\b(?:(?:Labour|Conservative|Tory|Lib Dem|Liberal Democrat|Green|SNP|Plaid|Reform|UKIP|DUP|Sinn F[eé]in) (?:councillor|candidate|member|voter|supporter|activist|canvasser|MP|MSP|peer)|(?:vote|voted|votes|voting) (?:for )?(?:the )?(?:Labour|Conservatives?|Tory|Lib Dems?|Liberal Democrats?|Greens?|SNP|Plaid(?: Cymru)?|Reform(?: UK)?|UKIP|DUP|Sinn F[eé]in|Leave|Remain)|defected (?:\p{L}+ ){1,3}to (?:the )?(?:Labour|Conservatives?|Tories|Lib Dems?|Greens?|SNP|Reform(?: UK)?|UKIP)|(?:in support of|supporter of|supports|backs) (?:\p{L}+ ){0,3}(?:Reform(?: UK)?|Labour|UKIP|Brexit|Momentum|Plaid(?: Cymru)?|the (?:Greens|Tories|Conservatives))|member of (?:Momentum|the BNP|the EDL|Plaid|the Greens)|Vote (?:Labour|Conservative|Green|Leave|Remain|Lib Dem|SNP|Plaid) (?:poster|sign|placard)|voted (?:to )?(?:remain|leave)|(?:chairs?|chaired|member of|secretary of|treasurer of|president of|joined|belongs? to) the (?:local |constituency |\p{Lu}\p{L}+ )?(?:Labour|Conservative|Liberal Democrat|Lib Dem|Green|SNP) (?:association|party|club|branch|group)|(?:Welsh|Scottish|Irish|English|Ulster|Kurdish|Catalan|Basque|white) nationalist|(?:Socialist|Communist|Workers|Workers['’]|Revolutionary) (?:\p{L}+ )?Party|Young (?:Conservatives|Labour|Liberals|Greens)|party member(?:ship)?|(?:far|hard)[ -](?:left|right)|left-?wing|right-?wing|(?:sits?|sat|stood|stands|standing|ran|running|elected|councillor|canvassed|leafleted) (?:\p{L}+ ){0,4}(?:for|as) (?:the |a )?(?:Labour|Conservatives?|Tory|Tories|Lib Dems?|Liberal Democrats?|Greens?|SNP|Plaid(?: Cymru)?|Reform(?: UK)?|UKIP|DUP|Sinn F[eé]in|Brexit Party)|(?:gave|gives|donated|donates|pledged) (?:[£€$]?[\d,.]+ )?(?:a month )?to (?:the )?(?:Labour|Conservatives?|Tories|Lib Dems?|Liberal Democrats?|Greens|Green Party|SNP|Plaid(?: Cymru)?|Reform(?: UK)?|UKIP|DUP|Sinn F[eé]in))\b/u,
  never:
    /\b(?:labour (?:day|market|costs?|force|ward|laws?|exchange|relations|shortages?)|in labour|(?:hard|manual|child|forced|skilled|cheap|slave) labour|labour (?:of love|intensive)|green (?:belt|bin|space|light|lane|road|street|room|card|tea|energy|power)|(?:wood|bethnal|village|golders|turnham|parsons) green|conservative (?:estimate|figure|treatment|guess|approach|dress\p{L}*)|liberal (?:arts|use|interpretation)|with (?:all |due |great )*respect|annual leave|leave (?:a|the|of|me|at|by|on|early)|sick leave|maternity leave|third party|party (?:wall|bag|food|season|dress|popper)|(?:birthday|christmas|hen|stag|garden|leaving|dinner|search|working|street) party|a party to|other party|reform (?:of|the)|data reform|remain(?:s|ed)? (?:in|at|the|a|with|on)|vote of thanks|(?:financial|strategic) alliance|harbour alliance|alliance (?:with|of|between))\b/giu,
  patterns: [
    {
      pattern: new RegExp(
        String.raw`\b(?:vot(?:es|ed|ing|e)|will be voting|intends? to vote|would vote|going to vote|plans? to vote) ${ADVERB}(?:for (?:the )?)?(?:\p{Lu}\p{L}+ )?${PARTY}\b`,
        'iu',
      ),
      confidence: 0.95,
      why: 'how a person votes',
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:vot(?:es|ed|ing|e)|campaign(?:s|ed|ing)?) (?:for|to|against) (?:\p{Lu}\p{L}+ )?(?:leave|remain|brexit|independence|the (?:union|leave|remain) ?\p{L}*)\b|\bvot(?:es|ed) (?:leave|remain|yes|no) in\b`,
        'iu',
      ),
      confidence: 0.92,
      why: 'how a person votes',
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:is|was|am|I['’]m|he['’]s|she['’]s|been|became|remains?|as|are) ${ADVERB}(?:${PARTY} (?:voters?|supporters?|members?|activists?|councillors?|candidate|canvassers?|party member)|(?:tory|remainer|brexiteer|leaver|socialist|communist|marxist|anarchist|libertarian|left-?wing(?:er)?|right-?wing(?:er)?|unionist|nationalist|lib dem|liberal democrat|political activist))\b`,
        'iu',
      ),
      confidence: 0.93,
      why: 'a political allegiance, said of a person',
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:member|supporter|activist|donor|volunteer|canvasser|organiser|councillor|candidate|officer|secretary|chair|treasurer)s? (?:of|for|with|in) (?:the )?(?:local )?(?:\p{Lu}\p{L}+ )?${PARTY}\b`,
        'iu',
      ),
      confidence: 0.92,
      why: 'a place in a party, said of a person',
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:joined|left|resigned from|supports?|supported|supporting|backs?|backed|campaign(?:s|ed|ing) for|canvass(?:es|ed|ing) for|leaflet(?:s|ed|ting) for|stood for|standing for|donat(?:es|ed) to|leans?|leaning|switched to|defected to|switched from) (?:the )?${ADVERB}(?:\p{Lu}\p{L}+ )?${PARTY}\b`,
        'iu',
      ),
      confidence: 0.9,
      why: 'a party a person supports or left',
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:strong|firm|solid|weak|soft|definite|probable|staunch|lifelong|lapsed|leaning|switched to|undecided,? leaning|anti-?|against) (?:\p{Lu}\p{L}+ )?${PARTY}\b`,
        'iu',
      ),
      confidence: 0.85,
      why: 'a canvasser’s mark of how a person votes',
    },
    {
      pattern:
        /\b(?:[Vv]ot(?:es?|ed|ing)|[Cc]anvass(?:es|ed)|[Mm]ember|[Ss]upporter|[Cc]andidate|[Cc]ouncillor|[Jj]oined|[Ss]upports) (?:for |of )?(?:the )?(?:\p{Lu}[\p{L}’'-]+ ){1,3}Party\b/u,
      confidence: 0.9,
      why: 'a party a person votes for or belongs to',
    },
    {
      pattern:
        /\b(?:voting intention|vote intention|party (?:support|preference|affiliation)|political (?:party|opinions?|views?|affiliation)|canvass(?: result| code)?|voted in \d{4}|votes)\s{0,2}[:=][ \t]{0,24}["']?[\p{L}\d][^\n;|,]{1,60}/iu,
      confidence: 0.9,
      why: 'a field of political opinion, filled in',
      isForm: true,
    },
    {
      pattern:
        /\b(?:his|her|my|your|their|\p{Lu}\p{Ll}+['’]s) (?:political (?:views?|opinions?|beliefs|activism|affiliation)|politics (?:are|is)|vote for)\b[^.\n]{0,60}/iu,
      confidence: 0.85,
      why: 'political views, said of a person',
    },
    {
      pattern:
        /\b(?:holds?|has|expressed|with) (?:\p{L}+ ){0,2}(?:left-?wing|right-?wing|socialist|conservative|liberal|communist|nationalist|anarchist|republican) (?:views|opinions|beliefs|politics|sympathies)\b|\bpolitically (?:active|conservative|liberal|left|right)\b/iu,
      confidence: 0.88,
      why: 'political views, said of a person',
    },
  ],
})

const UNION =
  '(?:UNISON|Unison|Unite|GMB|USDAW|Usdaw|NASUWT|NEU|NUT|NUM|RMT|BALPA|Napo|NAPO|BFAWU|URTU|SIPTU|Forsa|Fórsa|Nautilus|HCSA|ASLEF|Aslef|TSSA|CWU|PCS|FBU|UCU|RCN|BMA|BECTU|Bectu|Equity|Prospect|Community|UCATT|NUJ|EIS|NAHT|POA|TUC|the (?:\\p{L}+ ){0,3}union|a (?:\\p{L}+ ){0,2}union|(?:his|her|my|their) union|Unite the Union)'
export const tradeUnion = claimDetector({
  kind: 'trade_union',
  group: 'union',
  strong:
    /\b(?:UNISON|Unison|Unite|GMB|USDAW|Usdaw|NASUWT|NEU|NUM|RMT|BALPA|SIPTU|ASLEF|TSSA|CWU|PCS|FBU|UCU|RCN|BMA|BECTU|NUJ|EIS) (?:member|rep|convenor|steward|delegate|official|organiser|branch (?:secretary|president|chair|officer|treasurer)|president|card)\b|\b(?:in|with|joined|join|of) (?:the )?(?:UNISON|GMB|USDAW|NASUWT|NEU|NUM|RMT|ASLEF|TSSA|CWU|PCS|FBU|UCU|RCN|BECTU|NUJ|SIPTU|TGWU|T&G)\b|\b(?:organi[sz](?:ed|ing)|led|leading|joined|joining|called) (?:a|the|an unofficial) (?:wildcat )?(?:strike|walkout)\b|\b(?:on|from) the picket line\b|\bunion man\b|\bpicket(?:ing|ed)\b|\b(?:his|her|my|their) union\b|\b(?:UNISON|Unison|Unite|GMB|USDAW|Usdaw|NASUWT|NEU|RMT|ASLEF|TSSA|CWU|PCS|FBU|UCU|RCN|BMA|NUJ|SIPTU) (?:regional|branch|national|workplace|area|full-time) (?:officer|official|secretary|organiser|rep|chair|convenor)\b|\b(?:expelled from|left|quit|rejoined|paid up with|subs to|dues to|accompanied by (?:his|her|my|their|a)) (?:the )?(?:UNISON|Unison|Unite|GMB|USDAW|Usdaw|NASUWT|NEU|NUM|RMT|ASLEF|TSSA|CWU|PCS|FBU|UCU|RCN|BMA|BECTU|NUJ|EIS|SIPTU)\b|\b(?:shop steward|union (?:rep|member|convenor|dues|subs|card|membership))\b/u,
  never:
    /\b(?:european union|credit union|student(?:s['’]?|['’]s)? union|rugby union|union (?:jack|flag|street|square|road|terrace|station)|soviet union|western union|strike (?:a|the|out|off|through)|trade (?:fair|deal|mark|show|price|secrets?)|(?:first|right|free|fair|foreign|international) trade|civil union|union of)\b/giu,
  patterns: [
    {
      pattern: new RegExp(
        String.raw`\b(?:[Mm]ember|[Mm]embership|[Rr]ep|[Rr]epresentative|[Ss]teward|[Oo]fficial|[Oo]fficer|[Oo]rganiser|[Ss]ecretary|[Cc]onvenor|[Bb]ranch \p{L}+|[Aa]ctivist|[Dd]elegate)s? (?:of|for|with|in|at) (?:the )?(?:\p{L}+ )?${UNION}(?![\p{L}])`,
        'u',
      ),
      confidence: 0.94,
      why: 'a place in a trade union, said of a person',
    },
    {
      pattern: new RegExp(
        String.raw`(?<![\p{L}])(?:UNISON|Unison|Unite|GMB|USDAW|Usdaw|NASUWT|NEU|NUT|RMT|ASLEF|TSSA|CWU|PCS|FBU|UCU|RCN|BMA|BECTU|Equity|Prospect|NUJ|EIS|union|[Tt]rades?[ -][Uu]nion) (?:members?(?:hip)?|reps?\b|representative|stewards?|convenor|activist|branch (?:secretary|chair|officer|member|treasurer)|official|card|delegate|organiser|subs\b|subscription|dues)`,
        'u',
      ),
      confidence: 0.9,
      why: 'a place in a trade union, said of a person',
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:joined|left|belongs? to|belonged to|represented by|affiliated (?:to|through|via)|affiliate of|resigned from|pays? (?:his|her|my|their)? ?(?:subs|dues) to|active in|works for|organises for) (?:the )?(?:trade )?${UNION}(?![\p{L}])`,
        'u',
      ),
      confidence: 0.9,
      why: 'a union a person belongs to',
    },
    {
      pattern:
        /\b(?:[Mm]ember|[Rr]ep|[Ss]teward|[Oo]fficer|[Oo]fficial|[Ss]ecretary|[Dd]elegate|[Jj]oined|[Bb]elongs|[Aa]ffiliated) (?:of |for |in |to |through |via )?(?:the |our )?(?:(?:\p{Lu}[\p{L}’'-]+|and|of|&) ){0,6}(?:(?:Staff|Officers['’]?|Workers['’]?|Employees['’]?|Teachers['’]?) (?:Association|Federation|Guild)|(?:Trades? )?Union|Workers)\b/u,
      confidence: 0.9,
      why: 'a union a person belongs to',
    },
    {
      pattern:
        /\b(?:is|was|became|as|am|elected|been) (?:a |an |our |the |your |their |local )*(?:shop steward|union (?:rep(?:resentative)?|member|official|convenor|steward|organiser|activist)|trade[s]? unionist|unionised|union man|union woman|convenor)\b/i,
      confidence: 0.92,
      why: 'a place in a trade union, said of a person',
    },
    {
      pattern:
        /(?:(?:^|[.;] ?)(?:Joined|Left|Member of|Rep for)|\b(?:[Hh]is|[Hh]er|[Mm]y|[Tt]heir) (?:trade )?union,?(?: (?:is|was))?) (?:the )?(?:UNISON|Unison|Unite|GMB|USDAW|Usdaw|NASUWT|NEU|NUT|RMT|ASLEF|TSSA|CWU|PCS|FBU|UCU|RCN|BMA|BECTU|NUJ|EIS|\p{Lu}{3,6})\b/u,
      confidence: 0.88,
      why: 'a union a person belongs to',
    },
    {
      pattern: /\b(?:trade[s]? union|union(?: (?:name|branch|membership|affiliation))?)\s{0,2}[:=][ \t]{0,24}["']?[\p{L}][^\n;|,]{1,60}/iu,
      confidence: 0.9,
      why: 'a field of union membership, filled in',
      isForm: true,
    },
    {
      pattern: /\b(?:went|was|been|go(?:es|ing)?) on (?:strike|the picket line)|\bjoined the (?:strike|picket)\b|\btook part in (?:the|a) strike\b/i,
      confidence: 0.75,
      why: 'took part in a strike, said of a person',
    },
  ],
})

const FAITH =
  "(?:(?:born[- ]again |roman |devout |practi[sc]ing |strict |committed |lapsed |orthodox |sunni |shia |reform |evangelical |observant |non-practi[sc]ing |methodist |active )*(?:christian|catholic|protestant|anglican|methodist|baptist|presbyterian|pentecostal|evangelical|quaker|mormon|jehovah['’]?s witness|muslim|sunni|shia|ahmadi|jewish|jew|hindu|sikh|buddhist|atheist|agnostic|humanist|pagan|jain|rastafarian|bahai))"
export const religion = claimDetector({
  kind: 'religion',
  group: 'religion',
  strong:
    /\b(?:(?:lapsed|devout|practi[sc]ing|observant|born-again|orthodox|non-practi[sc]ing|ex-) ?(?:christian|catholic|protestant|anglican|methodist|baptist|mormon|quaker|muslim|jew|jewish|hindu|sikh|buddhist)|(?:lay |local |Methodist )+preacher|prayer (?:room|mat|breaks?|times?)|(?:off|away|leave|home|time|holiday|fast(?:s|ing)?) (?:\p{L}+ ){0,2}(?:for|at|during|on) (?:passover|yom kippur|rosh hashanah|hanukkah|ramadan|eid|diwali|vaisakhi|good friday|the sabbath|shabbat|lent)|prays|praying|to pray|took (?:her|his) vows|keeps? (?:a )?kosher|(?:as an?|is an?|are|am an?|were|was an?) (?:strict |practi[sc]ing |devout |lapsed |orthodox |non-practi[sc]ing |lifelong |former )?(?:christians?|catholics?|protestants?|anglicans?|methodists?|baptists?|mormons?|quakers?|muslims?|jews?|hindus?|sikhs?|buddhists?|seventh[- ]day adventists?|evangelicals?|pentecostals?|rastafarians?|bah[aá]['’]?[ií]s?|jains?|pagans?|zoroastrians?|humanists?)|confirmed by (?:the )?bishop|(?:member|treasurer|elder|trustee|warden|secretary|chair|congregation|organist|sacristan|leader) (?:of|at) (?:the|our|his|her|a) (?:local )?(?:synagogue|mosque|gurdwara|mandir|temple|chapel|church)|(?:goes|went|takes) to (?:confession|mass|temple|mosque|synagogue|church)|born[- ]again|churchwarden|church ?goer|(?:keeps?|observes?) (?:the )?(?:sabbath|shabbat|kosher|ramadan|lent)|wears? (?:a |the |her |his )?(?:hijab|niqab|turban|kippah|burqa)|baptis(?:ed|m)|bar mitzvah|first communion|atheist|agnostic|jehovah['’]?s witness)\b/iu,
  never:
    /\b(?:(?:please|let us) pray for|christian (?:aid|names?|dior|era|(?!and|who|but|or|by|in|for|is|was|faith|church|man|woman|family)\p{L}+son|smith|brown|jones|taylor|bale|louboutin)|church (?:street|lane|road|hall|hill|end|view|close|avenue|house|farm|green|walk)|(?:sikh|hindu|muslim|jewish|christian) (?:temple|museum|history|council of|festival)|in good faith|bad faith|(?:the )?catholic (?:primary |high |secondary )?school|catholic tastes?|mass (?:mailing|production|email|market|media|transit|of)|critical mass|parish council|orthodox (?:approach|view)|leap of faith|converted (?:to (?:pdf|csv|gbp|euros|a)|into|from|the|file)|confirmed (?:that|the|by|with|in|for|on|your|my|and|as|her|his|their|to)|white christmas|methodist (?:church|hall|chapel) hall)\b/giu,
  patterns: [
    {
      pattern: new RegExp(
        String.raw`\b(?:is|was|am|I['’]m|he['’]s|she['’]s|are|became|being|been|as|remains?) (?:(?:a|an|the|also|not only|now|very|of|by|originally|both) ){0,3}${FAITH}\b(?!\s(?:school|church|charity|group|festival|book|shop|music|name))`,
        'iu',
      ),
      confidence: 0.93,
      why: 'a faith, said of a person',
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:converted to|conver(?:sion|ts?) to|practises?|practices?|practising|follows?|brought up|raised|born|identif(?:ies|y|ied) as|describes? (?:him|her|them)self as) (?:(?:a|an|the|as) ){0,2}(?:${FAITH}|islam|judaism|hinduism|sikhism|buddhism|christianity|catholicism)\b`,
        'iu',
      ),
      confidence: 0.94,
      why: 'a faith, said of a person',
    },
    {
      pattern: new RegExp(
        String.raw`(?:,|\bthe|\ban?) (?:(?:a|an|devout|practising|observant|lapsed|strict|committed|born-again|lifelong|secular|orthodox) ){1,2}${FAITH}\b(?=[,.;]|\s(?:who|and|from|man|woman|family))`,
        'iu',
      ),
      confidence: 0.85,
      why: 'a faith, said of a person',
    },
    {
      pattern:
        /\b(?:attends?|attended|attending|worships? at|prays? at|goes to|go to|member of|regular at|belongs to|baptised (?:at|in)|confirmed at|preaches at|volunteers at|congregation (?:of|at)) (?:(?:the|a|his|her|my|our|their|local|central|\p{Lu}[\p{L}’'.]*|of) ){0,5}(?:mosque|synagogue|gurdwara|mandir|church|chapel|cathedral|temple|kingdom hall|mass|meeting house|parish)\b/iu,
      confidence: 0.86,
      why: 'a place of worship a person goes to',
    },
    {
      pattern: /\b(?:religion|faith|religious (?:belief|affiliation)s?|denomination)\s{0,2}[:=][ \t]{0,24}["']?[\p{L}][^\n;|,]{1,50}/iu,
      confidence: 0.92,
      why: 'a field of religion, filled in',
      isForm: true,
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:his|her|my|your|their|\p{Lu}\p{Ll}+['’]s) (?:(?:${FAITH}|islamic|religious|strong|deep) (?:faith|beliefs?|upbringing|religion|background|heritage)|religion|faith (?:is|as|means|in god)|religious (?:beliefs?|needs|observance)|baptism|bar mitzvah|bat mitzvah)\b`,
        'iu',
      ),
      confidence: 0.88,
      why: 'faith, said of a person',
    },
    {
      pattern:
        /\b(?:observes?|keeps?|observing|fasting (?:for|during)|fasts (?:for|during)) (?:ramadan|the sabbath|shabbat|kosher|lent)\b|\bon religious grounds\b|\b(?:eats?|needs?|requires?) (?:only )?(?:halal|kosher)\b|\bis (?:an? |our |the )?(?:imam|vicar|rabbi|priest|deacon|churchwarden)\b|\b(?:goes to|attends|at|for|to|leads?) (?:friday|morning|evening|daily|his|her|jumu['’]?ah) prayers\b|\b(?:prays?|praying) (?:five times|daily|every)|\bwears? (?:a|the|her|his) (?:turban|hijab|niqab|kippah|crucifix)\b|\bmarried (?:in|at) (?:a|the|his|her|their) (?:\p{L}+ ){0,2}(?:church|mosque|synagogue|gurdwara|temple|mandir)\b/iu,
      confidence: 0.8,
      why: 'observance, said of a person',
    },
  ],
})
