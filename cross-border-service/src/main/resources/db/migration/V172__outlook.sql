-- Up to which row a follower of the ledger has looked at a handler-year.
create table ledger_year_seen (
  follower   text    not null,
  handler_id text    not null,
  year       integer not null,
  sequence   bigint  not null,
  primary key (follower, handler_id, year)
);

-- By how much each day of a year added to its counts, and up to which row that is summed up.
create table outlook_day (
  handler_id    text    not null,
  year          integer not null,
  day           date    not null,
  transfers     bigint  not null,
  non_sensitive bigint  not null,
  sensitive     bigint  not null,
  primary key (handler_id, year, day)
);
create table outlook_position (
  handler_id    text    not null,
  year          integer not null,
  sequence      bigint  not null,
  non_sensitive bigint  not null,
  sensitive     bigint  not null,
  primary key (handler_id, year)
);

-- The newest outlook of a handler-year, as it is shown.
create table outlook (
  handler_id  text        not null,
  year        integer     not null,
  computed_on date        not null,
  computed_at timestamptz not null,
  body        jsonb       not null,
  primary key (handler_id, year)
);
