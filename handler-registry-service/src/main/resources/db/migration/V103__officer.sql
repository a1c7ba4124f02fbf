-- Protection officers. A person's name and contact: shown to the handler and its regulator, never in an event or log.
create table protection_officer (
  id            text primary key,
  number        bigint generated always as identity,
  handler_id    text not null references handler (id),
  name          text not null,
  contact       text not null,
  designated_on date not null,
  reported_on   date,
  report_evidence text,
  recorded_at   timestamptz not null
);
create index protection_officer_handler on protection_officer (handler_id, number);
