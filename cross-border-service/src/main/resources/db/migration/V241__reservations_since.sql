-- Which transaction changed a reservation last, so that whoever knows the reservations as of an earlier snapshot needs to
-- read only what that snapshot could not see. It takes the place of the count by handler.
drop trigger reservation_made on gate_reservation;
drop trigger reservation_ended on gate_reservation;
drop function reservation_changed();
delete from record_change where handler_id like 'reservations of %';

alter table gate_reservation add column changed_in xid8 not null default pg_current_xact_id();

create function reservation_changed() returns trigger language plpgsql as $$
begin
  new.changed_in := pg_current_xact_id();
  return new;
end
$$;
create trigger reservation_changed before update of state, expires_at on gate_reservation
  for each row execute function reservation_changed();

drop index gate_reservation_held;
create index gate_reservation_held on gate_reservation (handler_id, year, expires_at) where state = 'HELD';
create index gate_reservation_changed on gate_reservation (handler_id, year, changed_in);
