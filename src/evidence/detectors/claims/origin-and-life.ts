/** Ethnic origin, sex life and orientation, criminal matters, genetic and biometric data [DET29–31]. */
import { claimDetector } from '../claim.ts'

/** Peoples and nationalities, as people are called by them. */
const PEOPLE =
  '(?:kurd(?:ish)?|turkish|somali|eritrean|ethiopian|sudanese|nigerian|ghanaian|kenyan|ugandan|zimbabwean|congolese|jamaican|barbadian|trinidadian|guyanese|brazilian|colombian|bangladeshi|pakistani|indian|sri lankan|tamil|punjabi|bengali|nepali|chinese|vietnamese|filipin[oa]|iranian|iraqi|syrian|afghan|albanian|kosovan|bosnian|bulgarian|romanian|roma|polish|lithuanian|latvian|ukrainian|russian|greek cypriot|turkish cypriot|egyptian|moroccan|algerian|tunisian|lebanese|palestinian|yemeni|maori|māori|aboriginal|inuit|basque|sami)'
const GROUP =
  '(?:black|white|asian|african|caribbean|afro-caribbean|indian|pakistani|bangladeshi|chinese|arab|roma|romany|gypsy|irish traveller|traveller|mixed[- ](?:race|heritage|ethnicity)|kurdish|turkish|somali|nigerian|ghanaian|jamaican|latino|latina|hispanic|tamil|punjabi|bengali|vietnamese|filipino|aboriginal|indigenous|south asian|east asian|west african|middle eastern|latin american|ethnic \\p{L}+|irish|polish|romanian|jewish|african[- ]american)'
export const ethnicity = claimDetector({
  kind: 'ethnicity',
  group: 'ethnicity',
  strong: new RegExp(
    String.raw`\b(?:${GROUP} (?:parents|origins?|descent|heritage|roots|ancestry|background|family|community|community member)|mixed[- ](?:race|heritage|ethnicity)|bi-?racial|person of colou?r|(?:ethnic|racial) (?:origin|background|minority)|half[- ]${PEOPLE}|British[- ](?:born )?(?:${PEOPLE}|black|asian)|parents (?:is|are|were) (?:both )?from \p{Lu}\p{L}+|of \p{L}+ (?:descent|heritage|ancestry|extraction|parentage)|of \p{L}+(?:ian|ish|ese|an|ba|bo|sa|ni|li) origin|ethnically \p{L}+|(?:both|all|two|three) (?:\p{L}+ )?(?:are|were) ${PEOPLE}|(?:parents?|grandparents?|mother|father|family|mum|dad|nan|grandmother|grandfather) (?:is|are|was|were|came|come|hails?|emigrated|arrived) (?:\p{L}+ ){0,3}(?:from \p{Lu}\p{L}+|${PEOPLE})|windrush)\b`,
    'iu',
  ),
  never:
    /\b(?:black (?:box|list|market|friday|ink|and white|cab|hole|coffee|bin|ice|country|belt|screen|shoes|dress|coat|hair|car|eye)|white (?:paper|house|board|goods|label|space|noise|wine|rose|coat|bread|horse|cross|hart|lion|lie|ink|city|van)|in (?:black|white)|the race (?:is|was|for|to)|race (?:course|day|night|against|condition)|(?:boat|horse|human|relay|arms|rat|egg and spoon) race|chinese (?:takeaway|restaurant|food|new year|whispers|government|language|medicine)|indian (?:restaurant|food|ocean|summer|takeaway)|turkish (?:delight|bath)|mixed (?:up|bag|feelings|use|salad|doubles|results)|background (?:check|information|noise|music|colour|reading|process|task|job)|country of origin|point of origin|origin of|irish (?:sea|stew|whiskey)|traveller['’]?s? cheques?|time traveller|polish(?:es|ed|ing)?(?= (?:the|your|it|up)))\b/giu,
  patterns: [
    {
      pattern: new RegExp(
        String.raw`\b(?:is|was|am|I['’]m|he['’]s|she['’]s|are|being|identif(?:ies|y|ied) as|describes? (?:him|her|them)self as|comes from|born to|as) (?:(?:a|an|the|also|of|from|young|elderly|proud|both|half|part|mixed|second-generation|third-generation|british) ){0,3}(?:(?:british |white |black |asian )?${GROUP}(?: (?:british|african|caribbean|asian|irish|european|american|other))?)(?: (?:man|woman|male|female|origin|descent|heritage|background|ethnicity|ancestry|community|family|parents|person|boy|girl|lady|gentleman))?(?=[\s.,;)]|$)(?! (?:citizen|cars?|shirt|box|food|shop|company|coat|paint|restaurant|language|teacher|ink|bag|suit))`,
        'iu',
      ),
      confidence: 0.87,
      why: 'ethnic origin, said of a person',
    },
    {
      pattern: new RegExp(String.raw`\bof ${GROUP}(?:[ -]\p{L}+)? (?:origin|descent|heritage|background|ethnicity|ancestry|extraction|parentage)\b`, 'iu'),
      confidence: 0.93,
      why: 'ethnic origin, said of a person',
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:an?|the) (?:(?:young|elderly|middle-aged|pregnant|british) ){0,2}${GROUP} (?:man|woman|male|female|boy|girl|teenager|pensioner|couple|family|student|lady|gentleman)\b|\bparents (?:came|come|are|emigrated|arrived) from \p{Lu}\p{L}+`,
        'iu',
      ),
      confidence: 0.85,
      why: 'ethnic origin, said of a person',
    },
    {
      pattern: /\b(?:ethnicity|ethnic (?:origin|group|background)|race|nationality)\s{0,2}[:=][ \t]{0,24}["']?[\p{L}][^\n;|,]{1,50}/iu,
      confidence: 0.92,
      why: 'a field of ethnic origin, filled in',
      isForm: true,
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:his|her|my|your|their|\p{Lu}\p{Ll}+['’]s) (?:ethnicity|ethnic (?:origin|background)|race|${GROUP} (?:heritage|roots|origins?|background|descent|family|parents|ancestry))\b`,
        'iu',
      ),
      confidence: 0.88,
      why: 'ethnic origin, said of a person',
    },
  ],
})

