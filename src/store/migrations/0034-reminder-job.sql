-- A reminder to the supplier falls due at its hour whoever looks: a job raises it, and it stays due on the screen until somebody gives it.
alter table question_reminder alter column reminded_at drop not null;
alter table question_reminder add column raised_at timestamptz;

-- A job that waits for its time; one with the same key that has not started is replaced.
create function enqueue_job_at(task text, payload json, key text, at timestamptz) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(task, payload, job_key := key, max_attempts := 3, run_at := at);
end $$;
revoke all on function enqueue_job_at(text, json, text, timestamptz) from public;
do $$
declare
  asked record;
begin
  if exists (select from pg_roles where rolname = 'tocsin_supplier') then
    grant execute on function enqueue_job_at(text, json, text, timestamptz) to tocsin_supplier;
  end if;
  -- Questions that were asked before there was such a job. On a new database there is neither a queue nor a question.
  if exists (select from pg_namespace where nspname = 'graphile_worker') then
    for asked in select distinct incident_id from question where withdrawn_at is null loop
      perform enqueue_job_at('remind', json_build_object('incidentId', asked.incident_id), asked.incident_id || ':remind', now());
    end loop;
  end if;
end $$;
