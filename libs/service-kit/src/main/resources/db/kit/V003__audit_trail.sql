-- Who, when, before, after, why. Rows are only ever added.
create table audit_trail (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  actor      text        not null,
  action     text        not null,
  entity     text        not null,
  entity_id  text        not null,
  handler_id text,
  before     jsonb,
  after      jsonb,
  reason     text
);
create index audit_trail_entity on audit_trail (entity, entity_id, id);
