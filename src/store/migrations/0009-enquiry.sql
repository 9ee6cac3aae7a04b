-- What visitors of the public pages send. Sealed to the incident's public key: the portal that takes it in cannot read it back.
create table portal_key (
  incident_id uuid primary key references incident,
  public_key bytea not null,
  sealed_private_key bytea not null
);
create table check_request (
  check_id uuid primary key,
  incident_id uuid not null,
  received_at timestamptz not null,
  sealed bytea not null
);
create table statement (
  incident_id uuid not null references incident,
  version integer not null,
  language text not null,
  html text not null,
  published_at timestamptz not null,
  primary key (incident_id, version, language)
);
