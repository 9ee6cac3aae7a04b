-- Who we are, and what each supplier holds of ours: known before anything happens.
create table organisation (
  organisation_id uuid primary key,
  name text not null,
  zone text not null,
  country text not null,
  profile jsonb not null
);
create table supplier (
  supplier_id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null,
  contact jsonb not null default '{}'
);
