-- The order in which items were entered, and in which those of one turn are taken.
alter table item add column place bigint not null default 0;
