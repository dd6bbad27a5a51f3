-- The turn from which an item is let in; it then waits for its own where it needs the items of lower turns. Null: not before its own.
alter table item add column sets_out integer;
