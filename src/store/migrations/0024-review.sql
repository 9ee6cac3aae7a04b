-- Pairs that people are asked to judge, and what they said. Records are named by where they stand (a digest), never by what they say.
create table review_draw (
  incident_id uuid primary key references incident,
  seed bigint not null,
  drawn_at timestamptz not null,
  drawn_by text not null,
  -- Records that belong to a person, and the persons, when the queue was drawn.
  records bigint not null,
  people bigint not null
);
create table review_pair (
  incident_id uuid not null references incident,
  pair_no integer not null,
  reason text not null check (reason in ('unsure', 'impact', 'random', 'golden')),
  left_key text not null,
  right_key text not null,
  -- Places in the analysis that the queue was drawn from.
  left_no bigint not null,
  right_no bigint not null,
  pattern integer not null,
  bits double precision not null,
  was_linked boolean not null,
  -- For golden pairs, what is known to be right.
  expected text check (expected in ('same', 'different')),
  primary key (incident_id, pair_no),
  unique (incident_id, left_key, right_key)
);
-- Records drawn at random: each is judged against the records it was joined with and those that nearly joined it.
create table review_sample (
  incident_id uuid not null references incident,
  sample_no integer not null,
  record_key text not null,
  -- Records in its person.
  predicted integer not null,
  primary key (incident_id, sample_no)
);
create table review_sample_pair (
  incident_id uuid not null,
  sample_no integer not null,
  pair_no integer not null,
  -- How many records the answer speaks for: copies that say the same, or a whole person that nearly joined.
  stands_for integer not null,
  primary key (incident_id, sample_no, pair_no),
  foreign key (incident_id, sample_no) references review_sample on delete cascade
);
-- What was said stays when the queue is drawn anew: it binds the next register.
create table review_answer (
  incident_id uuid not null references incident,
  left_key text not null,
  right_key text not null,
  staff_id text not null,
  answer text not null check (answer in ('same', 'different', 'household', 'cannot_say')),
  note text not null default '',
  answered_at timestamptz not null,
  primary key (incident_id, left_key, right_key, staff_id)
);
