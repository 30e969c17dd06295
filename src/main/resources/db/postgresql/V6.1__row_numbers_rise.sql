-- Rows are written in the order of their numbers, which the sequence makes unique. An index of ranges finds them too, and a B-tree, which takes
-- an entry for each, would cost a third of the time of an import.
alter table observation drop constraint observation_pkey;
create index observation_row_no on observation using brin (row_no);