export const sexualLife = claimDetector({
  kind: 'sexual_life',
  group: 'sexual',
  strong:
    /\b(?:[Hh]e has a boyfriend|[Ss]he has a girlfriend|(?:openly|comes? out|came out|coming out|identif(?:y|ies|ied|ying)) (?:as )?(?:gay|lesbian|bisexual|bi|trans(?:gender)?|queer|non-binary)|same-sex (?:partner|couple|marriage|relationship)|gender (?:reassignment|dysphoria)|transitioned|sexually transmitted|extramarital|affair with|non-binary|attracted to (?:women|men|other (?:wo)?men|the same sex|girls|boys)|[Hh]er ex-wife|[Hh]is ex-husband)\b/iu,
  never:
    /\b(?:gay (?:pride|bar|rights|times|community|village|men['’]?s health|marriage)|lgbtq?\+? (?:rights|history|group|community|network|charity|forum|month|pride|section|officer)|straight (?:away|after|on|forward|line|to|into|from|through|back|answer)|the gay gordons|trans(?:-| )(?:atlantic|pennine|siberian)|sexual orientation (?:monitoring|discrimination|data)|civil (?:service|servant|engineer\p{L}*|war|rights|liberties|society|court|claim))\b/giu,
  patterns: [
    {
      pattern:
        /\b(?:is|was|am|I['’]m|he['’]s|she['’]s|are|being|as|been|came out as|coming out as|identif(?:ies|y|ied|ying) as|outed as|who['’]s) (?:(?:a|an|the|also|openly|now|out|proudly|being|both|secretly|young|in) ){0,3}(?:gay|lesbian|bisexual|homosexual|heterosexual|straight|queer|lgbtq?\+?|transgender|trans|a?sexual|pansexual|non-binary|bi)\b(?!\s(?:rights|bar|pride|forward))/i,
      confidence: 0.93,
      why: 'sexual orientation or identity, said of a person',
    },
    {
      pattern: /\b(?:sexual orientation|sexuality|orientation)\s{0,2}[:=][ \t]{0,24}["']?[\p{L}][^\n;|,]{1,40}/iu,
      confidence: 0.92,
      why: 'a field of sexual orientation, filled in',
      isForm: true,
    },
    {
      pattern:
        /\b(?:his|her|my|your|their|\p{Lu}\p{Ll}+['’]s) (?:sexual (?:orientation|history|partners?|life|health)|sexuality|sex life|transition(?:ing)?|gender reassignment|extramarital affair|affair with)\b/iu,
      confidence: 0.88,
      why: 'sex life or orientation, said of a person',
    },
    {
      pattern:
        /\b(?:having|had|has had) an (?:extramarital )?affair\b|\b(?:same-sex|gay|lesbian) (?:partner|couple|relationship|marriage to|wedding to)\b|\bcame out (?:to|as|last|in|at)\b/i,
      confidence: 0.85,
      why: 'sex life, said of a person',
    },
    {
      // a man's own husband, a woman's own wife: the name or pronoun before it tells whose
      pattern:
        /\b(?:Mr|he|He|[Hh]is brother|[Hh]is son)\b[^.\n]{0,40}\bhis (?:husband|boyfriend)\b|\b(?:Mrs|Ms|Miss|she|She)\b[^.\n]{0,40}\bher (?:wife|girlfriend)\b|\b\p{Lu}\p{Ll}+ (?:lives? with|married|and) (?:his husband|her wife|his boyfriend|her girlfriend)\b/u,
      confidence: 0.82,
      why: 'a partnership that tells orientation',
    },
    {
      pattern: /\b(?:he|his|him)\b[^.\n]{0,40}\b(?:his|and his) husband\b|\b(?:she|her)\b[^.\n]{0,40}\b(?:her|and her) wife\b/i,
      confidence: 0.8,
      why: 'a marriage that tells orientation',
    },
  ],
})

const OFFENCE =
  '(?:assault|theft|fraud|burglary|robbery|shoplifting|arson|murder|manslaughter|rape|harassment|stalking|affray|criminal damage|drink[- ]driving|drunk[- ]driving|dangerous driving|drug (?:offences?|dealing|possession)|possession(?: of \\p{L}+)?|money laundering|perjury|bribery|domestic (?:violence|abuse)|sexual (?:assault|offences?|abuse)|actual bodily harm|grievous bodily harm|gbh|abh|public order offences?|benefit fraud|embezzlement|vandalism|trespass|speeding)'
export const criminal = claimDetector({
  kind: 'criminal',
  group: 'criminal',
  strong:
    /\b(?:on remand|remanded in custody|on bail|on probation|on parole|on licence|(?:spent|unspent|previous|criminal) convictions?|criminal record|suspended sentence|community order|sex offenders?['’]? register|restraining order against|acquitted|convicted|found guilty|pleaded guilty|served (?:\p{L}+|\d+) (?:years?|months?)|breach(?:ed|ing)? (?:of )?(?:his|her|their|the|a) (?:\p{L}+ ){0,2}(?:order|bail|licence|injunction)|charged (?:him|her|them|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) with|(?:drink|drunk)[- ]driv(?:ing|er) (?:ban|conviction|offence)|drink-driving|penalty points|points on (?:his|her|my|their) licence|intent to supply|(?:years|months) inside|caution for|raided by (?:the )?police|police raid(?:ed)?|subject to an? (?:\p{L}+ ){0,3}order|(?:fined|fine)\b[^.\n]{0,30}\bby (?:the )?(?:magistrates|court)|convictions? for|(?:conditional|absolute) discharge|sent down for|young offenders?|sex offenders?['’]? register|investigat(?:ing|ed) (?:him|her|them|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) for|banned from driving|driving ban|disqualified from driving|allegations? of (?:\p{L}+ ){0,2}(?:abuse|assault|theft|fraud|violence|rape|harassment|misconduct)|grievous bodily harm|gbh|(?:was|been|got) (?:jailed|imprisoned|arrested|cautioned|prosecuted|sentenced)|released from (?:prison|custody))\b/iu,
  never:
    /\b(?:sentenced to (?:life|death)(?=,? said)|criminal (?:justice|law|court|bar)|court (?:road|street|lane|house|yard|of appeal ruling)|tennis court|(?:flower|grove|park|earls?) court|exercise caution|proceed with caution|with caution|caution (?:is|should|when)|free of charge|charged (?:to|with (?:organising|the task|delivering)|at|for|£|\d|vat|by)|charged (?:the |an? )?(?:\p{L}+ )?(?:rate|fee|price|amount|subscription)|will be charged|be charged|(?:battery|phone|card|fee|extra) (?:is |was )?charged|guilty (?:pleasure|conscience|feeling)|feels? guilty|custody of the (?:keys|records|data)|dbs (?:check|clearance)s? (?:is|are|required|form)|fraud (?:prevention|team|alert|warning|awareness|office)|action fraud|suspended (?:from (?:the )?(?:platform|service))|prison (?:service|officer|reform)|bail ?out|identity (?:theft|fraud)|victim of (?:theft|fraud|an? assault|burglary|a crime))\b/giu,
  patterns: [
    {
      pattern: new RegExp(
        String.raw`\b(?:receiv(?:es|ed)|got|given|has|had|have|disclos(?:es|ed)|declar(?:es|ed)|admitted|admits|with) (?:(?:a|an|two|three|several|previous|spent|unspent|police|conditional|final|his|her|old|recent) ){0,3}(?:cautions?|convictions?|reprimand|suspended sentence|community order|asbo|restraining order) (?:for|of|in|against|dating)\b[^.;,\n]{2,50}|\b(?:admitted|admits|confess(?:es|ed) to|caught) (?:stealing|dealing|supplying|shoplifting|${OFFENCE})\b`,
        'iu',
      ),
      confidence: 0.9,
      why: 'a conviction or caution, said of a person',
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:convicted|found guilty|guilty|accused|suspected|acquitted|cleared) (?:of|for) (?:\p{L}+ ){0,3}(?:${OFFENCE}|\p{L}+ing\b|an? (?:\p{L}+ )?offences?|crimes?)`,
        'iu',
      ),
      confidence: 0.94,
      why: 'an offence or allegation, said of a person',
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:arrested|charged|prosecuted|cautioned|sentenced|jailed|imprisoned|wanted|investigated|convicted|tried|bailed|fined)\b(?: (?:by police|last \p{L}+|in \d{4}|in \p{Lu}\p{Ll}+))? (?:for|with|on|to|over|after) [^.;,\n]{3,60}`,
        'iu',
      ),
      confidence: 0.87,
      why: 'criminal proceedings, said of a person',
    },
    {
      pattern:
        /\b(?:was|been|is|got|were|being|has|had|have|having) (?:(?:a|an|previously|once|twice|recently|also|been|since|out) ){0,3}(?:arrested|convicted|imprisoned|jailed|cautioned by (?:the )?police|on (?:probation|bail|parole|remand)|on licence|remanded(?: in custody)?|in (?:prison|jail|custody)|criminal record|(?:spent |unspent |previous |criminal |\p{L}+ )?convictions?|police caution|served (?:time|\p{L}+ (?:years|months) (?:in (?:prison|jail))?)|under (?:police )?investigation|tagged|a (?:registered )?sex offender|registered sex offender|suspended sentence)\b/iu,
      confidence: 0.9,
      why: 'a criminal matter, said of a person',
    },
    {
      pattern:
        /\b(?:his|her|my|your|their|\p{Lu}\p{Ll}+['’]s) (?:(?:criminal|previous|spent|unspent|recent|past|prior) )*(?:convictions?|criminal record|arrest|sentence|probation officer|parole|prison sentence|court case|trial|bail conditions|imprisonment|offences?|offending|community service order)\b/iu,
      confidence: 0.87,
      why: 'a criminal matter, said of a person',
    },
    {
      pattern:
        /\b(?:criminal (?:record|convictions?|history)|convictions?|offences?|dbs (?:result|disclosure)|cautions?)\s{0,2}[:=][ \t]{0,24}["']?[\p{L}\d][^\n;|]{2,60}/iu,
      confidence: 0.9,
      why: 'a field of criminal matters, filled in',
      isForm: true,
    },
    {
      pattern:
        /\b(?:served|serving|spent) (?:\p{L}+|\d+) (?:years?|months?|weeks?) in (?:HMP )?(?:\p{Lu}\p{L}+ )?(?:prison|jail|custody)\b|\breleased from (?:prison|jail|custody)\b|\bpleaded guilty\b|\bis an? (?:ex-)?offender\b/iu,
      confidence: 0.92,
      why: 'a criminal matter, said of a person',
    },
    {
      pattern:
        /\b(?:allegations?|accusations?|complaint) (?:of|that) (?:\p{L}+ ){0,4}(?:assault\p{L}*|theft|stole|fraud|harass\p{L}*|abuse|violence|rape|misconduct)\b[^.\n]{0,40}/iu,
      confidence: 0.78,
      why: 'an allegation, said of a person',
    },
  ],
})

export const genetic = claimDetector({
  kind: 'genetic',
  group: 'genetic',
  never: /\b(?:carrier bag|(?:mail|air|aircraft|phone|mobile|network|freight) carrier|in (?:our|its|the) dna)\b/giu,
  patterns: [
    {
      pattern:
        /\b(?:carrier of|carries|positive for|tested for|has|inherited) (?:(?:a|an|the) )?(?:\p{L}+ ){0,2}(?:brca ?[12]?\p{L}*|huntington['’]?s|(?:gene|genetic|chromosom\p{L}*) ?(?:mutation|variant|disorder|condition|defect|abnormality)?|sickle[- ]cell)\b/iu,
      confidence: 0.9,
      why: 'a genetic finding, said of a person',
    },
    {
      pattern: /\b(?:his|her|my|your|their|\p{Lu}\p{Ll}+['’]s) (?:dna (?:profile|sample|test|results?)|genetic (?:test|results?|profile|data)|genome)\b/iu,
      confidence: 0.88,
      why: 'genetic data, said of a person',
    },
  ],
})
export const biometric = claimDetector({
  kind: 'biometric',
  group: 'biometric',
  patterns: [
    {
      pattern:
        /\b(?:his|her|my|your|their|\p{Lu}\p{Ll}+['’]s) (?:fingerprints?|iris scan|faceprint|voiceprint|retina scan|biometric (?:data|template|record)s?)\b/iu,
      confidence: 0.88,
      why: 'biometric data, said of a person',
    },
    {
      pattern: /\b(?:fingerprint|iris|face|voice)(?:print)?[ _-]?template\s{0,2}[:=][ \t]{0,24}["']?[A-Za-z0-9+/=]{12,}/i,
      confidence: 0.92,
      why: 'a biometric template',
      isForm: true,
    },
  ],
})
