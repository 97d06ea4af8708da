-- What was put off is brought forward to one and the same moment: with the number in the index too, the first of a hundred thousand
-- due at once is read, not sorted out of them.
create index message_due_in_order on message (next_attempt, id) where state in ('received', 'retrying');
drop index message_due;
