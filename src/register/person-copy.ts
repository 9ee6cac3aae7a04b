/** Hands the engine's table `person` to the store as CSV that PostgreSQL reads itself: no row passes through JavaScript. */
import type { IncidentId } from '../ids.ts'

export const PERSON_COLUMNS = [
  'incident_id',
  'person_no',
  'roster_id',
  'relationship',
  'given_name',
  'family_name',
  'full_name',
  'date_of_birth',
  'emails',
  'phones',
  'address',
  'postcode',
  'kinds',
  'flags',
  'confidence',
  'record_count',
  'file_nos',
  'left_on',
  'weakest_link_bits',
  'household_no',
  'masked',
  'language',
]

/** A PostgreSQL array literal from a list of text. */
function arrayLiteral(list: string): string {
  return `'{' || coalesce(array_to_string(list_transform(${list}, lambda v : '"' || replace(replace(v, '\\', '\\\\'), '"', '\\"') || '"'), ','), '') || '}'`
}

export function personCopySql(incidentId: IncidentId, file: string): string {
  return `
    copy (
      select
        '${incidentId}', person_no, roster_id, relationship, given_name, family_name, full_name, date_of_birth,
        ${arrayLiteral('emails')}, ${arrayLiteral('phones')}, address, postcode,
        ${arrayLiteral('kinds')}, ${arrayLiteral('flags')}, confidence, record_count,
        '{' || array_to_string(file_nos, ',') || '}', left_on, weakest_link_bits, household_no, ${arrayLiteral('masked')}, language
      from person
      order by person_no
    ) to '${file.replaceAll("'", "''")}' (format csv, header false, nullstr '\\N', force_quote (given_name, family_name, full_name, address))`
}
