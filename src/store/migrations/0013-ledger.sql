-- What a fact changes in the incident file ({"path": …, "value": …}; null: words only), and where its evidence lies.
alter table fact add column evidence text not null default '';
alter table fact add column sets jsonb;
-- The incident file as it was given; `profile` is that, with what the ledger has since set. Null: nothing was set yet.
alter table incident add column said jsonb;

-- Which document said what, and on the strength of which fact. When the fact is replaced, the document needs looking at.
create table citation (
  incident_id uuid not null references incident,
  -- `filing:ico:2`, `notice:member:email:en`, `statement:1:en`.
  document text not null,
  -- Where in the document: the identifier of a field; empty: as a whole.
  place text not null,
  fact_no integer not null,
  said text not null,
  cited_at timestamptz not null,
  primary key (incident_id, document, place, fact_no)
);
-- That somebody has seen to a document after a fact in it changed, and how.
create table correction (
  incident_id uuid not null references incident,
  document text not null,
  fact_no integer not null,
  new_fact_no integer not null,
  how text not null,
  settled_by text not null,
  settled_at timestamptz not null,
  primary key (incident_id, document, fact_no, new_fact_no)
);

-- Parties beyond those that the incident file names, and who told whom when.
create table party (
  incident_id uuid not null references incident,
  party_no integer not null,
  name text not null,
  role text not null,
  country text not null default '',
  contact text not null default '',
  -- Whose supplier, or whose customer, it is; null: ours.
  under_no integer,
  added_at timestamptz not null,
  primary key (incident_id, party_no)
);
create table telling (
  incident_id uuid not null references incident,
  telling_no integer not null,
  from_party text not null,
  to_party text not null,
  -- The code of a body that rules know (`ico`, `police` …) when we told it; null otherwise.
  body text,
  at timestamptz not null,
  how text not null default '',
  reference text not null default '',
  fact_no integer,
  recorded_at timestamptz not null,
  primary key (incident_id, telling_no)
);

-- What the supplier is asked, by when, and what it answered. An answer becomes a fact; a better one replaces that fact.
create table question (
  incident_id uuid not null references incident,
  question_no integer not null,
  -- Of the standard set (`occurred`); `own-<number>` for one we added.
  code text not null,
  asks text not null,
  why text not null,
  topic text not null,
  answer_kind text not null,
  options text[] not null default '{}',
  asked_at timestamptz not null,
  due_at timestamptz not null,
  asked_by text not null,
  withdrawn_at timestamptz,
  primary key (incident_id, question_no),
  unique (incident_id, code)
);
create table answer (
  incident_id uuid not null,
  question_no integer not null,
  answer_no integer not null,
  says text not null,
  evidence text not null default '',
  answered_by text not null,
  answered_at timestamptz not null,
  fact_no integer not null,
  primary key (incident_id, question_no, answer_no),
  foreign key (incident_id, question_no) references question (incident_id, question_no)
);
create table question_reminder (
  incident_id uuid not null,
  question_no integer not null,
  -- `soon` at 80 % of the time given, `due` when it is over, `late` each day after.
  occasion text not null,
  due_at timestamptz not null,
  reminded_at timestamptz not null,
  primary key (incident_id, question_no, occasion, due_at),
  foreign key (incident_id, question_no) references question (incident_id, question_no)
);

-- What a person decided, beside what the rules advised at that moment. Never overwritten: the last holds.
create table ruling (
  incident_id uuid not null references incident,
  ruling_no integer not null,
  about text not null check (about in ('authority', 'people')),
  tell text not null check (tell in ('yes', 'no', 'public')),
  advised text not null,
  overrides boolean not null,
  reason text not null,
  -- What was advised and why, as it stood.
  grounds jsonb not null,
  decided_by text not null,
  decided_name text not null,
  decided_at timestamptz not null,
  confirmed_by text,
  confirmed_name text,
  confirmed_at timestamptz,
  primary key (incident_id, ruling_no)
);
-- Why a duty was met late, in the organisation's words.
alter table obligation add column delay_reason text;
