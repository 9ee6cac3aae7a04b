/** Health of a person (GDPR Article 4(15)): diagnoses, treatment, disability, needs that come of them [DET25]. */
import { isWordAt } from '../anchors.ts'
import { claimDetector } from '../claim.ts'
import { HEALTH_TERMS } from '../cues/health-words.ts'

const ILLNESS =
  "(?:type [12i]+ )?(?:diabet(?:es|ic)|cancer|(?:brain )?tumou?r|leukaemia|lymphoma|asthma(?:tic)?|epilep(?:sy|tic)|dementia|alzheimer['’]?s|parkinson['’]?s|stroke|(?:post-?natal |clinical |severe )?depression|anxiety(?: disorder)?|bipolar(?: disorder)?|schizophrenia|ptsd|post-traumatic stress|autis(?:m|tic)|adhd|dyslexi[ac]|dyspraxia|hiv(?:[ -]positive)?|aids|hepatitis|arthritis|fibromyalgia|multiple sclerosis|ms|copd|angina|hypertension|high blood pressure|heart (?:disease|attack|condition|failure|problems?)|tuberculosis|crohn['’]?s(?: disease)?|colitis|eczema|anaemia|kidney (?:disease|failure)|tinnitus|glaucoma|cataracts|anorexia|bulimia|eating disorder|addiction|alcoholism|migraines?|covid(?:-19)?|long covid|coeliac disease|cerebral palsy|chronic \\p{L}+(?: \\p{L}+)?|(?:severe |nut |peanut )?allerg(?:y|ies)|mental (?:health|illness)[\\p{L} ]{0,20}|learning disabilit(?:y|ies)|hearing loss|sight loss|visual impairment|hearing impairment|a disability|disabilities|a (?:rare |serious |terminal |long-term )?(?:illness|(?:medical|health|heart|skin|lung) condition)|breakdown|miscarriage)"
const DEGREE = String.raw`(?:(?:a|an|the|his|her|my|their|very|severe|severely|mild|chronic|acute|advanced|early|terminal|stage \w+|breast|lung|prostate|bowel|skin|ovarian|partially|registered|clinically|profoundly|long-term|serious|bad|recurrent|lifelong|some|with|early-onset|suspected|recently|also|both|from|to|and|of)[\s-]+){0,4}`

