-- The events that have taken effect, per subscription.
create table inbox (
  subscription text        not null,
  source       text        not null,
  event_id     text        not null,
  received_at  timestamptz not null,
  primary key (subscription, source, event_id)
);

-- Where each subscription goes on reading; the broker's committed offsets are not used.
create table inbox_offset (
  subscription text    not null,
  topic        text    not null,
  partition    integer not null,
  next         bigint  not null,
  primary key (subscription, topic, partition)
);

-- The newest version seen of a thing, so that an older state never overwrites a newer one.
create table inbox_version (
  subscription text   not null,
  aggregate    text   not null,
  version      bigint not null,
  primary key (subscription, aggregate)
);

-- Events put aside because they can never take effect. Coordinates and hash, never content.
create table inbox_rejection (
  subscription text        not null,
  topic        text        not null,
  partition    integer     not null,
  "offset"     bigint      not null,
  event_id     text,
  event_type   text,
  value_hash   text        not null,
  code         text        not null,
  reason       text        not null,
  rejected_at  timestamptz not null,
  primary key (subscription, topic, partition, "offset")
);
