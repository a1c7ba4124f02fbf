-- What a handler owes or owed. A duty of a handler is told apart by its code and its first day.
create table obligation (
  id                text primary key,
  handler_id        text    not null references handler (id),
  code              text    not null,
  title_zh          text    not null,
  title_en          text    not null,
  provision         text    not null,
  citation_zh       text    not null,
  citation_en       text    not null,
  since             date    not null,
  due_on            date,
  deadline_kind     text    not null,
  calendar_version  text,
  provisional       boolean not null,
  rule_version      text    not null,
  findings          text    not null,
  discharged_on     date,
  discharge_reason  text,
  evidence          text,
  discharged_by     text,
  overdue_announced boolean not null,
  constraint obligation_identity unique (handler_id, code, since)
);
create unique index obligation_one_open on obligation (handler_id, code, coalesce(due_on, date 'infinity'))
  where discharged_on is null;
create index obligation_due on obligation (due_on) where discharged_on is null and not overdue_announced;

-- The route a handler's provisions abroad need, as cross-border tells it; the newest year only.
create table handler_route (
  handler_id text    primary key references handler (id),
  year       integer not null,
  route      text    not null,
  since      date    not null,
  event_id   text    not null
);

-- Report dates of compliance audits that covered everything that applied.
create table audit_report (
  audit_id    text primary key,
  handler_id  text not null references handler (id),
  reported_on date not null
);
create index audit_report_handler on audit_report (handler_id);
