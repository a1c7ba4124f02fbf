-- Up to which row the head-counts of a handler-year have been told to the other services.
create table head_count_told (
  handler_id text    not null,
  year       integer not null,
  sequence   bigint  not null,
  primary key (handler_id, year)
);
