-- The keys that sign the ledger's roots, one after the other; the secret of one that is no longer in use is gone.
create table ledger_root_key (
  number                   integer     primary key,
  key_id                   text        not null unique,
  public_key               text        not null,
  -- Encrypted by a key outside the database.
  wrapped                  bytea,
  previous_key_id          text,
  previous_lost            boolean     not null,
  -- The newest root when the key came; it signs those after it.
  last_root                bigint      not null,
  introduced_at            timestamptz not null,
  introduction             text        not null,
  introduction_by_previous text
);

-- Signed roots. The primary key is what keeps two instances from signing the same number.
create table ledger_root (
  number    bigint primary key,
  statement text   not null
);

-- The heads under each root: only those that had changed since the one before.
create table ledger_root_head (
  handler_id text collate "C" not null,
  year       integer not null,
  root       bigint  not null references ledger_root,
  sequence   bigint  not null,
  hash       bytea   not null,
  primary key (handler_id, year, root)
);

-- The newest of these of every chain.
create table ledger_rooted_head (
  handler_id text collate "C" not null,
  year       integer not null,
  sequence   bigint  not null,
  hash       bytea   not null,
  primary key (handler_id, year)
) with (fillfactor = 70);

create function ledger_root_only_added() returns trigger language plpgsql as $$
begin
  raise exception 'a signed root is never changed or deleted';
end
$$;
create trigger ledger_root_only_added before update or delete on ledger_root
  for each statement execute function ledger_root_only_added();
create trigger ledger_root_head_only_added before update or delete on ledger_root_head
  for each statement execute function ledger_root_only_added();
