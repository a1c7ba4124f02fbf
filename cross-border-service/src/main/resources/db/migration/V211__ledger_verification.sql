-- What the newest verification of each handler-year found. Never part of the ledger.
create table ledger_verification (
  handler_id  text        not null,
  year        integer     not null,
  -- The newest row of the last sound verification, which must still be there; 0 before the first.
  sequence    bigint      not null,
  head        bytea,
  sound       boolean     not null,
  fault_count bigint      not null,
  verified_at timestamptz not null,
  primary key (handler_id, year)
) with (fillfactor = 80);
