-- Who may do what. Passwords are Argon2id; sessions and links are kept as SHA-256 of the token.
create table staff (
  staff_id uuid primary key,
  email text not null unique,
  name text not null,
  role text not null,
  password_hash text,
  totp_secret text,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create table session (
  token_hash bytea primary key,
  staff_id uuid not null references staff,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create table sign_in_link (
  token_hash bytea primary key,
  staff_id uuid not null references staff,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table rate_limit (
  bucket text primary key,
  window_start timestamptz not null,
  tries integer not null
);
