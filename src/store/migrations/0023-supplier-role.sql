-- The role that the supplier's room works under (`set role`): it can put reports, answers and files in, and cannot read the register, a notice,
-- an enquiry, a member of staff or anybody's session. Where our account may not make roles, the operator makes it (docs/supplier-room.md).
do $$
begin
  if not exists (select from pg_roles where rolname = 'tocsin_supplier') then
    create role tocsin_supplier nologin;
  end if;
  execute format('grant tocsin_supplier to %I', current_user);
exception
  when insufficient_privilege or duplicate_object or unique_violation then null;
end $$;
-- How a job is enqueued, also under a role that may not touch the queue's own tables.
create function enqueue_job(task text, payload json, key text) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(task, payload, job_key := key, max_attempts := 3);
end $$;
revoke all on function enqueue_job(text, json, text) from public;
do $$
begin
  if exists (select from pg_roles where rolname = 'tocsin_supplier') then
    grant usage on schema public to tocsin_supplier;
    grant select, insert, update, delete on
      supplier_room, supplier_guest, supplier_invitation, supplier_member, supplier_session, supplier_token, supplier_draft, supplier_report, supplier_upload
      to tocsin_supplier;
    grant select on organisation to tocsin_supplier;
    grant select, insert on supplier, fact, answer, question_reminder, incident_key, audit_entry, audit_detail, party, telling to tocsin_supplier;
    grant select, insert, update on incident, question, rate_limit, audit_head to tocsin_supplier;
    grant execute on function enqueue_job(text, json, text) to tocsin_supplier;
    grant delete on rate_limit to tocsin_supplier;
    -- A row is locked while the next number is found; a lock needs the right to change something of it, so one that changes nothing said.
    grant update (recorded_at) on fact to tocsin_supplier;
  end if;
end $$;
