/** Illness, care and treatment; genes and bodies measured (GDPR Articles 4(13)-(15)). */
import { HEALTH_DOORS } from './health-words.ts'
import { words } from './words.ts'

export const HEALTH_CUES = {
  health: [
    ...HEALTH_DOORS,
    ...words(`
    treated kidneys voices breathing failing sight nerves numbness suffer suffers suffered suffering clinic collapsed ambulance reaction cleft bypass heroin cocaine crack sober addict drugs blood
    ribs toes nose jaw skull ankle ankles wrist wrists knee knees spine shoulder elbow finger fingers thumb tendon ligament cartilage faint fainted fainting unwell
    admitted discharged transfusion vaccinated unvaccinated jab incapable unfit frail weighs obese obesity underweight limp limps crutches cane stick
    doctor doctors surgeon midwife nurse paramedics hearing deafness blindness eyesight tablets pills drip infusion injections physio rehab respite
    diagnosed diagnosis diabetes diabetic cancer tumour tumor chemotherapy leukaemia lymphoma asthma asthmatic epilepsy epileptic dementia
    alzheimer alzheimers parkinson parkinsons stroke depression depressed anxiety bipolar schizophrenia ptsd autism autistic adhd dyslexia
    dyslexic disabled disability disabilities wheelchair blind deaf hiv aids hepatitis pregnant pregnancy miscarriage miscarried surgery
    operation medication insulin antidepressants sertraline fluoxetine metformin methadone illness ill sick arthritis fibromyalgia sclerosis ms
    copd angina hypertension allergy allergic anaphylaxis migraine migraines hospitalised hospital injury injured condition therapy counselling
    psychiatrist addiction addicted alcoholic alcoholism overdose suicidal anorexia bulimia hearing visually impairment impaired mobility covid
    tuberculosis crohns crohn colitis eczema anaemia kidney dialysis transplant prescribed treatment symptoms coeliac celiac heart paraplegic
    amputee breakdown rehab dyspraxia tinnitus glaucoma cataracts prosthetic menopause
    pacemaker sectioned fracture fractured broken broke dislocated sprained concussion whiplash injuries expecting maternity camhs psychology oncology
    cardiology referred presents presented presenting complains complained complaining signed chemo biopsy radiotherapy antibiotics inhaler painkillers
    stress burnout insomnia hysterectomy mastectomy vasectomy ivf abortion stillbirth carcinoma melanoma sepsis pneumonia bronchitis ulcer hernia
    stoma catheter oxygen psychosis psychotic ocd self harm harmed hearing lip sertraline gender dysphoria mri ultrasound relapse remission terminal
    palliative hospice pneumonia syndrome downs down tourettes aspergers citalopram fluoxetine ramipril atorvastatin simvastatin amoxicillin diazepam
    propranolol bisoprolol lisinopril omeprazole naproxen mental blood pressure baby stammer cannot unable cerebral panic carer carers nhs gp consultant physiotherapy physiotherapist brain lung breast prostate bowel
  `),
  ],
  genetic: words('brca brca1 brca2 mutation genetic gene dna carrier chromosome genome huntington huntingtons'),
  biometric: words('fingerprint fingerprints biometric biometrics iris faceprint voiceprint retina'),
}
