-- One incident's register is one partition: built whole, replaced whole, and dropped without leaving dead rows behind.
-- A partition is filled before it is attached, so that its rows are written once, already frozen (COPY … FREEZE).
alter table person rename to person_flat;
alter table person_flat drop constraint person_incident_id_fkey;
alter index person_pkey rename to person_flat_pkey;
alter index person_relationship rename to person_flat_relationship;
create table person (like person_flat including defaults including constraints including comments) partition by list (incident_id);
alter table person add primary key (incident_id, person_no);
alter table person add foreign key (incident_id) references incident;
create index person_relationship on person (incident_id, relationship, person_no);
do $$
declare
  known uuid;
begin
  for known in select distinct incident_id from person_flat loop
    execute format('create table %I partition of person for values in (%L)', 'person_' || replace(known::text, '-', ''), known);
  end loop;
end $$;
insert into person select * from person_flat;
drop table person_flat;
