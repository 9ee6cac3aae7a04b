-- Drafts for each audience. Nothing is sent in this version; a notice row is one person's, with its reference code.
create table notice_draft (
  incident_id uuid not null references incident,
  audience text not null,
  channel text not null,
  language text not null,
  people bigint not null,
  text_hash bytea not null,
  content jsonb not null,
  drafted_at timestamptz not null,
  primary key (incident_id, audience, channel, language)
);
