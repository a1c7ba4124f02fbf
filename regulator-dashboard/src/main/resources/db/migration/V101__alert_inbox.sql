-- The alerts, numbered without a gap in the order in which they committed.
create table alert (
  sequence    bigint      primary key,
  id          text        not null unique,
  handler_id  text,
  severity    text        not null,
  body        jsonb       not null,
  received_at timestamptz not null,
  -- Whether anybody has taken note of it.
  acknowledged boolean    not null default false
);
create index alert_of_handler on alert (handler_id, sequence);
create index alert_open on alert (severity, handler_id) where not acknowledged;

-- Held by whoever numbers alerts until his commit, so that numbers become visible in their order.
create table alert_numbering (
  only_row boolean primary key default true check (only_row),
  last     bigint  not null
);
insert into alert_numbering (last) values (0);

-- Who has taken note of an alert; once per person, never changed.
create table acknowledgement (
  alert_id        text        not null references alert (id),
  subject         text        not null,
  name            text        not null,
  note            text        not null,
  acknowledged_at timestamptz not null,
  primary key (alert_id, subject)
);
