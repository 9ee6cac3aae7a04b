-- How far the desk's mailbox was drained. It does not hang on what somebody reads elsewhere: a mail that a colleague opened in their own program comes
-- to the desk as well. Numbers of messages are good for as long as the mailbox keeps its UIDVALIDITY (RFC 9051, 2.3.1.1).
create table desk_mailbox (
  -- SHA-256 of host, user and folder.
  mailbox_key bytea primary key,
  incident_id uuid not null references incident,
  uid_validity bigint,
  -- Every message below it is on the desk.
  next_uid bigint not null default 1,
  -- From here on every message is taken, however old it says it is; what lay there before, only if it is unread or came since the incident.
  all_from_uid bigint,
  drained_at timestamptz,
  -- Since when no drain has come to its end; null: the last one did.
  failing_since timestamptz,
  -- The code of what went wrong; never an address.
  failure text
);

-- Who puts an answer off must tell the person so, with the reasons, within the first month (GDPR Article 12(3)): a duty of its own.
alter table enquiry_duty drop constraint enquiry_duty_step_check;
alter table enquiry_duty add constraint enquiry_duty_step_check check (step in ('acknowledge', 'read', 'extend', 'answer'));
-- What was put off before told its reason to the record only: whoever still has time is reminded to tell it.
insert into enquiry_duty (enquiry_id, ask, step, rule_id, due_at)
select d.enquiry_id, d.ask, 'extend', 'DSK19', e.received_at + interval '1 month'
from enquiry_duty d join enquiry e using (enquiry_id)
where d.step = 'answer' and d.extended_why is not null and d.met_at is null and d.dropped_at is null and e.state <> 'closed'
on conflict do nothing;

comment on column enquiry.source_key is 'Of a mail: what makes it this one. One that is drained twice is one row.';
