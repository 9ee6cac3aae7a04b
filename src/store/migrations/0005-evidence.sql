-- One row a file as received or found inside another; bytes in = read + not read.
create table evidence_file (
  incident_id uuid not null references incident,
  file_no integer not null,
  path text not null,
  container_no integer,
  bytes bigint not null,
  modified_at timestamptz,
  sha256 bytea,
  type text,
  status text check (status in ('read', 'partly_read', 'rendered_inaccessible', 'locked_by_owner', 'damaged', 'unsupported', 'refused')),
  reason text,
  manifest text,
  bytes_read bigint not null default 0,
  record_count bigint not null default 0,
  primary key (incident_id, file_no)
);
create table manifest_entry (
  incident_id uuid not null references incident,
  path text not null,
  bytes bigint,
  sha256 bytea,
  result text not null,
  primary key (incident_id, path)
);
