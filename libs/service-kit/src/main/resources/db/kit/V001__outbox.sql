-- Events that commit with the state they tell of. The relay sends them in the order of id and marks them afterwards.
create table outbox (
  id         bigint generated always as identity primary key,
  topic      text        not null,
  key        text        not null,
  event_id   text        not null,
  event_type text        not null,
  headers    jsonb       not null,
  body       text        not null,
  created_at timestamptz not null,
  sent_at    timestamptz
);
create index outbox_unsent on outbox (id) where sent_at is null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;

-- One channel per schema: notifications are heard by the whole database.
create function outbox_notify() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox_' || tg_table_schema, '');
  return null;
end
$$;
create trigger outbox_inserted after insert on outbox for each statement execute function outbox_notify();
