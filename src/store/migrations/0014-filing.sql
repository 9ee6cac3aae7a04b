-- A filing is drafted, then filed by a person elsewhere; what came back is recorded. A version that was filed is never changed.
alter table filing add column kind text not null default 'initial';
alter table filing add column filed_at timestamptz;
alter table filing add column filed_by text;
alter table filing add column filed_name text;
alter table filing add column authority_reference text not null default '';
-- The authority's receipt: what it says, and SHA-256 of the file when one was given.
alter table filing add column receipt text not null default '';
alter table filing add column receipt_sha256 bytea;
alter table filing add column receipt_name text not null default '';
