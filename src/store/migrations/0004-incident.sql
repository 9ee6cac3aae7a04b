-- What happened, who says so, when we knew. A correction of a fact is a new row that names the one it replaces.
create table incident (
  incident_id uuid primary key,
  organisation_id uuid not null references organisation,
  supplier_id uuid references supplier,
  reference text not null,
  title text not null,
  opened_at timestamptz not null,
  occurred_at timestamptz,
  supplier_aware_at timestamptz,
  supplier_told_us_at timestamptz,
  confirmed_at timestamptz,
  aware_at timestamptz not null,
  aware_reason text not null,
  zone text not null,
  -- The incident file as given or assumed, checked: the facts that rules read.
  profile jsonb not null,
  -- How `investigate` and `demo` find their own incident again: a hash of the inputs.
  source_key text unique
);
create table fact (
  fact_id uuid primary key,
  incident_id uuid not null references incident,
  fact_no integer not null,
  topic text not null,
  says text not null,
  grade text not null check (grade in ('forensic', 'seen', 'supplier', 'assumed', 'unknown')),
  source text not null,
  stated_at timestamptz not null,
  recorded_at timestamptz not null,
  replaces_no integer,
  unique (incident_id, fact_no)
);
create table incident_key (
  incident_id uuid primary key references incident,
  wrapped_key bytea not null,
  created_at timestamptz not null
);
-- How far each stage is, and with which result; a stage that is done is not run again unless what it reads has changed.
create table stage_run (
  incident_id uuid not null references incident,
  stage text not null,
  input_key text not null,
  state text not null check (state in ('running', 'done', 'failed')),
  done bigint not null default 0,
  total bigint not null default 0,
  unit text not null default '',
  started_at timestamptz not null,
  ended_at timestamptz,
  result jsonb,
  primary key (incident_id, stage)
);