export const health = claimDetector({
  kind: 'health',
  group: 'health',
  isNoCue: (text, place) => text[place] === 'm' && text[place + 1] === 's' && !isWordAt(text, place + 2),
  never:
    /\b(?:foster carers?|cancer research|macmillan cancer support|health (?:service|department|secretary|minister|insurance|and safety)|mental health (?:awareness|day|week)|hospital (?:car park|radio|trust|chaplain)|stroke of (?:luck|genius|a pen|midnight)|surgery hours|blind (?:spot|date|eye)|deaf ears|sick (?:of|and tired)|heart of|at heart|(?:terms|conditions?) of (?:use|sale|service|entry)|in good condition|economic depression|great depression|a hearing(?! (?:aid|loss|impair))|hearing (?:from|about|date)|look(?:s|ing)? forward to hearing|social mobility|anxiety about|operation of|in operation|disability (?:rights|discrimination|benefits? system|policy|campaign\p{L}*)|cancer charity|condition that|on condition|illness policy|(?:labour|workers['’]?) movement)\b/giu,
  strong: new RegExp(
    String.raw`${HEALTH_TERMS.source}|\b(?:pneumonia|sepsis|(?:[Dd]own|[Tt]ourette|[Aa]sperger|[Rr]ett|[Mm]arfan|[Tt]urner)['’]?s?(?: syndrome)?(?= syndrome|['’]s\b|s\b)(?: syndrome)?|irritable bowel syndrome|\p{L}{3,}(?:oxetine|cillin|statin|azepam|olol|opril|mycin|sartan|prazole|traline|alopram|zepine)|epilepsy|epileptic|dementia|diabetes|diabetic|dyslexia|dyspraxia|autism|autistic|adhd|ptsd|schizophreni[ac]|bipolar disorder|multiple sclerosis|parkinson['’]?s|alzheimer['’]?s|huntington['’]?s|leukaemia|lymphoma|carcinoma|melanoma|chemo(?:therapy)?|radiotherapy|dialysis|hysterectomy|mastectomy|miscarriage|miscarried|(?:lost|losing) (?:her|the|their) baby|pregnan(?:t|cy)|ivf|(?:alcohol|drug|gambling|heroin|cocaine) (?:addiction|dependency|misuse)|addiction|(?:my|his|her|their) (?:mental|physical) health|(?:my|his|her|their) blood pressure|blood pressure (?:was|is|of) \d|anorexia|bulimia|psychosis|psychotic|self[- ]harm\p{L}*|suicidal|overdose|asthma|asthmatic|arthritis|hepatitis|tuberculosis|coeliac|crohn['’]?s|colitis|copd|angina|cerebral palsy|stammer|(?:cannot|can['’]t|unable to) (?:use (?:his|her|my|their) (?:left |right )?\p{L}+|walk|see|hear|stand)|stroke(?! of)|heart attack|panic attacks?)\b`,
    'iu',
  ),
  patterns: [
    {
      pattern:
        /\b(?:suffer(?:s|ed|ing)?|has suffered|had suffered) (?:badly |greatly |terribly )?(?:from|with) (?!(?:a |an |the )?(?:delays?|lack|noise|poor|theft|losses|loss of|damage|flood\p{L}*|cold calls?|spam|shortages?|neglect|bad (?:service|press|luck)|low (?:sales|demand|pay)|competition|under\p{L}+|over\p{L}+))[\p{Ll}][\p{L}’'-]*(?: [\p{Ll}][\p{L}’'-]*){0,3}/iu,
      confidence: 0.8,
      why: 'what somebody suffers from',
    },
    {
      pattern:
        /\b(?:an? allergic reaction|collapsed (?:at|in|on|while|during|and|yesterday|last)|(?:taken|rushed|admitted|driven|airlifted|blue-lighted) (?:in)?to (?:the )?(?:A&E|casualty|hospital|intensive care|a ward)|discharged from (?:hospital|the ward)|(?:months|weeks|years) (?:left )?to live|(?:clean|off) (?:of |from )?(?:heroin|cocaine|crack|drugs|alcohol)(?: for)?|sober (?:for|since)|(?:heroin|cocaine|crack|drug) (?:user|addict|addiction)|(?:bad|dodgy|weak) (?:back|heart|chest|knees?|hips?|legs?|lungs?)|born with an? \p{L}+ \p{L}+|(?:walks?|walking) with (?:a |the )?(?:stick|cane|crutches|frame|limp)|on crutches|blood transfusion|too (?:ill|unwell|frail|sick) to|(?:trouble|difficulty) (?:breathing|walking|swallowing|sleeping|hearing|seeing)|(?:kidneys?|liver|heart|lungs?|sight|eyesight|hearing|memory|legs?) (?:is|are|was|were) (?:failing|going|getting worse|weak)|hears? voices|on the sick|diagnosed (?:as )?(?:\p{L}+ic|bipolar|autistic|deaf|blind)|(?:treated|treatment|surgery|operated on|medication|hospitalised|admitted) for (?:(?:a|an|his|her|my|their|severe|serious|minor|acute) ){0,2}\p{L}+|(?:is|was|been|feeling|felt) (?:very |too |seriously |quite )?unwell|fainted|unfit for work)\b/iu,
      confidence: 0.8,
      why: 'a state of health or treatment, said of a person',
    },
    {
      pattern:
        /\b(?:attend(?:s|ed|ing)?|sees?|seen (?:at|by)|under|visits?|referred to|appointments? (?:at|with)) (?:(?:a|an|the|his|her|my|their|local|specialist) ){0,2}(?:\p{L}+ )?(?:clinic|physio(?:therapist)?|oncologist|cardiologist|neurologist|psychiatrist|psychologist|counsellor|dietitian|dermatologist|rheumatologist|gynaecologist|urologist|midwife|chemotherapy unit|dialysis unit|day hospital)\b/iu,
      confidence: 0.82,
      why: 'care, said of a person',
    },
    {
      pattern:
        /\b(?:broke|broken|breaking|fractured|dislocated|sprained|shattered|tore|torn|ruptured) (?:(?:his|her|my|their|two|three|four|several|a|an|some|left|right) ){0,2}(?:ribs?|toes?|nose|jaw|skull|ankles?|wrists?|knees?|spine|shoulder|elbow|fingers?|thumb|tendons?|ligaments?|cartilage|hip|leg|arm|foot|hand|neck|back|collarbone|pelvis)\b/iu,
      confidence: 0.87,
      why: 'an injury, said of a person',
    },
    {
      pattern: /(?:^|[\n;|])\s*(?:health|medical|conditions?|disabilities)\s{0,2}[:=][ \t]{0,24}["']?[\p{L}\d][^\n;|]{2,80}/iu,
      confidence: 0.85,
      why: 'a field of health, filled in',
      isForm: true,
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:re-?)?diagnosed (?:as (?:having |being )?|with )${DEGREE}[\p{L}][\p{L}’'-]*(?:[ -][\p{L}\d][\p{L}\d’'-]*){0,4}`,
        'iu',
      ),
      confidence: 0.95,
      why: '"diagnosed with", said of a person',
    },
    {
      pattern: new RegExp(String.raw`\b(?:suffers?|suffering|suffered|recover(?:s|ing|ed)|died) (?:from|of) ${DEGREE}${ILLNESS}`, 'iu'),
      confidence: 0.93,
      why: 'an illness somebody suffers from',
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:has|have|had|having|got|develop(?:s|ed|ing)|contracted|living with|lives? with|caught|managing|battling|fighting|beat|survived|after|because of|due to|following|owing to|treated for|treatment for|medication for|therapy for|tested positive for|operation for|surgery for|(?:history|case) of|my|his|her|their|['’]s|with) ${DEGREE}${ILLNESS}\b`,
        'iu',
      ),
      confidence: 0.88,
      why: 'an illness somebody has',
    },
    {
      pattern:
        /\b(?:is|was|are|am|I['’]m|he['’]s|she['’]s|being|became|born|been) (?:(?:now|also|currently|registered|partially|profoundly|severely|totally|clinically|a|an|very|seriously|terminally|chronically|mildly|insulin-dependent|still|legally|six|five|four|three|seven|eight|heavily|months|weeks|highly) ){0,3}(?:disabled|blind|deaf|pregnant|diabetic|epileptic|asthmatic|autistic|dyslexic|hiv[ -]positive|wheelchair[ -](?:user|bound)|paraplegic|amputee|hospitali[sz]ed|depressed|suicidal|alcoholic|bipolar|ill|immunocompromised|neurodivergent|anorexic|coeliac|housebound|bedridden|visually impaired|hard of hearing|partially sighted|allergic to [\p{L}]+|in (?:a )?hospital|in a wheelchair|on (?:insulin|antidepressants|dialysis|chemotherapy|methadone|medication)|in rehab|off sick)\b/iu,
      confidence: 0.93,
      why: 'a state of health, said of a person',
    },
    {
      pattern:
        /\b(?:takes?|taking|prescribed|on|started|given|receiv(?:es|ing|ed)|undergo(?:es|ing)|underwent|having|had|has|needs?|awaiting|waiting for|recovering from|collects?|attends?|attending|sees?|seeing) (?:(?:a|an|the|his|her|my|their|daily|weekly|regular|emergency|major|recent|some|more|heart|hip|knee|kidney|liver|brain|back|eye|cataract|bypass|double|total|course|of|strong|open) ){0,3}(?:insulin|antidepressants?|sertraline|fluoxetine|citalopram|metformin|methadone|chemotherapy|radiotherapy|dialysis|transplants?|surgery|medication|(?:hip|knee) replacement|counselling|psychotherapy|psychiatrist|oncologist|cardiologist|miscarriage|abortion|termination|caesarean|stoma|pacemaker|(?:nervous |mental )?breakdown|stroke|heart attack|overdose|operation on (?:his|her|my|their) \p{L}+|operation|antiretrovirals?|lithium|antipsychotics?|physiotherapy|prosthetic \p{L}+)\b/iu,
      confidence: 0.88,
      why: 'treatment, said of a person',
    },
    {
      pattern:
        /\b(?:uses?|using|needs?|requires?|in) (?:a |an |his |her |my )?(?:wheelchair|hearing aids?|oxygen|guide dog|walking frame|step-free access|sign language interpreter|mobility (?:aid|scooter)|braille|large print)\b/i,
      confidence: 0.82,
      why: 'a need that comes of a disability, said of a person',
    },
    {
      pattern:
        /\b(?:sustain(?:s|ed)|suffer(?:s|ed)|broke|fractured|dislocated|sprained|has|had|with|after) (?:(?:a|an|his|her|my|their|severe|serious|minor|multiple|badly|two|several|nasty) ){0,3}(?:(?:broken|fractured|dislocated|sprained|crushed) \p{L}+|(?:\p{L}+ )?(?:fractures?|concussion|whiplash|burns|haemorrhage)|(?:head|back|knee|neck|spinal|brain|leg|hip|shoulder|facial|eye|life-changing|soft tissue) injur(?:y|ies)|wrist|ankle|leg|arm|collarbone)\b/iu,
      confidence: 0.85,
      why: 'an injury, said of a person',
    },
    {
      pattern:
        /\b(?:expecting (?:(?:a|an|her|our|their|his|another|first|second) ){0,2}(?:baby|child|twins)|due to give birth|on maternity leave|(?:had|having|undergoing|undergone) (?:ivf|(?:a|an) (?:abortion|termination|hysterectomy|mastectomy|vasectomy|biopsy|scan|mri|c-section|stillbirth))|gave birth)\b/iu,
      confidence: 0.85,
      why: 'pregnancy or birth, said of a person',
    },
    {
      pattern:
        /\b(?:referr(?:ed|al) (?:\p{L}+ ){0,2}to (?:(?:the|a|an|our|his|her|local|community|specialist) ){0,3}(?:camhs|oncology|cardiology|psychology|psychiatr\p{L}+|physiotherap\p{L}+|neurolog\p{L}+|memory clinic|pain clinic|fertility clinic|mental health (?:team|services?)|consultant|dietic\p{L}+|counsell\p{L}+|crisis team|hospice)|under (?:the care of|a|the) (?:(?:the|a|consultant|community) ){0,2}(?:psychiatrist|oncologist|cardiologist|neurologist|consultant|mental health team|crisis team|palliative care team)|(?:was|been|is) sectioned|detained under the mental health act|self[- ]harm(?:s|ed|ing)?|in remission|terminally ill|receiving palliative care|in a hospice)\b/iu,
      confidence: 0.87,
      why: 'care, said of a person',
    },
    {
      pattern:
        /\b(?:present(?:s|ed|ing)? with|complain(?:s|ed|ing) of|reports?|experienc(?:es|ed|ing)|troubled by|struggl(?:es|ed|ing) with|cop(?:es|ing) with) (?:(?:a|an|severe|chronic|acute|mild|some|ongoing|persistent|recurrent|his|her|their|worsening|intermittent) ){0,3}(?:(?:\p{L}+ )?pains?|breathlessness|shortness of breath|dizziness|fatigue|nausea|vomiting|fever|rash|seizures?|palpitations|low mood|insomnia|panic attacks?|hallucinations|suicidal thoughts|stress|burnout|depression|anxiety|addiction|weight loss|bleeding|numbness|cough|swelling|incontinence|memory loss)\b/iu,
      confidence: 0.86,
      why: 'symptoms, said of a person',
    },
    {
      pattern:
        /\bsigned (?:him|her|me|them|\p{Lu}\p{L}+) off\b[^.\n]{0,40}|\b(?:off (?:work )?|absent |leave )(?:with|due to|because of|for) (?:work-related |severe )?(?:stress|burnout|depression|anxiety|flu|back pain|an operation|surgery|illness)\b/iu,
      confidence: 0.88,
      why: 'sick leave, said of a person',
    },
    {
      pattern:
        /\b(?:has|had|having|with|fitted with|wears?|uses?) (?:(?:a|an|his|her|the|two|new) ){0,2}(?:pacemaker|stoma(?: bag)?|catheter|insulin pump|prosthe(?:sis|tic \p{L}+)|artificial \p{L}+|cochlear implant|inhaler|epipen|hearing aids?|leg brace|oxygen)\b/iu,
      confidence: 0.87,
      why: 'an aid or implant, said of a person',
    },
    {
      pattern:
        /\b(?:disability|diagnosis|medical(?: (?:conditions?|history|notes?|needs?))?|health (?:conditions?|issues?|problems?|notes?)|allerg(?:y|ies)|dietary (?:needs|requirements)|access (?:needs|requirements)|medication|current medication|symptoms|illness)\s{0,2}[:=][ \t]{0,24}["']?[\p{L}\d][^\n;|]{2,80}/iu,
      confidence: 0.88,
      why: 'a field of health, filled in',
      isForm: true,
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:his|her|my|your|their|[\p{Lu}]\p{Ll}+['’]s) ${DEGREE}(?:${ILLNESS}|disability|illness|diagnosis|condition|pregnancy|medication|treatment|chemotherapy|impairment|injur(?:y|ies)|therapy sessions?|addiction|wheelchair)\b`,
        'iu',
      ),
      confidence: 0.82,
      why: 'health, said of a person',
    },
    {
      pattern:
        /\b(?:off (?:work )?(?:sick|ill)|signed off(?! by| on| as| and)(?: work)?|on (?:long-term )?sick leave|in (?:intensive care|hospital)|(?:was|been) (?:injured|hospitali[sz]ed|sectioned))\b[^.\n]{0,50}/i,
      confidence: 0.85,
      why: 'sickness, said of a person',
    },
  ],
})
