-- The newest day on which a group's or handler's year was looked at for splitting, by whichever instance.
create table splitting_daily_look (
  scope     text    not null,
  year      integer not null,
  looked_on date    not null,
  primary key (scope, year)
);
