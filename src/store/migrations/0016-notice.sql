-- The organisation's own mail relay, and the ways of the other channels. Passwords and keys are sealed under the master key.
create table relay (
  one_row boolean primary key default true check (one_row),
  settings jsonb not null,
  sealed_secret bytea,
  changed_at timestamptz not null
);
-- What a person asked for, or what is known of how they must be reached: language, large print, no writing. It outlives a rebuilt register.
create table contact_wish (
  incident_id uuid not null references incident,
  person_no bigint not null,
  language text check (language in ('en', 'cy')),
  format text check (format in ('ordinary', 'large_print', 'easy_read')),
  channel text check (channel in ('email', 'letter', 'phone', 'none')),
  -- Why: already told, safety, asked not to be written to, next of kin …; no personal data.
  reason text not null,
  -- To whom instead, when it is not the person: a guardian or next of kin, by name and address.
  in_care_of jsonb,
  set_by text not null,
  set_at timestamptz not null,
  primary key (incident_id, person_no)
);
-- An address that does not reach the person: mail bounced for good, a letter came back, its owner complained. The next plan goes another way.
create table address_fault (
  incident_id uuid not null references incident,
  person_no bigint not null,
  channel text not null,
  address text not null,
  fault text not null,
  found_at timestamptz not null,
  primary key (incident_id, person_no, channel, address)
);
-- One telling of an incident: the first notice, an update, a correction. A later version reaches only those whom no earlier one did.
create table notice_campaign (
  campaign_id integer generated always as identity primary key,
  incident_id uuid not null references incident,
  purpose text not null,
  version integer not null,
  state text not null check (state in ('planned', 'approved', 'sending', 'paused', 'done', 'cancelled')),
  facts jsonb not null,
  sender jsonb not null,
  wording jsonb not null default '{}',
  pace jsonb not null,
  text_hash bytea not null,
  recipients_hash bytea not null,
  planned_at timestamptz not null,
  -- Everybody who planned or changed it since: none of them may approve it.
  edited_by text[] not null,
  asked_at timestamptz,
  approved_by text,
  approved_at timestamptz,
  -- The hash of text and recipients as approved. Anything else is not sent.
  approved_hash bytea,
  -- Sending stands still until a person has looked: the store was restored, or the ledger contradicts it.
  stop_reason text,
  first_sent_at timestamptz,
  ended_at timestamptz,
  unique (incident_id, purpose, version),
  check (approved_by is null or approved_by <> all (edited_by)),
  check (state not in ('approved', 'sending') or approved_by is not null)
);
create table notice_part (
  campaign_id integer not null references notice_campaign,
  part_no integer not null,
  wave text not null,
  day date not null,
  people bigint not null,
  expected_contacts real not null,
  primary key (campaign_id, part_no)
);
-- One person, one telling, one channel: at most one row. No foreign key to the campaign and one index only: a million checks, or a million entries in
-- a second index, take as long as the rows themselves. Senders walk along the key.
create table notice (
  campaign_id integer not null,
  person_no bigint not null,
  channel text collate "C" not null,
  audience text not null,
  language text not null,
  format text not null,
  part_no integer not null,
  state text not null check (state in ('ready', 'claimed', 'attempting', 'in_doubt', 'batched', 'handed_over', 'refused', 'bounced', 'returned', 'held',
    'withdrawn', 'by_phone', 'by_hand', 'public_notice', 'not_written')),
  -- The very bytes handed to the mail server; null for a letter.
  address text,
  -- What the text is made from, of this person, as approved.
  content_hash bytea not null,
  reason text not null,
  not_before timestamptz,
  sender_no integer,
  batch_no integer,
  attempts smallint not null default 0,
  attempted_at timestamptz,
  result_at timestamptz,
  -- What the relay answered, or the print house's batch.
  reply text,
  message_hash bytea,
  primary key (campaign_id, person_no, channel)
) with (fillfactor = 90);
create index notice_under_way on notice (campaign_id, state) where state in ('claimed', 'attempting', 'in_doubt', 'batched', 'held');
-- What came back, and what people decided: appended, never changed.
create table notice_event (
  notice_event_id bigint generated always as identity primary key,
  campaign_id integer not null references notice_campaign,
  person_no bigint not null,
  channel text not null,
  at timestamptz not null,
  event text not null,
  detail text not null
);
create index notice_event_person on notice_event (campaign_id, person_no);
-- The same bounce twice is one bounce.
create table bounce_seen (
  message_hash bytea primary key,
  seen_at timestamptz not null
);
-- Processes that send. Each holds an advisory lock of its number for as long as it lives; when the lock is free, it is dead.
create table notice_sender (
  sender_no integer generated always as identity primary key,
  started_at timestamptz not null
);
-- Files for a print house or another sender: the intent first, then the files, then done.
create table notice_batch (
  campaign_id integer not null references notice_campaign,
  batch_no integer not null,
  channel text not null,
  notices bigint not null,
  pages bigint,
  made_by text not null,
  made_at timestamptz not null,
  done_at timestamptz,
  manifest_hash bytea,
  primary key (campaign_id, batch_no)
);
