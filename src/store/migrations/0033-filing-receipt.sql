-- What an authority sent back, as it came: the file itself lies sealed in the vault of the incident, under its SHA-256. A filing may have
-- several: the mail that confirms it, the letter with the reference, the answer weeks later. None is ever changed or taken away.
create table filing_receipt (
  incident_id uuid not null,
  form text not null,
  version integer not null,
  receipt_no integer not null,
  name text not null,
  sha256 bytea not null,
  bytes bigint not null,
  kept_at timestamptz not null,
  kept_by text not null,
  primary key (incident_id, form, version, receipt_no),
  unique (incident_id, form, version, sha256),
  foreign key (incident_id, form, version) references filing (incident_id, form, version)
);
