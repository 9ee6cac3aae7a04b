-- The supplier's room runs in a process of its own and logs in as its own role: one that was never ours cannot become us again (`reset role`).
-- Its password is made anew by every start of the program; without one nobody logs in with it.
do $$
begin
  if exists (select from pg_roles where rolname = 'tocsin_supplier') then
    alter role tocsin_supplier login connection limit 12;
  end if;
exception
  when insufficient_privilege then null;
end $$;
