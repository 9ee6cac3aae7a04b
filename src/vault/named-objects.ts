/** Which objects the store names: what must be in the vault. A room that puts something in there adds its line. */
import type { Queryable } from '../store/database.ts'

/** `what` says where it is named, by numbers only. */
export type NamedObject = { sha256: string; bytes: number; what: string }

/** Each gives incident_id, sha256 (hex), bytes, what. */
const NAMED_IN = [
  `select incident_id, encode(sha256, 'hex') as sha256, bytes, 'evidence file ' || file_no as what
   from evidence_file where container_no is null and sha256 is not null`,
  `select r.incident_id, encode(u.sha256, 'hex'), u.bytes, 'upload ' || u.upload_no || ' of a supplier'
   from supplier_upload u join supplier_room r using (room_id) where u.state = 'received' and u.sha256 is not null`,
  `select e.incident_id, f.sha256, f.bytes, 'paper ' || f.file_no || ' of enquiry E-' || e.enquiry_no
   from enquiry_file f join enquiry e using (enquiry_id)`,
  `select incident_id, encode(sha256, 'hex'), bytes, 'receipt ' || receipt_no || ' of filing ' || form || ' v' || version
   from filing_receipt`,
]

/** Of one incident, each object once. */
export async function listNamedObjects(db: Queryable, incidentId: string): Promise<NamedObject[]> {
  return db.query<NamedObject>(
    `select distinct on (sha256) sha256, bytes::double precision as bytes, what
     from (${NAMED_IN.join(' union all ')}) as named where incident_id = $1 order by sha256, what`,
    [incidentId],
  )
}
