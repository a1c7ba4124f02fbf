-- Completed impact assessments; body is the JSON of the whole record.
create table pipia (
  id            text primary key,
  number        bigint generated always as identity,
  handler_id    text not null references handler (id),
  completed_on  date not null,
  superseded_on date,
  body          text not null
);
create unique index pipia_of_handler on pipia (handler_id, number);
