-- One duty with addressee and due time; the rule's text is kept as it was, so that a later edit changes only later incidents.
create table obligation (
  incident_id uuid not null references incident,
  rule_id text not null,
  duty jsonb not null,
  rule_snapshot jsonb not null,
  status text not null,
  due_at timestamptz,
  latest_arguable_at timestamptz,
  met_at timestamptz,
  met_note text,
  computed_at timestamptz not null,
  primary key (incident_id, rule_id)
);
create table assessment (
  incident_id uuid primary key references incident,
  assessment jsonb not null,
  assessed_at timestamptz not null
);
create table filing (
  incident_id uuid not null references incident,
  form text not null,
  version integer not null,
  fields jsonb not null,
  made_at timestamptz not null,
  primary key (incident_id, form, version)
);
