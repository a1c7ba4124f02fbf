-- What a handler told individuals of a recipient abroad. A notice is not changed; it is withdrawn, and another issued.
create table notice (
  id                text        primary key,
  ordinal           bigint      generated always as identity,
  handler_id        text        not null,
  recipient_id      text        not null,
  version           bigint      not null,
  told              jsonb       not null,
  known_from        timestamptz not null,
  withdrawn_at      timestamptz,
  withdrawal_reason text,
  created_at        timestamptz not null,
  created_by        text        not null
);
create index notice_of_handler on notice (handler_id, ordinal);
