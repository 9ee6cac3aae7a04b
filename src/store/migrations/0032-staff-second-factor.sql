-- The second factor of staff: its secret sealed under the master key, the last code's step so that each code is used once. One that is begun and not
-- yet confirmed lies apart: it opens nothing.
alter table staff drop column totp_secret;
alter table staff add column totp_sealed bytea;
alter table staff add column totp_begun bytea;
alter table staff add column totp_step bigint not null default 0;
-- Roles that may do nothing before they have one.
create table access_rule (
  one_row boolean primary key default true check (one_row),
  second_factor_roles text[] not null,
  changed_at timestamptz not null
);
