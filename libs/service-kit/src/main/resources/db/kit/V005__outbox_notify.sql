-- A writer that wakes the relay itself when it has committed says so in its transaction. A transaction that notifies
-- waits at its commit for all others of the database that do.
create or replace function outbox_notify() returns trigger language plpgsql as $$
begin
  if current_setting('pipl.outbox_writer_wakes', true) is distinct from 'on' then
    perform pg_notify('outbox_' || tg_table_schema, '');
  end if;
  return null;
end
$$;
