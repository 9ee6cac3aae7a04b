/** The supplier and its room. Code, sentence, way out; identifiers only. */
export const SUPPLIER_ERRORS = {
  supplier_unnamed: { says: 'The incident {incidentId} names no supplier.', hint: 'Say which with --supplier NAME.' },
  organisation_unclear: { says: 'It is not clear which organisation the supplier shall report to: {count} fit.', hint: 'Name it with --organisation NAME.' },
  room_role_missing: {
    says: 'The supplier’s room did not start: the database role {role} is missing, or our account may not act as it.',
    hint: 'Have it made once: docs/supplier-room.md, section Database role. Everything else works.',
  },
  room_unknown: { says: 'There is no such room.', hint: 'List them with `tocsin supplier list`.' },
  room_without_incident: { says: 'There is no incident in this room yet.', hint: 'Report the incident first; then files can be handed over.' },
  invitation_spent: { says: 'This invitation is used up or too old.', hint: 'Ask whoever invited you for a new one.' },
  spoken_wrong: {
    says: 'The code is not the one that goes with this invitation.',
    hint: 'It has six digits and was told to you by telephone. Ask for it again.',
  },
  code_wrong: { says: 'The code of the authenticator app is not right.', hint: 'Type the six digits that it shows now.' },
  guest_sign_in_wrong: {
    says: 'The e-mail address, password or code is not right.',
    hint: 'Try again with the code that the app shows now, or ask for a new invitation.',
  },
  guest_not_signed_in: { says: 'You are not signed in, or your key has ended.', hint: 'Sign in, or make a new key in the room.' },
  report_invalid: {
    says: 'The report was not taken: {problem}.',
    hint: 'Nothing was changed. Mend it and send it again; the shape is in docs/supplier-room.md.',
  },
  upload_unknown: { says: 'There is no such upload in this room.', hint: 'List the uploads to see what is here.' },
  upload_path_refused: { says: 'The name of the file was refused: {problem}.', hint: 'Give it a relative path, such as backup/members.sql.' },
  upload_too_large: { says: 'The file is larger than {mostBytes} bytes.', hint: 'Send it in parts.' },
  upload_offset: { says: 'The next byte wanted is {offset}.', hint: 'Go on from there.' },
  upload_piece_uneven: {
    says: 'The piece does not fit: whole multiples of {unitBytes} bytes, at most {mostBytes}; only the last may be shorter.',
    hint: 'Cut the file anew from the offset wanted.',
  },
  upload_piece_damaged: { says: 'The piece at byte {offset} is not what its SHA-256 says.', hint: 'It was not kept. Send it again.' },
  upload_hash_differs: {
    says: 'The file is not the same on both sides: we counted SHA-256 {ours}, the sender {theirs}.',
    hint: 'It was not kept. Check that the file does not change while it is sent, and send it again.',
  },
  upload_lost: { says: 'What was received of the file is no longer on the disk.', hint: 'Send it again from the start.' },
  upload_ended: { says: 'This upload has ended: {state}.', hint: 'Start a new one to send the file again.' },
  nothing_received: { says: 'No supplier has handed over a file for {incidentId} yet.', hint: 'Invite the supplier with `tocsin supplier invite`.' },
  folder_not_empty: { says: 'The folder {path} holds {count} files that no supplier handed over.', hint: 'Name an empty folder; nothing was written.' },
  incident_has_evidence: {
    says: 'The incident {incidentId} reads its evidence from {path}.',
    hint: 'Write the files out with `tocsin supplier files`, put both folders into one, and run `tocsin investigate` on that.',
  },
  mail_unsigned: {
    says: 'No signature of the sender holds in {path}: {reason}.',
    hint: 'Save the mail as it came, with all its headers, or telephone the supplier and type the report in.',
  },
  mail_sender_unknown: {
    says: 'Nobody invited writes from the domain that signed {path}.',
    hint: 'Invite the sender first with `tocsin supplier invite`, or telephone the supplier.',
  },
  bundle_invalid: {
    says: 'The bundle {path} was not taken: {problem}.',
    hint: 'Nothing was kept. Ask the supplier to make it again, or to hand it over in the room.',
  },
} as const
