/**
 * Words that a sentence about somebody hardly holds unless it tells of that person's health [DET25]: illnesses, treatment, states, needs. A word for
 * each line's door to the scanner is marked with a star where there are several. Hand-written.
 */
const TERMS = `
copd|emphysema|bronchiectasis|cystic *fibrosis|pulmonary *fibrosis|sleep *apnoea|*thrombosis|pulmonary *embolism|*aneurysm|atrial *fibrillation|*arrhythmia|heart *failure|heart *murmur|heart *bypass|
*cardiomyopathy|high *cholesterol|*varicose veins|lymphoedema|haemophilia|sickle *cell|thalassaemia|anaemic|*anaemia|hiv|chlamydia|gonorrhoea|syphilis|herpes|shingles|chickenpox|measles|meningitis|encephalitis|
malaria|typhoid|scarlet *fever|glandular *fever|long *covid|pneumonia|bronchitis|tonsillitis|appendicitis|pancreatitis|cirrhosis|jaundice|gallstones|kidney *stones|kidney *failure|renal *failure|*transplant|*dialysis|
nephritis|cystitis|incontinent|incontinence|*continence pads|*catheter|*stoma|*colostomy|*ileostomy|ulcerative *colitis|diverticulitis|irritable *bowel|haemorrhoids|hernia|endometriosis|polycystic *ovaries|
*fibroids|cervical *smear|*smear test|*mammogram|*biopsy|*colonoscopy|*endoscopy|*angiogram|*chemo|*chemotherapy|*radiotherapy|*immunotherapy|*metastasis|*metastatic|*mastectomy|*lumpectomy|*hysterectomy|
*prostatectomy|*amputation|*amputated|*amputee|*paraplegic|*quadriplegic|*tetraplegic|*hemiplegia|spina *bifida|muscular *dystrophy|motor *neurone|*neuropathy|*neuralgia|*sciatica|slipped *disc|*scoliosis|
*osteoporosis|*osteoarthritis|rheumatoid *arthritis|*lupus|*gout|*psoriasis|*eczema|*vitiligo|*alopecia|*glaucoma|*cataracts|macular *degeneration|partially *sighted|visually *impaired|sight *loss|hearing *loss|
hard of *hearing|*tinnitus|*vertigo|*migraines|*seizures|*convulsions|*concussion|brain *injury|brain *haemorrhage|*aphasia|*dysphasia|*dyscalculia|learning *difficulties|learning *disability|learning *disabilities|
*asperger|*tourette|foetal *alcohol|global *developmental delay|special *educational needs|*dementia|vascular *dementia|*alzheimers|*parkinsons|*huntingtons|*depressive|*antidepressants|*antipsychotics|*schizophrenic|*psychotic|
*paranoid schizophrenia|personality *disorder|eating *disorder|bipolar *disorder|anxiety *disorder|post-natal *depression|postnatal *depression|nervous *breakdown|mental *breakdown|panic *attacks|*anorexic|*anorexia|
*bulimic|*bulimia|*self-harms|*self-harming|*suicidal|*suicide attempt|*sectioned|*alcoholic|*alcoholism|*methadone|*rehab|*detox|*overdosed|*bedbound|bed-*bound|*housebound|*wheelchair user|*zimmer frame|walking *frame|
*tracheostomy|*ventilator|home *oxygen|feeding *tube|peg *feed|insulin-*dependent|gestational *diabetes|pre-*eclampsia|*miscarriage|*stillborn|*ectopic|*termination of pregnancy|*caesarean|c-*section|morning *sickness|
weeks *pregnant|months *pregnant|fertility *treatment|*menopausal|*hrt|*viagra|*warfarin|*blood thinners|*morphine|*tramadol|*codeine|*gabapentin|*pregabalin|*lithium|*clozapine|*olanzapine|*quetiapine|*methotrexate|
*steroids|*epipen|*nebuliser|*inhalers|nut *allergy|peanut *allergy|*anaphylactic|*coeliac|lactose *intolerant|palliative *care|end of life *care|terminally *ill|weeks to *live|in *remission|*relapsed|*gallbladder|
hip *replacement|knee *replacement|keyhole *surgery|back *surgery|heart *surgery|open-heart *surgery|*bleeding from|lost (?:a|his|her|my|their) (?:left |right )?(?:*leg|*arm|*foot|*hand|*eye|*sight|*hearing)|
broke (?:his|her|my|their) (?:left |right )?(?:*hip|*leg|*arm|*ankle|*wrist|*collarbone|*neck|*back|*pelvis)|tested *positive for|cancer has *spread|the *cancer|*lumps? in (?:his|her|my|their)|*hospitalised|in intensive *care
`
const terms = TERMS.split('|')
  .map((term) => term.replaceAll('\n', ''))
  .join('|')
  // the groups of the last lines hold bars of their own
  .replaceAll('*', '')

/** The words between brackets and bars as one pattern. */
export const HEALTH_TERMS = new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${terms})(?![\p{L}])`, 'iu')

/** The door of each term: its starred word, or the only one. */
export const HEALTH_DOORS: readonly string[] = [
  ...new Set(
    TERMS.split(/[|()]/).flatMap((term) => {
      const starred = [...term.matchAll(/\*([\p{L}]+)/gu)].map((match) => match[1]!)
      const only = /^\s*(\p{L}+)\s*$/u.exec(term)?.[1]
      return starred.length > 0 ? starred : only && only.length > 2 ? [only] : []
    }),
  ),
]
