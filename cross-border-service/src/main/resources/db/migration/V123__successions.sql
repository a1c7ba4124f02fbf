-- Handlers that follow others, and how far the taking over of their persons has come.
create table succession (
  id             text        primary key,
  predecessor_id text        not null,
  successor_id   text        not null,
  effective_on   date        not null,
  kind           text        not null,
  state          text        not null check (state in ('PROPOSED', 'REFUSED', 'APPROVED', 'DONE')),
  proposed_at    timestamptz not null,
  body           jsonb       not null
);
create unique index succession_under_way on succession (predecessor_id, successor_id)
  where state in ('PROPOSED', 'APPROVED');
create index succession_of_predecessor on succession (predecessor_id);
create index succession_by_state on succession (state, effective_on, id);
