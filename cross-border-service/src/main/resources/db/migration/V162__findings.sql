-- Where a handler-year stood after its last reviewed row.
create table review_year (
  handler_id          text    not null,
  year                integer not null,
  sequence            bigint  not null,
  non_sensitive       bigint  not null,
  non_sensitive_gross bigint  not null,
  sensitive           bigint  not null,
  sensitive_gross     bigint  not null,
  important_data      boolean not null,
  statutory_duty      boolean not null,
  primary key (handler_id, year)
) with (fillfactor = 50);

-- What was wrong with transfers that were made, summed up by defect, subject and Beijing day; never deleted.
create table review_finding (
  id             text        primary key,
  handler_id     text        not null,
  year           integer     not null,
  code           text        not null,
  recipient_id   text        not null,
  purpose        text,
  mechanism_id   text,
  detail         text,
  day            date        not null,
  state          text        not null check (state in ('OPEN', 'RESOLVED')),
  provisions     text[]      not null,
  finding        jsonb       not null,
  events         bigint      not null,
  first_at       timestamptz not null,
  first_event_id text        not null collate "C",
  last_at        timestamptz not null,
  last_event_id  text        not null collate "C",
  found_at       timestamptz not null,
  reviewed_at    timestamptz not null,
  resolved_at    timestamptz,
  check ((state = 'RESOLVED') = (resolved_at is not null))
) with (fillfactor = 80);
create index review_finding_of_year on review_finding (handler_id, year, day, id);

-- Rows that were reviewed before there were findings are reviewed once more.
delete from review_flow;
delete from review_position;
