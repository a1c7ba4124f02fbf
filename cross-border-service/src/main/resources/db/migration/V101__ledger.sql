-- The transfer ledger: one row per touched handler-year and transaction, only ever added. docs/ledger-format.md
-- describes the body and the hash.
create table ledger_row (
  handler_id    text        not null,
  year          integer     not null,
  sequence      bigint      not null,
  -- Counts the handler's rows over all years: whoever wants to write must have seen all of them.
  turn          bigint      not null,
  cause         text        not null,
  non_sensitive bigint      not null,
  sensitive     bigint      not null,
  rule_version  text        not null,
  key_id        text        not null,
  recorded_at   timestamptz not null,
  previous_hash bytea       not null,
  hash          bytea       not null,
  body          bytea       not null,
  primary key (handler_id, year, sequence),
  unique (handler_id, turn)
);
-- Fingerprints do not compress, and the rest of a body is deflated already.
alter table ledger_row alter column body set storage external;
create index ledger_row_year on ledger_row (handler_id, year) where sequence = 1;

create function ledger_row_only_added() returns trigger language plpgsql as $$
begin
  raise exception 'a ledger row is never changed or deleted';
end
$$;
create trigger ledger_row_only_added before update or delete on ledger_row
  for each statement execute function ledger_row_only_added();

-- Where the ledger stands in each partition; its lock is the fence between readers.
create table ledger_position (
  topic     text    not null,
  partition integer not null,
  topic_id  uuid    not null,
  next      bigint  not null,
  primary key (topic, partition)
) with (fillfactor = 50);

-- Partitions that wait for an operator, because records of them cannot be had any more.
create table ledger_position_stopped (
  topic      text        not null,
  partition  integer     not null,
  first      bigint      not null,
  next       bigint      not null,
  topic_id   uuid        not null,
  stopped_at timestamptz not null,
  -- Set by an operator: reading goes on at "next" of that topic.
  acknowledged boolean   not null default false,
  primary key (topic, partition)
);

-- Disposable copies of a year's state, so that a cold start need not fold all rows.
create table ledger_snapshot (
  handler_id text    not null,
  year       integer not null,
  sequence   bigint  not null,
  row_hash   bytea   not null,
  digest     bytea   not null,
  chunks     integer not null,
  primary key (handler_id, year)
);
create table ledger_snapshot_chunk (
  handler_id text    not null,
  year       integer not null,
  sequence   bigint  not null,
  chunk      integer not null,
  content    bytea   not null,
  primary key (handler_id, year, sequence, chunk)
);
alter table ledger_snapshot_chunk alter column content set storage external;

-- The platform's secret of each year, wrapped by a key outside the database.
create table ledger_year_key (
  year         integer     primary key,
  key_id       text        not null,
  wrapped      bytea,
  created_at   timestamptz not null,
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);

-- Events that are not counted, by place and hash; never a token.
create table transfer_rejection (
  number       bigint      generated always as identity primary key,
  place        text        not null unique,
  handler_id   text,
  source       text,
  event_id     text,
  code         text        not null,
  detail_zh    text        not null,
  detail_en    text        not null,
  errors       jsonb       not null,
  content_hash bytea,
  channel      text        not null,
  channel_name text        not null,
  partition    integer,
  position     bigint      not null,
  hash         text        not null,
  rejected_at  timestamptz not null
);
create index transfer_rejection_of_handler on transfer_rejection (handler_id, number);
create index transfer_rejection_of_event on transfer_rejection (handler_id, event_id, number);

create table transfer_rejection_tally (
  handler_id text   not null,
  code       text   not null,
  day        date   not null,
  count      bigint not null,
  primary key (handler_id, code, day)
);
