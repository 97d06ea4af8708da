-- Every number that was given to a donor, to milk, a specimen, an order or a dispense, in the form in which two writings of
-- it are compared (capitals, no spaces, one kind of dash). A number that counts belongs to one record: the index sees to it,
-- whoever writes. Written in the transaction of the resource it stands on; every row but a former one can be made again
-- from the resources.
create table given_number (
    kind    text    collate "C" not null,  -- donor, unit, pool, batch, specimen, order, dispense
    key     text    collate "C" not null,
    type    text    collate "C" not null,  -- Patient, BiologicallyDerivedProduct, …
    id      text    collate "C" not null,
    number  text    not null,              -- as it is written
    counts  boolean not null,              -- false: of a record that was replaced, or twice in a record older than this table
    former  boolean not null default false, -- of a donor who has another number by now; until it is given to somebody else
    primary key (kind, key, type, id)
);
create unique index given_number_once on given_number (kind, key) where counts;
create index given_number_of on given_number (type, id);
