-- The ledger: one plain row for each container of milk and for each thing that happened to its volume, written in the
-- transaction of the resource it mirrors. What is added up or followed over the whole bank is read here; what is shown
-- is read from the resources. Every row can be made again from them.
--
-- Ids are bare (no "BiologicallyDerivedProduct/"); places and people are references. Volumes are mL. Codes are those of
-- the guide. No foreign keys: resources arrive in any order.

-- BiologicallyDerivedProduct
create table milk_unit (
    id        text collate "C" primary key,
    type      text        not null,             -- deposit, pool, batch, bottle, aliquot
    status    text        not null,
    product   text        not null default '',  -- raw, pasteurised
    location  text        not null default '',  -- Location/x
    volume    numeric     not null,
    expires   timestamptz,
    processed boolean     not null,             -- whether it has steps of its own; a bottle was made with its batch
    made      timestamptz,                      -- latest start of those steps
    donor     text collate "C" not null default ''  -- Patient/x, of a deposit
);
create index milk_unit_standing on milk_unit (status, type);
create index milk_unit_expires on milk_unit (status, expires) where expires is not null;
create index milk_unit_donor on milk_unit (donor) where donor <> '';

-- BiologicallyDerivedProduct.parent; place counts from 0
create table milk_parent (
    unit   text collate "C" not null,
    place  int              not null,
    parent text collate "C" not null,
    primary key (unit, place)
);
create index milk_parent_parent on milk_parent (parent);

-- Task of code discard; all of the unit when no volume is said
create table milk_discard (
    id     text collate "C" primary key,
    unit   text collate "C" not null,
    cause  text             not null,
    volume numeric,
    at     timestamptz      not null
);
create index milk_discard_unit on milk_discard (unit);

-- SupplyDelivery; written is meta.lastUpdated
create table milk_dispense (
    id      text collate "C" primary key,
    unit    text collate "C" not null,
    infant  text collate "C" not null,  -- Patient/x
    volume  numeric          not null,
    status  text             not null,
    at      timestamptz,
    written timestamptz      not null
);
create index milk_dispense_unit on milk_dispense (unit);
create index milk_dispense_infant on milk_dispense (infant);
create index milk_dispense_written on milk_dispense (written);

-- Observation of code feed-given that was not withdrawn, for each unit in its focus
create table milk_feed (
    id     text collate "C" not null,
    unit   text collate "C" not null,
    infant text collate "C" not null,  -- Patient/x
    volume numeric          not null,
    primary key (id, unit)
);
create index milk_feed_unit on milk_feed (unit);
create index milk_feed_infant on milk_feed (infant);

-- Specimen.collection.quantity in mL of a unit
create table milk_sample (
    id     text collate "C" primary key,
    unit   text collate "C" not null,
    volume numeric          not null
);
create index milk_sample_unit on milk_sample (unit);

-- Patient.link, replaces and replaced-by: two numbers of one person; both as Patient/x
create table person_link (
    person text collate "C" not null,
    other  text collate "C" not null,
    primary key (person, other)
);
create index person_link_other on person_link (other);

-- how far an existing record has been read into the ledger: the last resource of each type, in HAPI's own order
create table ledger_fill (
    type   text primary key,
    upto   bigint      not null,
    filled timestamptz
);
