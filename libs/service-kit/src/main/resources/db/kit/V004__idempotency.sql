-- Answers kept for commands that are sent again with the same Idempotency-Key.
create table idempotency_key (
  scope      text        not null,
  key        text        not null,
  body_hash  text        not null,
  status     integer     not null,
  headers    jsonb       not null,
  body       jsonb,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_key_age on idempotency_key (created_at);
