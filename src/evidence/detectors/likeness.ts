/** That a text holds or speaks of somebody's picture or signature: the thing itself is no text, so its mention is the finding [DET22]. */
import type { Detector, Finding } from '../finding.ts'
import type { Kind } from '../../kinds.ts'
import { anchorsOf } from './anchors.ts'
import { found, matchAt } from './found.ts'

const OF_SOMEBODY = String.raw`(?:of|showing) (?:(?:the )?(?:applicant|member|patient|pupil|child|tenant|employee|holder|driver|claimant|defendant|victim|suspect|candidate|customer)|him|her|them|me|my|his|their|\p{Lu}\p{Ll}+)`
const PHOTO = new RegExp(
  String.raw`(?:photo(?:graph)?s?|picture|headshot|portrait|selfie|(?:cctv )?image)(?: ?id\b)?(?:\s${OF_SOMEBODY}|["']?\s{0,2}[:=][ \t]{0,24}["']?(?:yes|attached|enclosed|on file|supplied|provided|taken|received|see below|\S+\.(?:jpe?g|png|heic|tiff?))|\s(?:is |was |are )?(?:attached|enclosed|on file|supplied|taken of)|\sid\b)`,
  'iuy',
)
const SIGNATURE = new RegExp(
  String.raw`(?:signature|signed)(?:\s(?:of|by) (?:(?:the )?(?:applicant|member|patient|parent|guardian|tenant|employee|holder|claimant|candidate|customer|witness)|\p{Lu}\p{Ll}+)|["']?\s{0,2}[:=][ \t]{0,24}["']?(?:\[?(?:signed|signature|yes|on file|attached|present|x{2,})\]?|\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,3}|\S+\.(?:jpe?g|png|tiff?)))`,
  'iuy',
)
/** Boxes that were left empty, and signatures of code, apps and mail. */
const NOT_THERE = /(?:not (?:supplied|provided|attached|taken)|none|missing|no signature)/i
const OF_A_THING = /(?:digital|dkim|md5|method|function|electronic mail|virus|request|jwt|token|email|e-mail)\s?$/i
/** "His photo", "her signature", "passport photo". */
const OWNED = /(?:\b(?:my|his|her|their|your|passport|profile|staff|membership|wedding|identity|id|police|custody|specimen|\p{Lu}\p{Ll}+['’]s)\s)$/u

function findMentions(kind: Kind, pattern: RegExp, text: string, places: number[], out: Finding[]): void {
  for (const place of places) {
    const before = text.slice(Math.max(0, place - 20), place)
    if (OF_A_THING.test(before)) continue
    const match = matchAt(pattern, text, place)
    const isOwned = OWNED.test(before)
    if (!match && !isOwned) continue
    const word = /^\p{L}+/u.exec(text.slice(place, place + 20))![0]
    if (!match && word.toLowerCase() === 'signed') continue
    // "Signed: Jane Hill" in a typed form is her name; the signature is on paper
    if (word.toLowerCase() === 'signed' && /[:=]/.test(match?.[0] ?? '') && !/\[|on file|attached/i.test(match?.[0] ?? '')) continue
    const end = place + (match ? match[0].trimEnd().length : word.length)
    if (NOT_THERE.test(text.slice(place, Math.min(text.length, end + 16)))) continue
    out.push(found(kind, text, place, end, match ? 0.75 : 0.65, `speaks of somebody’s ${kind === 'photo' ? 'picture' : 'signature'}`))
  }
}

export const photo: Detector = { kind: 'photo', find: (text, out) => findMentions('photo', PHOTO, text, anchorsOf(text).cues.photo, out) }
export const signature: Detector = { kind: 'signature', find: (text, out) => findMentions('signature', SIGNATURE, text, anchorsOf(text).cues.signature, out) }
