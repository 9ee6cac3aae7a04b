-- The append-only log: an RFC 6962 tree. Entries hold identifiers; what may name a person is in audit_detail and can be erased
-- without breaking a proof, because the entry holds only a salted commitment to it.
create table audit_entry (
  seq bigint primary key,
  at timestamptz not null,
  actor_id text not null,
  role text not null,
  action text not null,
  object text not null,
  incident_id uuid,
  reason text,
  commitment bytea not null,
  leaf_hash bytea not null
);
create index audit_entry_incident on audit_entry (incident_id, seq);
create table audit_detail (
  seq bigint primary key references audit_entry,
  salt bytea not null,
  detail jsonb not null
);
create table audit_checkpoint (
  size bigint primary key,
  root bytea not null,
  at timestamptz not null,
  note text not null
);
-- One row: the frontier of the tree (hashes of its complete subtrees), so that an append reads nothing else.
create table audit_head (
  one_row boolean primary key default true check (one_row),
  size bigint not null,
  frontier bytea[] not null
);
insert into audit_head (size, frontier) values (0, '{}');
create function audit_refuse() returns trigger language plpgsql as $$ begin raise exception 'the log is append-only'; end $$;
create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function audit_refuse();
create trigger audit_entry_no_truncate before truncate on audit_entry for each statement execute function audit_refuse();
