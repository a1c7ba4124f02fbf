-- A handler with the dated facts that carry law; facts is the JSON of the four histories.
create table handler (
  id            text primary key,
  number        bigint generated always as identity,
  version       bigint      not null,
  name_zh       text        not null,
  name_en       text        not null,
  credit_code   text,
  province      text,
  group_id      text,
  facts         text        not null,
  registered_at timestamptz not null,
  derived_on    date,
  constraint handler_credit_code_key unique (credit_code)
);
create unique index handler_number on handler (number);
create index handler_derived on handler (derived_on);
