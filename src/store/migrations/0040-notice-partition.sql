-- One telling is one partition: a million rows are written once, in a table that nobody else sees yet, and get their index afterwards.
alter table notice rename to notice_flat;
alter index notice_pkey rename to notice_flat_pkey;
alter index notice_under_way rename to notice_flat_under_way;
create table notice (like notice_flat including defaults including constraints including comments) partition by list (campaign_id);
alter table notice add primary key (campaign_id, person_no, channel);
create index notice_under_way on notice (campaign_id, state) where state in ('claimed', 'attempting', 'in_doubt', 'batched', 'held');
do $$
declare
  no integer;
begin
  for no in select campaign_id from notice_campaign loop
    execute format('create table notice_%s partition of notice for values in (%s) with (fillfactor = 90)', no, no);
  end loop;
end
$$;
insert into notice select * from notice_flat;
drop table notice_flat;
-- What a plan was made from (plan/plan-key.ts): the same again means there is nothing to plan. Null: planned before this was kept.
alter table notice_campaign add column plan_key bytea;
