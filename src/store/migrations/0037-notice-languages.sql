-- A person may ask for a language that the organisation has given by file (languages/pl.yaml): any BCP 47 tag.
alter table contact_wish drop constraint contact_wish_language_check;
alter table contact_wish add constraint contact_wish_language_check check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$');
