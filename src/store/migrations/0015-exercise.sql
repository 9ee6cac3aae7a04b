-- An exercise: a real case replayed. What the team decided, and when, on the clock of the case.
create table exercise_run (
  run_id uuid primary key,
  case_id text not null,
  team text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Minutes of the case that pass in one minute of the exercise.
  speed double precision not null,
  -- How far the case has been played, in minutes from its start.
  minute integer not null default 0
);
create table exercise_answer (
  run_id uuid not null references exercise_run,
  answer_no integer not null,
  decision text not null,
  choice text not null,
  reason text not null default '',
  minute integer not null,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (run_id, answer_no)
);
