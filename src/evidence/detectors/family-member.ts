/** Relatives that a text tells of: "my wife Jane", "his daughter", "Next of kin: …" [DET22]. */
import type { Detector } from '../finding.ts'
import { anchorsOf } from './anchors.ts'
import { found, matchAt } from './found.ts'

const WHOSE = /(?:\b(?:my|his|her|their)\s(?:(?:late|elderly|ex|eldest|youngest|older|younger|own|two|three|only|step|foster|civil)[\s-]){0,2}|['’]s\s)$/i
const RELATIVE =
  /(?:wife|husband|spouse|partner|sons?|daughters?|mother|father|mum|dad|sisters?|brothers?|child(?:ren)?|guardian|carer|fianc[eé]e?|widow(?:er)?)(?![\p{L}\p{N}])(?:[,:]?\s(?:is\s|was\s|called\s|named\s)?(\p{Lu}[\p{L}’'-]+(?:[ ]\p{Lu}[\p{L}’'-]+){0,2}))?/uy
const KIN = /kin["']?(?:\s(?:name|is))?\s{0,2}[:=-][ \t]{0,24}(\p{Lu}[\p{L}’'-]+(?:[ ]\p{Lu}[\p{L}’'-]+){0,3})/uy
/** "Mother Nature", "partner organisation", "his father’s day". */
const OF_A_THING = /^(?:\s(?:organi[sz]ation|compan|firm|school|nature|tongue|board|ship|in crime)|['’]s day|-in-waiting)/i

export const familyMember: Detector = {
  kind: 'family_member',
  find(text, out) {
    for (const place of anchorsOf(text).cues.family) {
      const kin = matchAt(KIN, text, place)
      if (kin) {
        const end = place + kin[0].length
        out.push(found('family_member', text, end - kin[1]!.length, end, 0.9, '"next of kin" stands before it'))
        continue
      }
      if (!WHOSE.test(text.slice(Math.max(0, place - 24), place))) continue
      const match = matchAt(RELATIVE, text, place)
      if (!match || OF_A_THING.test(text.slice(place + match[0].length, place + match[0].length + 16))) continue
      out.push(found('family_member', text, place, place + match[0].length, match[1] ? 0.85 : 0.7, 'a relative, said of a person'))
    }
  },
}
