-- Certification bodies with the filing they stand or fall by (CERT-12).
create table certification_body (
  id                  text    primary key,
  position            bigint  not null generated always as identity unique,
  name_zh             text    not null,
  name_en             text    not null,
  qualified_on        date    not null,
  filing_due_on       date    not null,
  filing_calendar     text    not null,
  filing_provisional  boolean not null,
  filing_state        text    not null check (filing_state in ('QUALIFIED', 'FILING_SUBMITTED', 'FILED', 'REJECTED')),
  submitted_on        date,
  filed_late          boolean not null,
  materials           text    not null,
  reply_due_on        date,
  reply_calendar      text,
  reply_provisional   boolean,
  decided_on          date,
  publicised_on       date,
  rejection_reasons   text,
  version             bigint  not null
);

-- What the registry and the ledger have told of handlers. Projections: they can be read again from the topics.
create table handler (
  id            text   primary key,
  province      text,
  profile       text   not null,
  last_event_id text   not null
);

create table handler_year (
  id               text    primary key,
  handler_id       text    not null,
  year             integer not null,
  non_sensitive    bigint  not null,
  sensitive        bigint  not null,
  important_data   boolean not null,
  last_event_id    text    not null,
  last_occurred_at timestamptz not null,
  unique (handler_id, year)
);

create sequence certificate_number;

create table certificate (
  number              text   primary key,
  position            bigint not null generated always as identity unique,
  body_id             text   not null references certification_body,
  handler_id          text   not null,
  holder_name_zh      text   not null,
  holder_name_en      text   not null,
  scope               text   not null,
  issued_on           date   not null,
  valid_until         date   not null,
  renewal_due_on      date   not null,
  status              text   not null check (status in ('VALID', 'SUSPENDED')),
  status_since        date   not null,
  suspension_ground   text   check (suspension_ground in ('BODY_FINDING', 'AUTHORITY_FINDING', 'HOLDER_REQUEST')),
  suspension_reason   text,
  finding_reference   text,
  findings            text   not null,
  version             bigint not null
);
create index certificate_of_body on certificate (body_id, position);
create index certificate_of_handler on certificate (handler_id, position);

-- One finding per certificate and cause, addressed to the body (CERT-10). Nothing here suspends.
create table scope_finding (
  id                 text        primary key,
  position           bigint      not null generated always as identity unique,
  certificate_number text        not null references certificate,
  body_id            text        not null,
  handler_id         text        not null,
  condition          text        not null,
  cause_key          text        not null,
  year               integer     not null,
  cause_event_id     text        not null,
  occurred_at        timestamptz not null,
  raised_at          timestamptz not null,
  findings           text        not null,
  answered_by        text,
  answered_on        date,
  version            bigint      not null,
  unique (certificate_number, cause_key)
);
create index scope_finding_of_body on scope_finding (body_id, position);

-- The queue to the national platform (CERT-9): a row without a receipt is still owed.
create table platform_report (
  id                 text        primary key,
  position           bigint      not null generated always as identity unique,
  certificate_number text        not null references certificate,
  body_id            text        not null,
  handler_id         text        not null,
  holder_name_zh     text        not null,
  holder_name_en     text        not null,
  scope              text        not null,
  cause              text        not null,
  since              date        not null,
  due_on             date        not null,
  due_calendar       text        not null,
  due_provisional    boolean     not null,
  attempts           integer     not null,
  last_sent_at       timestamptz,
  last_failure       text,
  receipt            text,
  receipted_at       timestamptz,
  late               boolean,
  version            bigint      not null
);
create index platform_report_of_certificate on platform_report (certificate_number, position);
create index platform_report_owed on platform_report (position) where receipt is null;

-- What went out once and does not go out again.
create table raised_alert (
  id        text        primary key,
  code      text        not null,
  raised_at timestamptz not null
);
