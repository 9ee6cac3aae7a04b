/** Which tables hold people of an incident and are emptied of them when it is erased [RET1], and which hold its record and stay [RET2]. A new table must be put into one. */

const OF_INCIDENT = 'incident_id = $1'
const OF_ENQUIRY = 'enquiry_id in (select enquiry_id from enquiry where incident_id = $1)'
const OF_CAMPAIGN = 'campaign_id in (select campaign_id from notice_campaign where incident_id = $1)'
const OF_ROOM = 'room_id in (select room_id from supplier_room where incident_id = $1)'

/** Table and which of its rows are the incident's ($1), in an order in which no row is left without what it refers to. */
export const ERASED: readonly (readonly [table: string, where: string])[] = [
  ['notice', OF_CAMPAIGN],
  ['notice_event', OF_CAMPAIGN],
  ['my_page', OF_INCIDENT],
  ['contact_wish', OF_INCIDENT],
  ['address_fault', OF_INCIDENT],
  ['claim', OF_ENQUIRY],
  ['enquiry_duty', OF_ENQUIRY],
  ['enquiry_file', OF_ENQUIRY],
  ['enquiry_entry', OF_ENQUIRY],
  ['enquiry', OF_INCIDENT],
  ['answer_mail', OF_INCIDENT],
  ['check_answer', OF_INCIDENT],
  ['check_request', OF_INCIDENT],
  ['check_stop', OF_INCIDENT],
  ['submission', OF_INCIDENT],
  ['desk_mailbox', OF_INCIDENT],
  ['review_answer', OF_INCIDENT],
  ['review_sample_pair', OF_INCIDENT],
  ['review_sample', OF_INCIDENT],
  ['review_pair', OF_INCIDENT],
  ['review_draw', OF_INCIDENT],
  ['person', OF_INCIDENT],
  ['manifest_entry', OF_INCIDENT],
  ['evidence_file', OF_INCIDENT],
  ['supplier_draft', OF_ROOM],
  ['supplier_upload', OF_ROOM],
  ['portal_key', OF_INCIDENT],
  ['incident_key', OF_INCIDENT],
]

/** The record of the incident: no affected person stands in it. */
export const KEPT: readonly string[] = [
  'assessment',
  'answer',
  'check_release',
  'citation',
  'claimant_side',
  'correction',
  'counsel_item',
  'counsel_member',
  'counsel_room',
  'erasure',
  'estimate',
  'fact',
  'filing',
  'filing_receipt',
  'hold',
  'incident',
  'notice_batch',
  'notice_campaign',
  'notice_draft',
  'notice_part',
  'obligation',
  'party',
  'question',
  'question_reminder',
  'register_summary',
  'ruling',
  'stage_run',
  'statement',
  'supplier_invitation',
  'supplier_member',
  'supplier_report',
  'supplier_room',
  'supplier_session',
  'supplier_token',
  'telling',
]

/** Entries of the log whose detail is about one person [RET6]: what their object begins with. */
export const PERSONAL_OBJECTS = ['person:', 'enquiry:', 'claim:', 'review-group:', 'check:', 'submission:'] as const
