-- Negative lists of the free-trade zones. A version never changes; body is the JSON of the list.
create table zone_list (
  zone            text not null,
  version         text not null,
  effective_on    date not null,
  effective_until date,
  body            jsonb not null,
  uploaded_at     timestamptz not null,
  uploaded_by     text not null,
  primary key (zone, version)
);
create index zone_list_in_force on zone_list (zone, effective_on);

-- Which handler is registered in which zone, and for what.
create table zone_registration (
  id              text   primary key,
  ordinal         bigint generated always as identity,
  handler_id      text   not null,
  zone            text   not null,
  industries      text[] not null,
  reference       text   not null,
  registered_on   date   not null,
  registered_until date,
  recorded_at     timestamptz not null,
  recorded_by     text   not null
);
create index zone_registration_of_handler on zone_registration (handler_id, registered_on);
