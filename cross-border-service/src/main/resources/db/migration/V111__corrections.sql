-- Voids that pipelines proposed: handed over by the ledger in the transaction that records them.
create table void_proposal (
  id              text        primary key,
  handler_id      text        not null,
  source          text        not null,
  event_id        text        not null,
  voided_source   text        not null,
  voided_event_id text        not null,
  reason          text        not null,
  evidence        text        not null,
  received_at     timestamptz not null
);
create index void_proposal_of_handler on void_proposal (handler_id, id);

-- Corrections of recorded events, and reviews of the route they leave, each decided by a second person. Approved ones
-- are applied to the ledger, by whoever finds them.
create table correction (
  id                   text        primary key,
  ordinal              bigint      generated always as identity,
  handler_id           text        not null,
  kind                 text        not null,
  state                text        not null,
  version              bigint      not null,
  origin               text        not null,
  source               text,
  event_id             text,
  replacement_event_id text,
  year                 integer,
  reason_code          text,
  reason               text        not null,
  evidence             text        not null,
  proposed_by          text        not null,
  proposed_at          timestamptz not null,
  decided_by           text,
  decided_at           timestamptz,
  decision_reason      text,
  ledger_year          integer,
  ledger_sequence      bigint
);
create index correction_of_handler on correction (handler_id, ordinal);
create index correction_of_event on correction (handler_id, event_id, source);
create index correction_to_apply on correction (decided_at) where state = 'APPROVED';
