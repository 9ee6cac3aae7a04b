-- Counsel's room: what is under privilege. Sealed to the room's own public key; its private key lies here only under the passphrases of
-- those who were admitted, and under a recovery key on paper. Nobody with the database, the data folder and the master key can read an item.
create table counsel_room (
  incident_id uuid primary key references incident,
  public_key bytea not null,
  recovery bytea not null,
  opened_by uuid not null references staff,
  opened_at timestamptz not null
);
create table counsel_member (
  incident_id uuid not null references counsel_room,
  staff_id uuid not null references staff,
  -- admitted: holds a spoken code, has chosen no passphrase yet.
  state text not null check (state in ('admitted', 'member', 'ended')),
  -- Null once ended: then nothing of theirs opens the room.
  wrapped_key bytea check ((wrapped_key is null) = (state = 'ended')),
  admitted_by uuid not null references staff,
  admitted_at timestamptz not null,
  ended_at timestamptz,
  primary key (incident_id, staff_id)
);
create table counsel_item (
  incident_id uuid not null references counsel_room,
  item_no integer not null check (item_no > 0),
  kind text not null check (kind in ('note', 'file')),
  bytes bigint not null,
  put_by uuid not null references staff,
  put_at timestamptz not null,
  sealed_title bytea not null,
  sealed_content bytea not null,
  primary key (incident_id, item_no)
);
