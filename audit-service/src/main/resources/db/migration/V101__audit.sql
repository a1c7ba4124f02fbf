-- What the registry has told of handlers. A projection: it can be read again from the topic.
create table handler (
  id       text   primary key,
  position bigint not null generated always as identity unique,
  province text,
  profile  text   not null
);

-- How often handlers below the law's numbers say they audit themselves; the latest declaration holds.
create table audit_frequency (
  id          text    primary key,
  position    bigint  not null generated always as identity unique,
  handler_id  text    not null,
  years       integer not null,
  declared_on date    not null
);
create index audit_frequency_of_handler on audit_frequency (handler_id, declared_on, position);

create table self_audit (
  id                 text    primary key,
  position           bigint  not null generated always as identity unique,
  handler_id         text    not null,
  performer          text    not null check (performer in ('INTERNAL', 'AGENCY')),
  agency_id          text,
  provision          text    not null,
  starts_on          date    not null,
  due_on             date,
  status             text    not null check (status in ('PLANNED', 'IN_PROGRESS', 'REPORTED')),
  started_on         date,
  reported_on        date,
  reported_performer text    check (reported_performer in ('INTERNAL', 'AGENCY')),
  reported_agency_id text,
  conclusion         text,
  findings_count     integer,
  covers_all         boolean,
  next_due_on        date,
  planned_at         timestamptz not null,
  version            bigint  not null
);
create index self_audit_of_handler on self_audit (handler_id, position);

-- The reports that closed a period, because they covered everything that applies.
create table audit_cycle (
  audit_id    text primary key references self_audit,
  handler_id  text not null,
  reported_on date not null
);
create index audit_cycle_of_handler on audit_cycle (handler_id, reported_on);

-- What went out once and does not go out again.
create table raised_alert (
  id        text        primary key,
  code      text        not null,
  raised_at timestamptz not null
);
