-- The supplier's own door. A room is one supplier's place in one incident; before there is an incident, the place to report one.
create table supplier_room (
  room_id uuid primary key,
  organisation_id uuid not null references organisation,
  supplier_id uuid not null references supplier,
  incident_id uuid references incident,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create unique index supplier_room_once on supplier_room (incident_id, supplier_id);

-- People of a supplier. Never staff: their sessions, links and secrets are kept apart. Tokens as SHA-256, passwords and spoken codes as Argon2id.
create table supplier_guest (
  guest_id uuid primary key,
  email text not null unique,
  name text not null,
  language text not null check (language in ('en', 'cy')),
  password_hash text,
  -- The secret of the second factor, sealed under the master key.
  totp_sealed bytea,
  -- The last time step whose code was used: a code works once.
  totp_step bigint not null default 0,
  created_at timestamptz not null,
  ended_at timestamptz
);
create table supplier_invitation (
  link_hash bytea primary key,
  guest_id uuid not null references supplier_guest,
  room_id uuid not null references supplier_room,
  -- The code that is said by telephone, so that a link read by somebody else opens nothing.
  spoken_hash text not null,
  totp_sealed bytea not null,
  invited_by text not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table supplier_member (
  room_id uuid not null references supplier_room,
  guest_id uuid not null references supplier_guest,
  invited_by text not null,
  invited_at timestamptz not null,
  entered_at timestamptz,
  ended_at timestamptz,
  primary key (room_id, guest_id)
);
create table supplier_session (
  token_hash bytea primary key,
  guest_id uuid not null references supplier_guest,
  room_id uuid references supplier_room,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
-- Keys for the supplier's own programs: for one room, ended at will.
create table supplier_token (
  token_id uuid primary key,
  token_hash bytea not null unique,
  room_id uuid not null references supplier_room,
  guest_id uuid not null references supplier_guest,
  name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  ended_at timestamptz
);

-- What is typed and not yet sent. Sealed under the master key; gone when it is sent.
create table supplier_draft (
  room_id uuid primary key references supplier_room,
  sealed bytea not null,
  saved_at timestamptz not null
);
-- A report as it came, by whichever way, and what vouches for who sent it.
create table supplier_report (
  room_id uuid not null references supplier_room,
  report_no integer not null,
  way text not null check (way in ('room', 'api', 'mail', 'bundle')),
  content jsonb not null,
  -- Of the bytes as they came; a mail or bundle lies whole in the vault under it.
  sha256 bytea not null,
  sent_by uuid references supplier_guest,
  vouched_by text not null,
  received_at timestamptz not null,
  fact_nos integer[] not null default '{}',
  primary key (room_id, report_no),
  unique (room_id, sha256)
);

-- One file handed over. `received_bytes` is what lies on our disk for certain: the sender goes on from there.
create table supplier_upload (
  upload_id uuid primary key,
  room_id uuid not null references supplier_room,
  upload_no integer not null,
  path text not null,
  bytes bigint not null,
  modified_at timestamptz,
  way text not null check (way in ('room', 'api', 'mail', 'bundle')),
  received_bytes bigint not null default 0,
  state text not null check (state in ('growing', 'received', 'refused')),
  -- As the sender counted it, and as we did; a file is received only when they are the same.
  said_sha256 bytea,
  sha256 bytea,
  reason text not null default '',
  started_at timestamptz not null,
  last_piece_at timestamptz not null,
  received_at timestamptz,
  unique (room_id, upload_no)
);
