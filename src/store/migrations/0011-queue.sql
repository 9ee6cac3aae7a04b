-- Which process each job worker belongs to. The process holds an advisory lock for as long as it lives; when the lock is free, it is dead.
create table job_worker (
  worker_id text primary key,
  process_lock bigint not null
);
