-- The affected people. person_no is stable for life; shown as P-000123.
create table person (
  incident_id uuid not null references incident,
  person_no bigint not null,
  roster_id text,
  relationship text not null,
  given_name text,
  family_name text,
  full_name text,
  date_of_birth text,
  emails text[] not null,
  phones text[] not null,
  address text,
  postcode text,
  kinds text[] not null,
  flags text[] not null,
  confidence real not null,
  record_count integer not null,
  file_nos integer[] not null,
  left_on text,
  weakest_link_bits real,
  household_no bigint,
  primary key (incident_id, person_no)
);
create index person_relationship on person (incident_id, relationship, person_no);
create table register_summary (
  incident_id uuid primary key references incident,
  summary jsonb not null,
  built_at timestamptz not null
);
-- The estimate as it was at each event, for the chart of how sure we are.
create table estimate (
  incident_id uuid not null references incident,
  at timestamptz not null,
  event text not null,
  low bigint not null,
  likely bigint,
  high bigint not null,
  primary key (incident_id, at, event)
);
