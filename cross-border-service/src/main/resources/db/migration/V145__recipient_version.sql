-- Every version of a recipient, the newest included: a ledger row names the version that it was judged by.
create table recipient_version (
  recipient_id text        not null references recipient (id),
  version      bigint      not null,
  said         jsonb       not null,
  changed_at   timestamptz not null,
  changed_by   text        not null,
  primary key (recipient_id, version)
);
insert into recipient_version (recipient_id, version, said, changed_at, changed_by)
select id, version,
       jsonb_build_object('id', id, 'handlerId', handler_id, 'version', version,
         'name', jsonb_strip_nulls(jsonb_build_object('zh', name_zh, 'en', name_en, 'local', name_local)),
         'country', country, 'contact', contact, 'greaterBayArea', greater_bay_area,
         'foreignAuthority', foreign_authority),
       created_at, created_by
from recipient;
