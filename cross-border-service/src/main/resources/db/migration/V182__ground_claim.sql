-- Grounds that handlers claim. A ground with one evidence is claimed once; what was refused or lost needs new evidence.
create table ground_claim (
  id         text        primary key,
  ordinal    bigint      generated always as identity,
  handler_id text        not null,
  ground     text        not null,
  evidence   text        not null,
  state      text        not null,
  version    bigint      not null,
  lost_from  date,
  never_met  boolean     not null default false,
  body       jsonb       not null
);
create index ground_claim_of_handler on ground_claim (handler_id, ordinal);
-- Evidence may be longer than an index entry.
create unique index ground_claim_once on ground_claim (handler_id, ground, md5(evidence));

-- Decisions on claims, in their order, until the ledger has them.
create table ground_decision (
  ordinal  bigint  generated always as identity primary key,
  claim_id   text    not null references ground_claim (id),
  handler_id text    not null,
  body     jsonb   not null,
  told     boolean not null default false
);
create index ground_decision_open on ground_decision (ordinal) where not told;
