-- In which language a person wants to be written to, as the organisation's own list says (BCP 47 tag); empty: it says nothing.
alter table person add column language text not null default '' check (language = '' or language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$');
