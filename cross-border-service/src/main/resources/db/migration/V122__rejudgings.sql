-- Orders to judge a year again, and how far each has come.
create table rejudging (
  id           text        primary key,
  state        text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  requested_at timestamptz not null,
  body         jsonb       not null
);
create index rejudging_running on rejudging (requested_at, id) where state = 'RUNNING';

-- What each changes, or would change, by handler.
create table rejudging_difference (
  rejudging_id text    not null references rejudging,
  handler_id   text    not null,
  year         integer not null,
  body         jsonb   not null,
  primary key (rejudging_id, handler_id, year)
);

-- The rules by which the running years were judged last.
create table rule_version_applied (
  version    text        primary key,
  applied_at timestamptz not null
);
