-- What an incident was made from: the folders and files named on the command line, so that the same command goes on with it.
alter table incident add column inputs jsonb not null default '{}';
alter table stage_run add column output_key text not null default '';
-- Masked ends of numbers (`bank_account=71`), for the wording of a notice.
alter table person add column masked text[] not null default '{}';
