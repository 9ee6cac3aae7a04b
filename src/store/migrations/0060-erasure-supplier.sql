-- The supplier's room makes an incident's first key when a file comes before anything else did; it has to see that the incident was not erased, and no more.
do $$
begin
  if exists (select from pg_roles where rolname = 'tocsin_supplier') then
    grant select (incident_id, erased_at) on erasure to tocsin_supplier;
  end if;
end $$;
