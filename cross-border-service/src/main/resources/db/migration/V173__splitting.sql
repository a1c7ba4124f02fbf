-- Suspected splitting, each for a reviewer to decide.
create table splitting_case (
  id            text        primary key,
  ordinal       bigint      generated always as identity,
  signal        text        not null,
  state         text        not null,
  group_id      text,
  handler_ids   text[]      not null,
  year          integer     not null,
  subject_class text,
  threshold     bigint,
  provision     text        not null,
  version       bigint      not null,
  round         integer     not null,
  facts         jsonb       not null,
  holds         jsonb       not null,
  evidence      jsonb       not null,
  decisions     jsonb       not null,
  opened_at     timestamptz not null,
  changed_at    timestamptz not null
);
create index splitting_case_ordinal on splitting_case (ordinal);
create index splitting_case_of_handler on splitting_case using gin (handler_ids);

-- What waits for a reviewer.
create table splitting_hold (
  case_id     text not null references splitting_case (id),
  handler_id  text not null,
  name_key    text not null,
  purpose_key text not null,
  primary key (case_id, handler_id, name_key, purpose_key)
);
create index splitting_hold_of_handler on splitting_hold (handler_id, purpose_key);

-- Data sets as pipelines declared them, and up to which row they are read.
create table splitting_declaration (
  handler_id    text        not null,
  year          integer     not null,
  source        text        not null,
  event_id      text        not null,
  dataset_id    text,
  non_sensitive bigint      not null default 0,
  sensitive     bigint      not null default 0,
  occurred_at   timestamptz,
  voided        boolean     not null default false,
  primary key (handler_id, year, source, event_id)
);
create table splitting_declaration_position (
  handler_id text    not null,
  year       integer not null,
  sequence   bigint  not null,
  primary key (handler_id, year)
);
