-- Task whose owner is a device; one day of a pasteuriser is found among its ten years
create table milk_run (
    id     text collate "C" primary key,
    device text collate "C" not null,   -- Device/x
    began  timestamptz                  -- executionPeriod.start; null when it does not say
);
create index milk_run_device on milk_run (device, began);

-- a record that was read before there were runs: its Tasks are read once more, the rows that are there stay
delete from ledger_fill where type = 'Task';
