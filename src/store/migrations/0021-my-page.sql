-- The key of each person's own page: sealed for us, and wrapped under what only that person can type. The pages themselves are files.
create table my_page (
  incident_id uuid not null references incident,
  person_no bigint not null,
  -- HMAC of the code on the notice: finds the person by it without keeping it.
  code_tag bytea not null,
  -- HMAC of what the page was wrapped under: when a date of birth is put right, it is wrapped anew.
  proof_tag bytea not null,
  wrapped bytea not null,
  sealed_key bytea not null,
  primary key (incident_id, person_no)
);
create index my_page_code on my_page (incident_id, code_tag);
