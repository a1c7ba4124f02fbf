-- How a handler's gate answers, and the fence between those who reserve for it.
create table gate_handler (
  handler_id           text   primary key,
  mode                 text   not null default 'ENFORCE' check (mode in ('WARN', 'ENFORCE')),
  mode_version         bigint not null default 0,
  -- Counts the handler's reservations: who wants to add one must have seen all of them.
  reservations_version bigint not null default 0
);

-- Persons held for transfers that are not made yet. "expires_at" is by the machine's clock, the other instants are by
-- the platform's. Once it is over the persons are erased; the row stays as evidence.
create table gate_reservation (
  id            text        primary key,
  ordinal       bigint      generated always as identity,
  handler_id    text        not null,
  year          integer     not null,
  check_id      text        not null,
  state         text        not null default 'HELD' check (state in ('HELD', 'REDEEMED', 'RELEASED')),
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  ended_at      timestamptz,
  event_source  text,
  event_id      text,
  occurred_at   timestamptz not null,
  counted       boolean     not null,
  non_sensitive bigint      not null,
  sensitive     bigint      not null,
  dataset_id    text,
  -- Fingerprints under the year's key, never tokens.
  persons       bytea
);
alter table gate_reservation alter column persons set storage external;
create index gate_reservation_held on gate_reservation (handler_id, year) where state = 'HELD';
create index gate_reservation_of_handler on gate_reservation (handler_id, ordinal);
create index gate_reservation_kept on gate_reservation (expires_at) where persons is not null;

-- Every decision with its findings, for whoever has to show why something went.
create table gate_check (
  id              text        primary key,
  ordinal         bigint      generated always as identity,
  handler_id      text        not null,
  recipient_id    text        not null,
  year            integer     not null,
  checked_at      timestamptz not null,
  occurred_at     timestamptz not null,
  asked_by        text        not null,
  mode            text        not null,
  decision        text        not null,
  would_decide    text        not null,
  route           text        not null,
  rule_version    text        not null,
  mechanism_id    text,
  non_sensitive   bigint      not null,
  sensitive       bigint      not null,
  ledger_sequence bigint      not null,
  reservation_id  text,
  findings        jsonb       not null
);
create index gate_check_of_handler on gate_check (handler_id, ordinal);
