-- A key says from its making on which one it is, and from its end on under which proof it was destroyed.
alter table ledger_year_key add column commitment bytea;
alter table ledger_year_key add column destroyed_under text;

-- The life of a calendar year; a year without a row is open.
create table calendar_year (
  year    integer primary key,
  state   text    not null check (state in ('OPEN', 'CLOSED', 'KEY_DESTROYED')),
  version bigint  not null,
  closing jsonb
);

-- Proposals to destroy a year's key, and what became of them; an executed one is the proof.
create table year_key_destruction (
  id          text        primary key,
  year        integer     not null references calendar_year,
  state       text        not null check (state in ('PROPOSED', 'REFUSED', 'EXECUTED')),
  proposed_at timestamptz not null,
  body        jsonb       not null
);
create unique index year_key_destruction_alive on year_key_destruction (year) where state <> 'REFUSED';
create index year_key_destruction_of_year on year_key_destruction (year, proposed_at);

-- Whoever writes a row of a year keeps its key alive until he commits; whoever destroys the key waits for him, and the
-- next writer is turned away. An advisory lock, because a lock of the key's own row would be written by every transfer.
create function ledger_row_has_a_key() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(1348036940, new.year);
  if exists (select from ledger_year_key where year = new.year and wrapped is null) then
    raise exception using errcode = 'PL001', message = 'the key of that year is destroyed';
  end if;
  return new;
end
$$;
create trigger ledger_row_has_a_key before insert on ledger_row
  for each row execute function ledger_row_has_a_key();
