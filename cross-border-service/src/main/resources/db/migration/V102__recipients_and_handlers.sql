-- The newest profile of every handler, as the registry told of it.
create table handler (
  handler_id  text    primary key,
  version     bigint  not null,
  profile     jsonb   not null,
  -- The year the handler became known in, or the newest one that the calendar has dealt with.
  year_opened integer not null
);
create index handler_year_opened on handler (year_opened, handler_id);

-- The days on which a changed fact of a handler takes effect, until the ledger has been told.
create table handler_fact_due (
  handler_id   text    not null,
  effective_on date    not null,
  version      bigint  not null,
  event_id     text    not null,
  told         boolean not null default false,
  primary key (handler_id, effective_on, version)
);
create index handler_fact_due_open on handler_fact_due (effective_on, version) where not told;

-- Overseas recipients, each of one handler.
create table recipient (
  id         text        primary key,
  ordinal    bigint      generated always as identity,
  handler_id text        not null,
  version    bigint      not null,
  name_zh    text        not null,
  name_en    text        not null,
  country    text        not null,
  contact    jsonb,
  created_at timestamptz not null,
  created_by text        not null
);
create index recipient_of_handler on recipient (handler_id, ordinal);
