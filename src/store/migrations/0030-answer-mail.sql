-- E-mails that answer one person: a reply of the desk, an answer of the self-check. Handed to the relay by the senders of notices, by the same steps:
-- claimed, attempted, answered, each committed before the next. The message lies here sealed until the relay has it.
create table answer_mail (
  -- Of the reply's entry, or of the question: queued twice is one row.
  mail_id uuid primary key,
  incident_id uuid not null references incident,
  purpose text not null check (purpose in ('reply', 'self_check')),
  -- by_hand: no relay was set when it was released, so a person sends it.
  state text not null check (state in ('ready', 'claimed', 'attempting', 'in_doubt', 'handed_over', 'refused', 'by_hand')),
  -- When its words were settled: what is older than a restored backup may long be sent.
  made_at timestamptz not null,
  queued_at timestamptz not null,
  not_before timestamptz not null,
  message_id text not null,
  sender_no integer,
  attempts smallint not null default 0,
  attempted_at timestamptz,
  result_at timestamptz,
  -- What the relay answered; never an address.
  reply text,
  sealed bytea
);
create index answer_mail_under_way on answer_mail (not_before, mail_id) where state in ('ready', 'claimed', 'attempting', 'in_doubt');
create index answer_mail_of on answer_mail (incident_id, state);

-- Answers of the self-check may leave at every fixed hour without anybody at the desk, when two people have said so, for exactly these words.
create table check_release (
  incident_id uuid primary key references incident,
  text_hash bytea not null,
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  approved_by text,
  approved_by_name text,
  approved_at timestamptz,
  check (approved_by is null or approved_by <> asked_by)
);
