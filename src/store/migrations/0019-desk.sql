-- What people send us by the public forms, sealed: the portal may put it in and nothing else.
create table submission (
  submission_id uuid primary key,
  incident_id uuid not null,
  received_at timestamptz not null,
  sealed bytea not null
);
grant insert on submission to tocsin_portal;

-- One thing that one person sent us, by whatever way. What was written is sealed under the incident's key: the queue shows no names.
create table enquiry (
  enquiry_id uuid primary key,
  incident_id uuid not null references incident,
  enquiry_no integer not null,
  reference text not null,
  channel text not null check (channel in ('form', 'my_page', 'email', 'phone', 'post', 'in_person')),
  kind text not null check (kind in ('enquiry', 'complaint', 'access', 'erasure', 'objection', 'correction', 'not_on_list', 'claim', 'self_check')),
  language text not null check (language in ('en', 'cy')),
  received_at timestamptz not null,
  taken_in_at timestamptz not null,
  first_read_at timestamptz,
  owner_id uuid references staff,
  state text not null default 'open' check (state in ('open', 'waiting', 'closed')),
  is_urgent boolean not null default false,
  person_no bigint,
  proof jsonb,
  -- A claim that also complains opens a complaint.
  opened_by uuid references enquiry,
  -- The Message-ID of a mail: one that is drained twice is one row.
  source_key text,
  sealed bytea not null,
  closed_at timestamptz,
  outcome text,
  unique (incident_id, enquiry_no),
  unique (incident_id, source_key)
);
create index enquiry_open on enquiry (incident_id, state, received_at);
create index enquiry_reference on enquiry (reference);

-- What is owed to that person by when. One row a duty; one that was dropped or extended says why.
create table enquiry_duty (
  enquiry_id uuid not null references enquiry,
  ask text not null,
  step text not null check (step in ('acknowledge', 'read', 'answer')),
  rule_id text not null,
  due_at timestamptz not null,
  met_at timestamptz,
  extended_why text,
  dropped_at timestamptz,
  dropped_why text,
  primary key (enquiry_id, ask, step)
);

-- What happened with it, in order: notes, replies, proofs. Never changed, only added to.
create table enquiry_entry (
  entry_id uuid primary key,
  enquiry_id uuid not null references enquiry,
  at timestamptz not null,
  staff_id uuid references staff,
  kind text not null check (kind in ('note', 'reply', 'received', 'released', 'sampled', 'handed_over', 'proof', 'extended', 'dropped', 'closed', 'reopened', 'made')),
  about uuid references enquiry_entry,
  -- For a reply: how it goes out. For a sample: what was found.
  detail text,
  sealed bytea
);
create index enquiry_entry_of on enquiry_entry (enquiry_id, at);

create table enquiry_file (
  enquiry_id uuid not null references enquiry,
  file_no integer not null,
  sha256 text not null,
  bytes bigint not null,
  type text not null,
  sealed_name bytea not null,
  primary key (enquiry_id, file_no)
);
