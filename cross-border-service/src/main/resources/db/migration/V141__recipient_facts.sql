-- What a recipient is beyond its name and country, each as the handler declared it.
alter table recipient
  add column name_local        text,
  add column greater_bay_area  boolean not null default false,
  add column foreign_authority boolean not null default false;
alter table recipient
  alter column greater_bay_area drop default,
  alter column foreign_authority drop default;
