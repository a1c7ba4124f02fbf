-- The newest signed root over the ledgers' heads; one row at most.
create table newest_root (
  only_one      boolean     primary key check (only_one),
  number        bigint      not null,
  signed_at     timestamptz not null,
  tree_hash     text        not null,
  handler_years bigint      not null
);
