-- Up to which turn the committed ledger of a handler has been reviewed; its lock keeps a second follower away.
create table review_position (
  handler_id text   primary key,
  turn       bigint not null
) with (fillfactor = 50);

-- What really flows, summed up over the reviewed rows of a handler-year.
create table review_flow (
  id             text        primary key,
  handler_id     text        not null,
  year           integer     not null,
  recipient_id   text        not null,
  purpose        text        not null,
  categories     text[]      not null,
  classes        text[]      not null,
  legal_basis    text        not null,
  events         bigint      not null,
  non_sensitive  bigint      not null,
  sensitive      bigint      not null,
  first_at       timestamptz not null,
  first_event_id text        not null collate "C",
  last_at        timestamptz not null,
  last_event_id  text        not null collate "C"
) with (fillfactor = 80);
create index review_flow_of_year on review_flow (handler_id, year, id);
