/** Looks into cells of free text with the detectors for prose. A cell that could hold nothing is not searched. */
import { findInText } from './detectors/registry.ts'
import type { DetectorContext, Finding } from './finding.ts'

/** Signs and words by which some detector could start: digits, an address sign, or words about a person. */
const MAY_HOLD =
  /\d{2}|@|\b(?:she|he|they|his|her|their|has|is|was|member|suffers?|diagnos|disab|health|ill|hospital|surgery|wheelchair|allerg|depress|anxiety|cancer|diabet|asthma|union|vote[sd]?|voting|support|party|church|catholic|anglican|protestant|methodist|atheist|muslim|christian|jewish|hindu|sikh|gay|lesbian|bisexual|trans|arrest|convict|probation|parole|bail|charged|offen[cd]|prison|born|dob|pass(?:word|port)|salary|pay|donat|pin)/i

const NONE: Finding[] = []
/** Cells repeat ("left voicemail"); what was found in the last of them is kept. */
const remembered = new Map<string, Finding[]>()
let rememberedFor: DetectorContext | null = null
/** The same context, for notes that speak of the row's person without naming one. */
let ofSomebody: DetectorContext | null = null

export function findInCell(text: string, context: DetectorContext): Finding[] {
  if (!MAY_HOLD.test(text)) return NONE
  if (rememberedFor !== context || ofSomebody === null || remembered.size > 5_000) {
    remembered.clear()
    rememberedFor = context
    ofSomebody = { ...context, isAboutSomebody: true }
  }
  if (text.length > 80) return findInText(text, ofSomebody)
  const known = remembered.get(text)
  if (known !== undefined) return known
  const found = findInText(text, ofSomebody)
  remembered.set(text, found)
  return found
}
