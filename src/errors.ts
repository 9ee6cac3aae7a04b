/** Every way we say no: a code for programs, a sentence and a way out for people. Identifiers only, never personal data. */
export const ERRORS = {
  // what was asked for
  usage: { says: '{problem}', hint: 'Run `tocsin --help` to see every command.' },
  folder_missing: { says: 'There is no folder {path}.', hint: 'Check the spelling, or mount the drive, and run the same command again.' },
  folder_empty: { says: 'The folder {path} holds no files.', hint: 'Point to the folder that the supplier handed over.' },
  file_missing: { says: 'There is no file {path}.', hint: 'Check the spelling and run the same command again.' },
  file_unreadable: { says: '{path} cannot be opened: {reason}.', hint: 'Give this account permission to read it, and run the same command again.' },
  out_is_file: { says: '{path} is a file, not a folder.', hint: 'Name a folder for --out.' },
  out_inside_evidence: { says: 'The output folder {path} lies inside the evidence.', hint: 'Evidence is never written to. Name a folder elsewhere for --out.' },
  out_not_ours: { says: 'The folder {path} holds files that are not from this command.', hint: 'Name an empty or new folder for --out.' },
  // the roster
  roster_empty: { says: 'The roster {path} has no rows.', hint: 'Export the list again with at least one person in it.' },
  roster_no_columns: {
    says: 'No column of the roster {path} was recognised as an identifier, a name or a contact. Its headers are: {headers}.',
    hint: 'Rename the headers, for example: member_id, first_name, last_name, email, postcode, left_on.',
  },
  roster_unreadable: { says: 'The roster {path} could not be read: {reason}.', hint: 'Save it as CSV (UTF-8) or XLSX and try again.' },
  link_ids_not_unique: {
    says: 'Column {column} of {table} does not number its rows: a value is missing or comes twice.',
    hint: 'Give each row an identifier of its own and run the same command again.',
  },
  // incident.yaml, manifest
  incident_file_invalid: { says: '{path}:{line}: {problem}', hint: 'The schema is in docs/incident-file.md.' },
  preparedness_invalid: { says: '{path}:{line}: {problem}', hint: 'The shape is in docs/preparedness.md.' },
  supplier_unprepared: { says: 'There is no supplier {number} in the list of suppliers.', hint: 'Open the list again: somebody may have taken it out.' },
  call_invalid: { says: 'The call was not recorded: {problem}.', hint: 'Say which supplier, when it told us, and what it said.' },
  manifest_unreadable: {
    says: 'The manifest {path} was not understood: {reason}.',
    hint: 'Use CSV with path, bytes and sha256, sha256sum output, or an ls -lR or dir /s listing.',
  },
  // texts to look through
  line_invalid: { says: 'Line {line} of {path} is not {expected}.', hint: 'Each line is {"id": …, "text": …}; see `tocsin detect --help`.' },
  no_table: { says: '{path} holds no table: {reason}.', hint: 'Name a CSV file, a workbook, a database or a dump of one.' },
  modulus_table_invalid: {
    says: '{path} is not a table of modulus weights: {problem}.',
    hint: 'Take valacdos.txt (and scsubtab.txt, in the same file) as Pay.UK publishes it, unchanged.',
  },
  // facts and laws
  facts_invalid: { says: 'The facts in {path} were not understood: {problem}.', hint: 'The schema is printed by `tocsin obligations --schema`.' },
  rule_unknown: { says: 'There is no rule {rule}.', hint: 'List them with `tocsin laws list`.' },
  rule_not_in_force: { says: 'Rule {rule} was not in force on {day}.', hint: 'See its dates with `tocsin laws show {rule}`.' },
  fact_unknown: { says: 'There is no fact {fact} in this incident.', hint: 'List them with `tocsin facts list`, or open the page of facts.' },
  fact_replaced: { says: 'Fact {fact} was already corrected by {by}.', hint: 'Read {by}; correct that one if it is still wrong.' },
  fact_invalid: { says: 'The fact was not taken: {problem}.', hint: 'See docs/obligations.md, section Facts, for what a fact can set.' },
  telling_invalid: { says: 'The entry was not taken: {problem}.', hint: 'Say who told whom, and when.' },
  correction_unknown: { says: '{document} has nothing to correct for {fact}.', hint: 'Somebody has seen to it, or the fact still holds. Open the list again.' },
  ruling_unknown: { says: 'There is no decision {ruling} to confirm.', hint: 'It was confirmed, or a later one holds. Open the page of decisions again.' },
  ruling_same_person: { says: 'You made this decision yourself.', hint: 'A second person has to confirm it.' },
  not_assessed: { says: 'The incident has not been assessed yet.', hint: 'Wait until the stage "assess" is done, then decide.' },
  filing_unknown: { says: 'There is no filing {form}.', hint: 'List them with `tocsin filing list`, or open the page of filings.' },
  filing_done: {
    says: 'Version {version} of {form} was filed already.',
    hint: 'What was filed is never changed. A follow-up is drafted when something changes.',
  },
  receipt_too_large: {
    says: 'The file of a receipt may have {megabytes} MB.',
    hint: 'Keep the page that confirms the filing as a PDF, or write what it says into the words of the receipt.',
  },
  receipt_empty: { says: 'The file of the receipt is empty.', hint: 'Save the authority’s confirmation again, and choose that file.' },
  filing_not_filed: { says: 'No version of {form} was filed yet.', hint: 'File the first report, and say so, before anything that follows it.' },
  pack_unreadable: { says: '{path} cannot be opened as an accountability pack: {reason}.', hint: 'Name the ZIP that `tocsin pack make` wrote.' },
  exercise_unknown: { says: 'There is no exercise {exercise}.', hint: 'List them with `tocsin exercise list`.' },
  exercise_closed: { says: 'This decision cannot be made now.', hint: 'It was not put yet, or the exercise has ended. Look at the exercise again.' },
  question_unknown: { says: 'There is no open question {question}.', hint: 'Open the page of questions to see what was asked.' },
  question_invalid: { says: 'The question was not taken: {problem}.', hint: 'Write it as the supplier shall read it, with a time to answer by.' },
  answer_invalid: { says: 'The answer to question {question} was not taken: {problem}.', hint: 'Nothing was changed. Answer again.' },
  // the machine
  disk_full: {
    says: 'The disk that holds {path} is full.',
    hint: 'Free some space and run the same command: it goes on where it stopped. Nothing acknowledged is lost.',
  },
  port_taken: { says: 'Port {port} is in use by another program.', hint: 'Stop that program, or choose another with --port.' },
  not_a_demo: { says: '{path} was not made by the demo, so it is not removed.', hint: 'Leave --fresh out, or name another folder with --data.' },
  data_folder_in_use: {
    says: 'Another Tocsin (process {pid}) is using the data folder {path}.',
    hint: 'Use that one, stop it, or name another folder with --data.',
  },
  test_not_sent: {
    says: 'The test message was not sent: {reason}.',
    hint: 'Nobody got anything. Look at the relay with `tocsin notify relay`, and try again.',
  },
  data_folder_served: {
    says: 'This reads the files of an incident themselves, and Tocsin (process {pid}) is serving from {path}.',
    hint: 'Do it in the console, or stop that one with Ctrl-C, run this, and start it again.',
  },
  store_older: {
    says: 'The running Tocsin is of an earlier version than this command (its store ends with {name}).',
    hint: 'Stop it and start it again: it brings its store forward. Then run this again.',
  },
  store_unreachable: { says: 'The database did not answer: {reason}.', hint: 'Check DATABASE_URL, or unset it to use the built-in PostgreSQL.' },
  store_away: {
    says: 'The database does not answer just now ({reason}).',
    hint: 'Nothing acknowledged is lost. Try again in a moment; if it stays so, see whether PostgreSQL runs and whether its disk has room.',
  },
  store_start_failed: { says: 'The built-in PostgreSQL did not start: {reason}.', hint: 'See {log}. Set DATABASE_URL to use your own server instead.' },
  migration_changed: {
    says: 'Migration {name} differs from the one this store was made with.',
    hint: 'Install the version that made the store, or restore the file.',
  },
  store_newer: { says: 'This store was made by a newer Tocsin (migration {name}).', hint: 'Install that version or a later one.' },
  settings_invalid: { says: 'The settings are not right: {problems}.', hint: 'See docs/operating.md for every setting.' },
  platform_unsupported: { says: 'No {part} is available for this platform ({platform}).', hint: 'See docs/operating.md, section Platforms.' },
  sandbox_failed: {
    says: 'The sandbox for reading evidence could not start: {reason}.',
    hint: 'Evidence is not parsed outside it. See docs/operating.md, section Sandbox.',
  },
  interrupted: { says: 'Stopped before the end.', hint: 'Run the same command: it goes on where it stopped.' },
  // incidents and access
  incident_unknown: { says: 'There is no incident {incidentId}.', hint: 'List them with `tocsin incident list`.' },
  statement_incomplete: {
    says: 'The statement on {incidentId} has gaps and was not published: {missing}.',
    hint: 'Write what is missing into the incident file (docs/incident-file.md), run the investigation again, then publish.',
  },
  person_unknown: { says: 'There is no person {personId} in this incident.', hint: 'Open the register and search by number.' },
  not_allowed: { says: 'Your role ({role}) may not {action}.', hint: 'Ask the incident lead for the right role.' },
  not_signed_in: { says: 'You are not signed in.', hint: 'Sign in and try again.' },
  sign_in_wrong: { says: 'The e-mail address, password or code is not right.', hint: 'Try again, or ask an administrator for a new one-time link.' },
  sign_in_slow_down: { says: 'Too many tries.', hint: 'Wait ten minutes and try again.' },
  link_spent: { says: 'This one-time link is spent or too old.', hint: 'Ask an administrator for a new one: `tocsin access link`.' },
  password_weak: { says: 'The password is too short: it needs at least 12 characters.', hint: 'Three random words are a good start.' },
  value_not_kept: { says: 'The {field} of {personId} is kept only in the evidence file.', hint: 'Open the file at the place shown.' },
  reason_missing: { says: 'A reason is needed.', hint: 'Say in a few words why you need to see this.' },
  request_invalid: { says: 'The request was not understood: {problem}.', hint: 'See /api/openapi.json.' },
  not_found: { says: 'There is nothing at this address.', hint: 'Go back to the overview.' },
  cross_site: { says: 'This request did not come from our own page.', hint: 'Open the console and try again.' },
  // the supplier's room
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
  // evidence, vault, log
  evidence_changed: { says: '{path} changed since it was taken in.', hint: 'The copy in the vault is used; ask the supplier why the file changed.' },
  vault_object_damaged: {
    says: 'Vault object {object} is damaged: it does not decrypt to what was taken in.',
    hint: '`tocsin vault check` lists all that are; with --mend FOLDER it takes them again from a folder that has the same files, such as a backup.',
  },
  vault_object_missing: {
    says: 'There is no vault object {object}.',
    hint: '`tocsin vault check` lists all that are missing; with --mend FOLDER it takes them again from a folder that has the same files.',
  },
  vault_key_missing: { says: 'The master key {path} is missing.', hint: 'Put the key file back. Without it the vault cannot be opened.' },
  vault_elsewhere: {
    says: 'The vault is in {place}, but the settings say {wanted}. Nothing was started.',
    hint: 'Set TOCSIN_VAULT and TOCSIN_VAULT_S3_… as they were. If the vault shall go there, keep them and run `tocsin vault move`.',
  },
  vault_half_moved: {
    says: 'The vault is being moved to {place}, and some of it is still in {from}, which the settings do not name.',
    hint: 'Keep the TOCSIN_VAULT_S3_… settings of the bucket until `tocsin vault move` has ended.',
  },
  vault_move_served: {
    says: 'Tocsin (process {pid}) is serving with the vault in {place}.',
    hint: 'Stop it, run `tocsin vault move --begin` with the new settings, start it again with them, and run `tocsin vault move` beside it.',
  },
  vault_move_third: {
    says: 'The vault is half-way from {from} to {place}; it cannot be moved to a third place now.',
    hint: 'Put the settings back, run `tocsin vault move` to the end, then move it on.',
  },
  vault_move_unfinished: {
    says: 'The vault is still being moved from {from}.',
    hint: 'Run `tocsin vault move` to the end first; what is there may be all there is.',
  },
  vault_unreachable: {
    says: 'The vault {place} does not answer: {reason}.',
    hint: 'Nothing acknowledged is lost. Check the line and the store with `tocsin vault status`, then do the same again: it goes on where it stopped.',
  },
  vault_certificate: {
    says: 'The vault {place} shows a certificate that is not signed by anybody we trust ({reason}).',
    hint: 'Name the authority’s certificate in TOCSIN_VAULT_S3_CA_FILE, or correct TOCSIN_VAULT_S3_ENDPOINT.',
  },
  vault_key_refused: {
    says: 'The vault {place} does not take our access key ({reason}).',
    hint: 'Check TOCSIN_VAULT_S3_ACCESS_KEY and TOCSIN_VAULT_S3_SECRET_KEY, or the files: both of one pair, whole, and not withdrawn.',
  },
  vault_token_ended: {
    says: 'The session token for the vault {place} has ended or is not right.',
    hint: 'Write a new token, with its access key and secret, into the files that the TOCSIN_VAULT_S3_… settings name.',
  },
  vault_bucket_missing: {
    says: 'There is no bucket {bucket} at {endpoint}.',
    hint: 'Check TOCSIN_VAULT_S3_BUCKET and TOCSIN_VAULT_S3_ENDPOINT, or make the bucket: Tocsin makes none.',
  },
  vault_region_wrong: {
    says: 'The bucket {bucket} is not in the region {region} but in {other}.',
    hint: 'Set TOCSIN_VAULT_S3_REGION to that region, and TOCSIN_VAULT_S3_ENDPOINT to its address.',
  },
  vault_denied: {
    says: 'In the vault {place} our access key may not {attempt} ({reason}).',
    hint: 'Let whoever runs the store give it the rights listed in docs/operating.md, section The vault in a bucket.',
  },
  vault_clock_differs: {
    says: 'The clock of this machine and that of the vault {place} are {minutes} minutes apart.',
    hint: 'Set this machine’s clock (time synchronisation): requests are signed with the time, and deadlines are counted by it.',
  },
  vault_full: { says: 'The vault {place} has no room left.', hint: 'Raise its quota or make room, then do the same again. Nothing acknowledged is lost.' },
  vault_refused: {
    says: 'The vault {place} would not {attempt}: {reason}.',
    hint: 'Ask whoever runs the store what this answer means there; `tocsin vault status` tries everything that is needed.',
  },
  log_fork: {
    says: 'The log is shorter or different than its last signed checkpoint ({size} entries).',
    hint: 'Restore the newest backup. Do not go on with this store.',
  },
  register_missing: {
    says: 'Incident {incidentId} has no register yet.',
    hint: 'Read the evidence first: tocsin investigate, or wait until the stage register is done.',
  },
  review_group_unknown: { says: 'There is no group {groupNo} to judge.', hint: 'The queue may have been drawn anew; open the page again.' },
  review_persons_missing: {
    says: 'It is not said which of the {records} records are one person.',
    hint: 'Say of each record whose it is; two people at least, or answer "same person".',
  },
  review_not_drawn: { says: 'No queue of pairs has been drawn for this incident.', hint: 'Draw one on the page Matches.' },
  exchange_invalid: { says: '{path} cannot be used: {problem}.', hint: 'Ask the other side to send the file again, and compare its fingerprint by telephone.' },
  exchange_empty: {
    says: '{path} holds no identifier that two organisations could share.',
    hint: 'It needs e-mail addresses, phone numbers, official numbers, or names with birth dates or postcodes; see the columns with `tocsin columns`.',
  },
  exchange_too_large: {
    says: '{path} asks about {count} identifiers; at most {atMost} are answered.',
    hint: 'Agree on the size with the other side first, then answer with --at-most.',
  },
  spark_url_invalid: {
    says: 'The address of Spark was not understood: {problem}.',
    hint: 'It looks like sc://host:15002 or sc://host:443/;token=…;use_ssl=true.',
  },
  spark_unreachable: {
    says: 'No Spark Connect server answers at {address}.',
    hint: 'Start one with start-connect-server.sh of Apache Spark 4.3 or later, or check the address, port and firewall.',
  },
  spark_not_allowed: { says: 'The Spark Connect server refused us.', hint: 'Check the token in the address: sc://host:443/;token=….' },
  spark_lost: {
    says: 'The connection to Spark broke and could not be taken up again.',
    hint: 'Check the server and run the same command again: nothing was written here.',
  },
  spark_refused: { says: 'Spark could not run a step of the plan: {problem}.', hint: 'See docs/spark.md for what the server needs.' },
  spark_too_old: {
    says: 'This server is Spark {version}; 4.3 or later is needed.',
    hint: 'Older ones lack jaro_winkler_similarity. Use --engine kernel or duckdb meanwhile.',
  },
  statement_unpublished: {
    says: 'No statement is published under {slug}.',
    hint: 'Publish it first: `tocsin statement publish`, or the page Statement in the console.',
  },
  // the desk
  enquiry_unknown: { says: 'There is no enquiry {enquiryId} in this incident.', hint: 'Look for its number in the queue of the desk.' },
  enquiry_closed: { says: 'Enquiry {enquiryId} is closed.', hint: 'Open it again first: the button stands where the others were.' },
  incident_erased: {
    says: 'The people of this incident were erased.',
    hint: 'Its record stays: facts, decisions, filings, numbers, log. The same files open it no more; for a new incident copy them elsewhere.',
  },
  erasure_not_asked: { says: 'Nobody has asked to erase this incident.', hint: 'Ask first: `tocsin incident erase INCIDENT --reason TEXT --as EMAIL`.' },
  erasure_confirmed: { says: 'Erasing this incident was confirmed already.', hint: 'See how far it is: `tocsin incident erase INCIDENT`.' },
  erasure_open_ends: { says: 'Something of this incident is still open: {what}.', hint: '`tocsin incident erase INCIDENT` says what to do about each.' },
  erasure_no_pack: {
    says: 'No pack was made since erasing was asked for.',
    hint: 'Make it and put it where it is kept: `tocsin pack make INCIDENT --out FILE.zip`.',
  },
  hold_unknown: { says: 'There is no hold {holdNo} that stands.', hint: '`tocsin incident erase INCIDENT` lists them.' },
  counsel_room_missing: { says: 'Counsel’s room is not open for this incident.', hint: 'Counsel opens it: Counsel’s room, in the console.' },
  counsel_room_open: { says: 'Counsel’s room is open already.', hint: 'Load the page again; whoever opened it can admit you.' },
  counsel_not_member: { says: 'You are not admitted to counsel’s room.', hint: 'Whoever is in it can admit you, and tells you a code by telephone.' },
  counsel_locked: { says: 'Counsel’s room is locked.', hint: 'Unlock it with your passphrase; it locks itself after 15 minutes without use.' },
  counsel_passphrase_wrong: { says: 'This is not your passphrase for counsel’s room.', hint: 'Try again. If it is lost, counsel can admit you anew.' },
  counsel_code_wrong: { says: 'This code does not open counsel’s room.', hint: 'Read it once more; a code holds once. Ask for a new one if need be.' },
  counsel_last_member: { says: 'Nobody would be left who can open counsel’s room.', hint: 'Admit somebody else first, and wait until they have a passphrase.' },
  counsel_item_missing: { says: 'There is no item {itemNo} in counsel’s room.', hint: 'Choose one from the list.' },
  counsel_item_large: { says: 'A file in counsel’s room has at most {mebibytes} MiB.', hint: 'Divide it, or keep it on paper with a note of where it lies.' },
  staff_unknown: { says: 'There is nobody with the identifier {staffId} who can sign in.', hint: 'Choose a name from the list.' },
  staff_known: {
    says: 'This address has an account already.',
    hint: 'Make a new link for it instead: under Staff in the console, or with `tocsin access link EMAIL`.',
  },
  staff_own: { says: 'Nobody changes their own access.', hint: 'Ask another lead or an administrator; your password and second factor stand under Account.' },
  staff_last: { says: 'Then nobody could let people in any more.', hint: 'Give somebody else the role of lead or administrator first.' },
  proof_too_little: {
    says: 'One thing is not enough to prove who somebody is.',
    hint: 'Ask for a second thing, of another kind: what stands in the stolen files may be known to the thieves.',
  },
  not_extendable: {
    says: 'The answer to this ({ask}) cannot be put off.',
    hint: 'The law lets access, erasure, correction and objection be put off once, within the first month, with reasons told to the person.',
  },
  duties_open: { says: 'Something is still owed: {asks}.', hint: 'Answer it, or take it off with a reason, then close.' },
  received_in_future: {
    says: 'The day on which it came lies in the future.',
    hint: 'The clocks run from that day: type the day on the postmark or of the call.',
  },
  reply_not_releasable: { says: 'This reply cannot be released by the person who wrote it.', hint: 'Ask a second person of the desk to read and release it.' },
  reply_unknown: { says: 'There is no reply {entryId} that waits to be released.', hint: 'Open the enquiry again: somebody may have released it.' },
  not_proven: {
    says: 'Nobody has proven who asks, so nothing about a person can be given out.',
    hint: 'Write down the proof first, or answer without data of the person.',
  },
  mailbox_failed: { says: 'The mailbox of the desk did not open: {reason}.', hint: 'Check TOCSIN_DESK_IMAP and the password file (docs/desk.md).' },
  claim_unknown: { says: 'There is no claim {enquiryId} in this incident.', hint: 'Look for its number among the claims.' },
  model_invalid: { says: 'The linkage model {path} was not understood: {problem}.', hint: 'Save one with --save-model and change that.' },
  link_key_unknown: { says: 'The model asks for the key "{key}", which does not exist.', hint: 'Keys are made of: {keys}; joined by " + ", or "all pairs".' },
  link_input_unreadable: {
    says: 'The table {path} could not be read: {reason}.',
    hint: 'Save it as CSV (UTF-8, one header line) or Parquet and run the same command again.',
  },
  link_column_unknown: { says: '{path} has no column "{column}". Its columns are: {columns}.', hint: 'Give the name as it stands in the header.' },
  link_no_columns: {
    says: 'No column of {path} was recognised as a name, a date of birth, a contact, an address or a number of a person. Its columns are: {columns}.',
    hint: 'Rename the headers, for example first_name, last_name, date_of_birth, email, postcode; or name them in a model file (docs/linkage.md).',
  },
  link_pair_unknown: {
    says: 'There is no record {record}.',
    hint: 'Give two ids as they stand in clusters.csv, with SOURCE: in front where two files have the same.',
  },
  link_run_missing: {
    says: 'There is no record of a run at {path}.',
    hint: 'Run `tocsin link … --out clusters.csv` first, and name that file with --out here.',
  },
  address_refused: {
    says: 'The e-mail address of person {personNo}, or our own, is not one we write to.',
    hint: 'Write a letter to this person, or correct the address.',
  },
  campaign_unknown: { says: 'There is no campaign {campaignId}.', hint: 'List them with `tocsin notify status`.' },
  campaign_state: { says: 'Campaign {campaignId} is {state}: it cannot be {wanted}.', hint: '{way}' },
  nobody_to_tell: { says: 'There is nobody who has not been told for this purpose ({purpose}).', hint: 'To write to the same people again, plan an update.' },
  campaign_not_approved: {
    says: 'Campaign {campaignId} is not approved.',
    hint: 'A second person has to approve it first: `tocsin notify approve {campaignId}`.',
  },
  approval_same_person: {
    says: 'Who planned or changed campaign {campaignId} cannot approve it.',
    hint: 'Somebody else, who may approve notices, signs in and approves it.',
  },
  second_factor_missing: {
    says: 'Your role needs a second factor, and you have none yet.',
    hint: 'Set it up under Account in the console: an authenticator app on your telephone, and one code of it.',
  },
  second_factor_set: {
    says: 'You have a second factor already.',
    hint: 'Take it off first, with a code of it. If the telephone is gone: `tocsin access second-factor --reset EMAIL`.',
  },
  second_factor_not_begun: { says: 'There is no second factor to confirm.', hint: 'Begin again: the picture is shown once for each beginning.' },
  second_factor_wrong: { says: 'This code is not the one that the app shows now.', hint: 'Wait for the next one. Is the telephone’s clock right?' },
  second_factor_needed: {
    says: 'This account has a second factor.',
    hint: 'Type the code that your authenticator app shows now. If the telephone is gone, a lead or an administrator resets it under Staff.',
  },
  second_factor_required: {
    says: 'Your role needs a second factor: it cannot be taken off.',
    hint: 'To move to another telephone: `tocsin access second-factor --reset EMAIL`, then set it up anew.',
  },
  standing_stale: {
    says: 'The answers of the self-check are no longer worded as they were when you read them, or nobody has asked for this.',
    hint: 'Read them again (`tocsin check-requests standing INCIDENT_ID`), and ask and agree for those words.',
  },
  standing_same_person: {
    says: 'Who asked that answers leave by themselves cannot agree to it.',
    hint: 'Somebody else, who may release answers, reads the words and agrees.',
  },
  approval_stale: {
    says: 'Campaign {campaignId} is no longer what was shown: text or recipients have changed.',
    hint: 'Plan it again, read it again, and have it approved again.',
  },
  approval_blocked: {
    says: 'Campaign {campaignId} cannot be approved yet: {problems}.',
    hint: 'See `tocsin notify preview {campaignId}` for each finding and what settles it.',
  },
  relay_missing: { says: 'No mail relay is set, so no e-mail can be sent.', hint: 'Name the mail server of your organisation: `tocsin notify relay --help`.' },
  relay_invalid: { says: 'The settings of the relay were not understood: {problem}.', hint: 'See docs/notices.md, section The relay.' },
  relay_refused: {
    says: 'The relay {host} did not take us: {reason}.',
    hint: 'Check host, port, user and password with `tocsin notify relay`; nothing was sent.',
  },
  sending_stopped: { says: 'Campaign {campaignId} stands still: {reason}.', hint: 'Run `tocsin notify reconcile {campaignId}`; it says what to do.' },
  reference_unknown: { says: 'No notice has the reference {reference}.', hint: 'Check the figures: two wrong ones are found, so one of them was misread.' },
  batch_done: {
    says: '{reference} was already handed over for printing, in batch {batchNo}.',
    hint: 'A second copy needs a reason: `tocsin notify letters {campaignId} --reprint {reference} --reason …`.',
  },
  wording_invalid: { says: 'The words for {block} were not understood: {problem}.', hint: 'Blocks that can be worded are listed in docs/notices.md.' },
  language_missing: {
    says: 'There are no texts of notices in the language {language}.',
    hint: 'English and Welsh are built in. For another write languages/{language}.yaml in the data folder (`tocsin notify language --template {language}`), then plan again.',
  },
  language_invalid: {
    says: '{file} cannot be used: {problems}',
    hint: 'Put it right, then look again: `tocsin notify language {language}`. docs/notices.md says how the file is made.',
  },
  letter_failed: { says: 'A letter could not be set: {problem}.', hint: 'This is a defect in the template; report it with the template name.' },
} as const
export type ErrorCode = keyof typeof ERRORS

/** An error a person can act on. `details` fill the braces and must hold identifiers only. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, string | number>
  readonly hint: string

  constructor(code: ErrorCode, details: Record<string, string | number> = {}) {
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? `{${name}}`))
    super(fill(ERRORS[code].says))
    this.name = 'AppError'
    this.code = code
    this.details = details
    this.hint = fill(ERRORS[code].hint)
  }
}

/** True for a full disk, however it was met: a write by us, or by a database (DuckDB says it in words only). */
export function isDiskFull(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100' || /No space left on device|disk quota exceeded|free disk space/i.test(message ?? '')
}
