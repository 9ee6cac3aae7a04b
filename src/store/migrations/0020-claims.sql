create table claim (
  enquiry_id uuid primary key references enquiry,
  status text not null check (status in ('received', 'reading', 'more_needed', 'with_counsel', 'with_insurer', 'answered', 'closed', 'withdrawn')),
  jurisdiction text not null,
  -- Duplicates are found by it: an HMAC under the incident's key, of the name and the date of birth or the postcode.
  claimant_tag bytea,
  -- By rules, without a sum; null until the first round after it came.
  assessment jsonb,
  assessed_at timestamptz
);

-- An incident of somebody else, in which we act for people who claim: there is no register of our own.
create table claimant_side (
  incident_id uuid primary key references incident,
  respondent text not null
);

-- Answers to the self-check, made at fixed hours. Which answer it is stands inside the sealed message only.
create table check_answer (
  check_id uuid primary key,
  incident_id uuid not null references incident,
  tick_at timestamptz not null,
  way text not null check (way in ('email', 'post', 'none')),
  state text not null check (state in ('ready', 'sent', 'dropped')),
  address_tag bytea,
  sealed bytea,
  sent_at timestamptz
);
create index check_answer_ready on check_answer (incident_id, state, tick_at);
create index check_answer_address on check_answer (incident_id, address_tag, tick_at);

-- Who asked not to be answered again; an HMAC of the address.
create table check_stop (
  incident_id uuid not null references incident,
  address_tag bytea not null,
  at timestamptz not null,
  primary key (incident_id, address_tag)
);
