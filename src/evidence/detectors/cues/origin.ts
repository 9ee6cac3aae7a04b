/** Origin, sex life and orientation, and the criminal law. */
import { words } from './words.ts'

export const ORIGIN_CUES = {
  ethnicity: words(`
    black white asian afro mogadishu minority biracial colour color african caribbean ethnicity ethnic race racial indian pakistani bangladeshi chinese arab roma romany gypsy traveller irish
    welsh scottish mixed bame heritage kurdish turkish somali nigerian ghanaian jamaican polish romanian latino latina hispanic tamil punjabi
    bengali vietnamese filipino nationality origin descent background indigenous aboriginal jamaica nigeria
    somalia pakistan bangladesh india iranian iraqi syrian afghan albanian ukrainian russian
    ethnically half barbadian trinidadian guyanese colombian kosovan bosnian bulgarian lithuanian latvian tunisian lebanese palestinian yemeni maori māori inuit basque sami lankan filipina kurd windrush parents grandparents brazilian portuguese spanish greek cypriot egyptian moroccan algerian ethiopian eritrean sudanese congolese zimbabwean kenyan ugandan malaysian
    indonesian japanese korean thai nepali sri
  `),
  sexual: words(`
    gay lesbian bisexual homosexual heterosexual straight queer lgbt lgbtq transgender trans asexual pansexual orientation sexuality civil
    attracted binary identifies identified identify husband wife affair openly came coming transitioned dysphoria same sex boyfriend girlfriend
  `),
  criminal: words(`
    convicted conviction convictions arrested charged sentenced imprisoned imprisonment prison jail jailed probation offence offences offender
    criminal caution cautioned court bail acquitted guilty parole dbs fraud theft assault burglary accused prosecuted prosecution allegation
    allegations alleged tagged custody asbo rehabilitation shoplifting suspended
    investigation police remand licence served released pleaded possession supplying dealing spent unspent disclosed stealing stole remand remanded magistrates tribunal injunction reoffended burgled discharge offenders investigating investigated magistrates community supervision raided banned disqualified driving fined breached breach breaching gbh intent drink drunk bodily
  `),
}
