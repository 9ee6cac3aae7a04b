-- What stays inside: a supplier's answer, a decision, anything that nobody has released. The public statement leaves it out.
alter table fact add column internal boolean not null default false;
