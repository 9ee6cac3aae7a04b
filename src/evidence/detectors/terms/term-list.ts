/** How words are given to the model of claims: by kind, parted by commas; a phrase counts as one word. */
export type TermList = {
  /** A sentence that holds one of these is looked at. */
  doors: Record<string, string>
  /** These only tell the words beside them apart. */
  hints: Record<string, string>
}

/** The phrases of one kind. */
export function termsOf(list: string): string[] {
  return list
    .split(',')
    .map((term) => term.replace(/\s+/g, ' ').trim())
    .filter((term) => term !== '')
}

/** Words that every letter holds: they open no door, and a phrase of nothing else is looked for only where another word has opened it. */
const EVERYDAY = new Set(
  `a about across after again against age aged all along also am an and another any anybody anyone are area around as ask asked at away back bad bags be because been before being best
  better between big book both box boy branch bring brought but by call called calls came can card care case change changed changing charge check child children class clear close closed club co come comes coming
  committee contact could cut date day days dear did display do does doing done down drive due each early east eat education eight email end ever every face facing family far feel few fifth file find finds first five for
  form found four friday from front full garden get gets getting give given gives giving go goes going gone good got had hand hands has have having he head hear held help her here high him himself his hit hold home hour hours house
  how i if in info into is it its jacob job join joined just keep keeps kept kind knew know known knows last late later law leave left less letter letters level life light like likes list little live lives living
  local long look looking looks loss lost lot luke made mail make makes making man many mark married mary me meet meeting member members membership men met middle money monday month months more morning most mother move moved much must my name named names near need needs never new
  next night no normal north not note now number of off office officer often old on once one only open or order other our out over own page paid paper part party pass peter pick picked place plan plans play please point points post present previous problem problems public put putting quick
  quiet read reader reading ready real record red reference related remain report reports rest right ring road room round run runs said same saturday say says second see seen sees selected send sent service set seven share she short side sign signs simply since sit site six small so some son
  soon south special speak speaks spoke st stand standing start started stay still stood stop street strong such sunday support sure table take taken takes taking tell ten term text than that the their them then there these they thing things third this those three through thursday time times to today told too
  took town train treasurer trouble tuesday turn turned turns two under until up upon us use used user very via wait waiting walk wall want wants was watch water way we wednesday week weeks well went were west what when where which while white who will with without woman women work works would write written
  wrong year years yes yet you young your zero mrs mr ms miss`.split(/\s+/),
)

/** The word of each phrase that the scanner looks out for: its longest that is not in every letter. */
export function doorWords({ doors }: TermList): string[] {
  const words = Object.values(doors)
    .flatMap(termsOf)
    .map((term) => longest((term.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !EVERYDAY.has(word))))
  return [...new Set(words.filter((word) => word.length > 1))]
}
function longest(words: readonly string[]): string {
  return words.reduce((best, word) => (word.length > best.length ? word : best), '')
}
