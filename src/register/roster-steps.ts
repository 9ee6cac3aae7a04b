/** The organisation's own list: trusted, one row a person. Its identifier is the membership number, else the row's key, else the row. */
import type { Step } from './subject-steps.ts'

export const ROSTER_STEPS: Step[] = [
  {
    name: 'roster_member',
    sql: `
      create or replace table roster_member as
      select
        record_no as roster_no,
        coalesce(nullif(membership_number, ''), nullif(regexp_replace(own_key, '^[^:]*:', ''), ''), 'row-' || row_no) as roster_id
      from roster_record
      where subject = 0`,
  },
]
