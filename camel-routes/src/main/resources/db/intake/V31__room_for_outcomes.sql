-- A message is written three times: kept, its acknowledgement, its outcome. With half of each page left free the second
-- writing stays on its page and touches no index; without, it wrote all eight anew and the table grew faster than with the room.
alter table message set (fillfactor = 50);
