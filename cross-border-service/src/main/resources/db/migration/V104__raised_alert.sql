-- Alerts that were let out, each once.
create table raised_alert (
  id        text        primary key,
  code      text        not null,
  raised_at timestamptz not null
);
