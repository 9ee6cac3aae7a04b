-- Where the vault is: 'folder' (vault/ in the data folder) or the address of a bucket. Settings that name another place are refused. While it
-- is moved, from_place may still hold objects that are not at place yet.
create table vault_place (
  is_only boolean primary key default true check (is_only),
  place text not null,
  from_place text check (from_place <> place),
  since timestamptz not null
);

-- Objects of the move under way that were copied, read back and found whole; so that a move which was stopped goes on.
create table vault_moved (
  name text primary key
);
