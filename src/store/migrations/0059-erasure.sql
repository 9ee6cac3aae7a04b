-- When an incident is over, the people in it are erased (GDPR Article 5(1)(e)); that it happened, and what was decided and done, stays (5(2), 33(5)).
create table erasure (
  incident_id uuid primary key references incident,
  reason text not null,
  asked_by uuid not null references staff,
  asked_at timestamptz not null,
  confirmed_by uuid references staff,
  confirmed_at timestamptz,
  -- From here on the store has no row and no key of these people; files go afterwards.
  erased_at timestamptz,
  ended_at timestamptz,
  -- Rows erased, by table; notices by way and outcome.
  counts jsonb,
  constraint erasure_two_people check (confirmed_by is null or confirmed_by <> asked_by)
);
-- Something that must be kept for a claim or an order of a court.
create table hold (
  incident_id uuid not null references incident,
  hold_no integer not null,
  reason text not null,
  set_by uuid not null references staff,
  set_at timestamptz not null,
  lifted_by uuid references staff,
  lifted_at timestamptz,
  primary key (incident_id, hold_no)
);
