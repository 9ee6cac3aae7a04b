/** The machine, the store, the vault, and who may do what in the house. Code, sentence, way out; identifiers only. */
export const HOUSE_ERRORS = {
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
  staff_unknown: { says: 'There is nobody with the identifier {staffId} who can sign in.', hint: 'Choose a name from the list.' },
  staff_known: {
    says: 'This address has an account already.',
    hint: 'Make a new link for it instead: under Staff in the console, or with `tocsin access link EMAIL`.',
  },
  staff_own: { says: 'Nobody changes their own access.', hint: 'Ask another lead or an administrator; your password and second factor stand under Account.' },
  staff_last: { says: 'Then nobody could let people in any more.', hint: 'Give somebody else the role of lead or administrator first.' },
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
} as const
