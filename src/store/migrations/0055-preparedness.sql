-- What is known before any call: who we are, which supplier holds which data of whom, and what the contract says. The newest version holds.
-- Kept as written (json, not jsonb): the order of keys is the writer's.
create table preparedness (
  preparedness_id uuid primary key,
  version integer not null unique check (version > 0),
  content json not null,
  kept_at timestamptz not null
);
