/** What was asked for, and the files it was asked about. Code, sentence, way out; identifiers only. */
export const INPUT_ERRORS = {
  usage: { says: '{problem}', hint: 'Run `tocsin --help` to see every command.' },
  folder_missing: { says: 'There is no folder {path}.', hint: 'Check the spelling, or mount the drive, and run the same command again.' },
  folder_empty: { says: 'The folder {path} holds no files.', hint: 'Point to the folder that the supplier handed over.' },
  file_missing: { says: 'There is no file {path}.', hint: 'Check the spelling and run the same command again.' },
  file_unreadable: { says: '{path} cannot be opened: {reason}.', hint: 'Give this account permission to read it, and run the same command again.' },
  out_is_file: { says: '{path} is a file, not a folder.', hint: 'Name a folder for --out.' },
  out_inside_evidence: { says: 'The output folder {path} lies inside the evidence.', hint: 'Evidence is never written to. Name a folder elsewhere for --out.' },
  out_not_ours: { says: 'The folder {path} holds files that are not from this command.', hint: 'Name an empty or new folder for --out.' },
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
  incident_file_invalid: { says: '{path}:{line}: {problem}', hint: 'The schema is in docs/incident-file.md.' },
  preparedness_invalid: { says: '{path}:{line}: {problem}', hint: 'The shape is in docs/preparedness.md.' },
  supplier_unprepared: { says: 'There is no supplier {number} in the list of suppliers.', hint: 'Open the list again: somebody may have taken it out.' },
  call_invalid: { says: 'The call was not recorded: {problem}.', hint: 'Say which supplier, when it told us, and what it said.' },
  manifest_unreadable: {
    says: 'The manifest {path} was not understood: {reason}.',
    hint: 'Use CSV with path, bytes and sha256, sha256sum output, or an ls -lR or dir /s listing.',
  },
  line_invalid: { says: 'Line {line} of {path} is not {expected}.', hint: 'Each line is {"id": …, "text": …}; see `tocsin detect --help`.' },
  no_table: { says: '{path} holds no table: {reason}.', hint: 'Name a CSV file, a workbook, a database or a dump of one.' },
  modulus_table_invalid: {
    says: '{path} is not a table of modulus weights: {problem}.',
    hint: 'Take valacdos.txt (and scsubtab.txt, in the same file) as Pay.UK publishes it, unchanged.',
  },
  facts_invalid: { says: 'The facts in {path} were not understood: {problem}.', hint: 'The schema is printed by `tocsin obligations --schema`.' },
  evidence_changed: { says: '{path} changed since it was taken in.', hint: 'The copy in the vault is used; ask the supplier why the file changed.' },
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
} as const
