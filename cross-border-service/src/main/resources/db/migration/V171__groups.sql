-- Members of a group by their newest profile.
create index handler_of_group on handler ((profile ->> 'groupId')) where profile ->> 'groupId' is not null;
