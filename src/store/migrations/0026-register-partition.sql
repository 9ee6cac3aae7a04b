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
-- Rows put in one by one, and those of registers built before, until they are built anew.
create table person_loose partition of person default;
insert into person select * from person_flat;
drop table person_flat;
