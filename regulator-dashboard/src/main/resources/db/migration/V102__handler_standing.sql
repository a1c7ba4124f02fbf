-- Handlers as the registry tells of them.
create table handler (
  id          text   primary key,
  name_zh     text   not null,
  name_en     text   not null,
  credit_code text,
  province    text,
  profile     jsonb  not null
);
create index handler_of_province on handler (province);

-- Where a handler's year stands, as the ledger told last. Null where it has told only the upper bounds.
create table standing (
  handler_id          text        not null,
  year                integer     not null,
  non_sensitive       bigint      not null,
  non_sensitive_lower bigint,
  non_sensitive_exact boolean,
  non_sensitive_gross bigint,
  sensitive           bigint      not null,
  sensitive_lower     bigint,
  sensitive_exact     boolean,
  sensitive_gross     bigint,
  route               text        not null,
  ledger_sequence     bigint,
  as_of               timestamptz not null,
  -- The order of lists: how strict the route is, and how near the next limit, 0 to 1,000,000.
  attention           integer     not null,
  nearness            integer     not null,
  primary key (handler_id, year)
);
create index standing_by_attention on standing (year, attention desc, handler_id);
create index standing_by_nearness on standing (year, nearness desc, handler_id);

-- The head-count at the end of each Beijing day on which it grew.
create table standing_day (
  handler_id    text    not null,
  year          integer not null,
  day           date    not null,
  non_sensitive bigint  not null,
  sensitive     bigint  not null,
  primary key (handler_id, year, day)
);

-- Every change of a required route, in the order of the ledger.
create table route_change (
  position   bigint generated always as identity primary key,
  handler_id text    not null,
  year       integer not null,
  body       jsonb   not null
);
create index route_change_of_year on route_change (handler_id, year, position);
