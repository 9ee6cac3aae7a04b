-- The public pages' own role: it may put a sealed question in, and read nothing. Where our account may not make roles (a managed server),
-- the operator makes it and grants the same (docs/operating.md); the pages work without it from their spool until then.
do $$
begin
  if not exists (select from pg_roles where rolname = 'tocsin_portal') then
    create role tocsin_portal login connection limit 20;
    alter role tocsin_portal set statement_timeout = '5s';
  end if;
exception
  when insufficient_privilege or duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if exists (select from pg_roles where rolname = 'tocsin_portal') then
    grant insert on check_request to tocsin_portal;
  end if;
end $$;
