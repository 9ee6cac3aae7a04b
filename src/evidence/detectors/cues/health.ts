/** Illness, care and treatment; genes and bodies measured (GDPR Articles 4(13)-(15)). */
import { words } from './words.ts'

export const HEALTH_CUES = {
  health: words(`
    diagnosed diagnosis diabetes diabetic cancer tumour tumor chemotherapy leukaemia lymphoma asthma asthmatic epilepsy epileptic dementia
    alzheimer alzheimers parkinson parkinsons stroke depression depressed anxiety bipolar schizophrenia ptsd autism autistic adhd dyslexia
    dyslexic disabled disability disabilities wheelchair blind deaf hiv aids hepatitis pregnant pregnancy miscarriage miscarried surgery
    operation medication insulin antidepressants sertraline fluoxetine metformin methadone illness ill sick arthritis fibromyalgia sclerosis ms
    copd angina hypertension allergy allergic anaphylaxis migraine migraines hospitalised hospital injury injured condition therapy counselling
    psychiatrist addiction addicted alcoholic alcoholism overdose suicidal anorexia bulimia hearing visually impairment impaired mobility covid
    tuberculosis crohns crohn colitis eczema anaemia kidney dialysis transplant prescribed treatment symptoms coeliac celiac heart paraplegic
    amputee breakdown rehab dyspraxia tinnitus glaucoma cataracts prosthetic menopause
  `),
  genetic: words('brca genetic gene dna carrier chromosome genome huntington huntingtons'),
  biometric: words('fingerprint fingerprints biometric biometrics iris faceprint voiceprint retina'),
}
