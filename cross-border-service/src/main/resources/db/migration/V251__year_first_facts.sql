-- Years whose first facts have to be compared with the handler's newest profile: one that was told before the year had
-- any facts found nothing to judge.
create table year_first_facts (
  handler_id text    not null,
  year       integer not null,
  first_on   date    not null,
  primary key (handler_id, year)
);
