-- Security assessments, contracts, state organs' assessments, and certificates as the certification service tells of them.
create table mechanism (
  id         text        primary key,
  ordinal    bigint      generated always as identity,
  handler_id text        not null,
  kind       text        not null,
  state      text        not null,
  version    bigint      not null,
  dossier    jsonb       not null,
  -- The next day on which the calendar has something to say about it.
  look_on    date,
  created_at timestamptz not null,
  created_by text        not null
);
create index mechanism_of_handler on mechanism (handler_id, ordinal);
create index mechanism_to_look_at on mechanism (look_on, id) where look_on is not null;
