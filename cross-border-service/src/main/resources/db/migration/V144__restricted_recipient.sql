-- The announced list of restricted and prohibited recipients (PIPL 42) and measures against countries (PIPL 43).
create table restricted_recipient (
  id           text        primary key,
  ordinal      bigint      generated always as identity,
  version      bigint      not null,
  provision    text        not null check (provision in ('PIPL-42', 'PIPL-43')),
  country      text,
  announcement text        not null,
  announced_at timestamptz not null,
  lifted_at    timestamptz,
  allowed      jsonb,
  -- Kind, names, lifting: what no query asks for.
  body         jsonb       not null,
  -- The same measure against the same names or country is listed once.
  said_as      text        not null unique,
  created_at   timestamptz not null
);
create index restricted_country on restricted_recipient (country) where provision = 'PIPL-43';

-- Every version, the newest included.
create table restricted_recipient_version (
  id         text        not null,
  version    bigint      not null,
  entry      jsonb       not null,
  changed_at timestamptz not null,
  changed_by text        not null,
  primary key (id, version)
);

-- That the name of a recipient is, or may be, a name on the list. One for each wording of the names of both: as long as
-- neither changes its names, a person's decision stands.
create table screening_match (
  id                 text        primary key,
  ordinal            bigint      generated always as identity,
  handler_id         text        not null,
  recipient_id       text        not null,
  recipient_version  bigint      not null,
  recipient_wording  text        not null,
  entry_id           text        not null references restricted_recipient (id),
  entry_version      bigint      not null,
  entry_wording      text        not null,
  certainty          text        not null,
  score              numeric     not null,
  recipient_name     text        not null,
  listed_name        text        not null,
  version            bigint      not null,
  state              text        not null,
  found_at           timestamptz not null,
  recipient_named_by text        not null,
  decided_at         timestamptz,
  decided_by         text,
  reason             text,
  unique (recipient_id, entry_id, recipient_wording, entry_wording)
);
create index screening_match_of_handler on screening_match (handler_id, ordinal);

-- How far the recipients have been compared with an entry of the list, by the order in which they were registered.
create table list_screening (
  entry_id      text    not null references restricted_recipient (id),
  entry_version bigint  not null,
  position      bigint  not null,
  done          boolean not null,
  primary key (entry_id, entry_version)
);
create index list_screening_open on list_screening (entry_id) where not done;
create index recipient_of_country on recipient (country, ordinal);
