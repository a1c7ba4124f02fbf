-- Approvals of a competent Chinese authority for what a foreign judicial or law-enforcement body asked for.
create table authority_approval (
  id           text        primary key,
  ordinal      bigint      generated always as identity,
  handler_id   text        not null,
  recipient_id text        not null,
  version      bigint      not null,
  state        text        not null,
  authority    text        not null,
  reference    text        not null,
  purposes     jsonb       not null,
  valid_from   timestamptz not null,
  valid_until  timestamptz,
  created_at   timestamptz not null,
  proposed_by  text        not null,
  decided_at   timestamptz,
  decided_by   text,
  reason       text
);
create index authority_approval_of_handler on authority_approval (handler_id, ordinal);
