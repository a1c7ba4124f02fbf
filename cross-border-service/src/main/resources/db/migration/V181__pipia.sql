-- Impact assessments as the registry told of them.
create table pipia (
  id            text    primary key,
  handler_id    text    not null,
  completed_on  date    not null,
  superseded_on date,
  purposes      text[]  not null,
  recipient_ids text[]  not null
);
create index pipia_of_handler on pipia (handler_id, completed_on, id);
