-- Counts the changes of what the gate looks up, so that an instance may remember what it looked up until they count on.
-- '' stands for what concerns every handler. A session counts in a slot of its own, so that transactions which change the
-- same handler's records seldom wait for each other; the sum over the slots never falls.
create table record_change (
  handler_id text    not null,
  slot       integer not null,
  changes    bigint  not null,
  primary key (handler_id, slot)
);

create function count_record_change(changed text) returns void language sql as $$
  insert into record_change as c (handler_id, slot, changes) values (changed, pg_backend_pid() % 32, 1)
  on conflict (handler_id, slot) do update set changes = c.changes + 1
$$;

create function record_of_handler_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform count_record_change(old.handler_id);
  end if;
  if tg_op <> 'DELETE' then
    perform count_record_change(new.handler_id);
  end if;
  return null;
end
$$;

create function record_of_all_changed() returns trigger language plpgsql as $$
begin
  perform count_record_change('');
  return null;
end
$$;

create trigger record_changed after insert or update or delete on mechanism
  for each row execute function record_of_handler_changed();
create trigger record_changed after insert or update or delete on notice
  for each row execute function record_of_handler_changed();
create trigger record_changed after insert or update or delete on authority_approval
  for each row execute function record_of_handler_changed();
create trigger record_changed after insert or update or delete on pipia
  for each row execute function record_of_handler_changed();
create trigger record_changed after insert or update or delete on ground_claim
  for each row execute function record_of_handler_changed();
create trigger record_changed after insert or update or delete on ground_decision
  for each row execute function record_of_handler_changed();
create trigger record_changed after insert or update or delete on zone_registration
  for each row execute function record_of_handler_changed();
create trigger record_changed after insert or update or delete on splitting_hold
  for each row execute function record_of_handler_changed();
create trigger record_changed after insert or update or delete on recipient
  for each row execute function record_of_handler_changed();
create trigger record_changed after insert or update or delete on screening_match
  for each row execute function record_of_handler_changed();

create trigger record_changed after insert or update or delete or truncate on restricted_recipient
  for each statement execute function record_of_all_changed();
create trigger record_changed after insert or update or delete or truncate on list_screening
  for each statement execute function record_of_all_changed();
create trigger record_changed after insert or update or delete or truncate on zone_list
  for each statement execute function record_of_all_changed();
create trigger record_changed after insert or update or delete or truncate on splitting_case
  for each statement execute function record_of_all_changed();

-- Which reservations hold, counted apart: they come and go far more often than records change.
create function reservation_changed() returns trigger language plpgsql as $$
begin
  perform count_record_change('reservations of ' || new.handler_id);
  return null;
end
$$;
create trigger reservation_made after insert on gate_reservation
  for each row execute function reservation_changed();
create trigger reservation_ended after update of state, expires_at on gate_reservation
  for each row execute function reservation_changed();

-- Snapshots may be lost with a crash of the database, the rows hold the same: they need not pass through its log, which
-- everybody's commits wait for.
alter table ledger_snapshot set unlogged;
alter table ledger_snapshot_chunk set unlogged;
