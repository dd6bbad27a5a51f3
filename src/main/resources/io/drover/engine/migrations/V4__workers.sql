-- Which worker holds an item's files, and when each was last seen alive (milliseconds since 1970).
alter table item add column held_by varchar(200);

create table worker (
  name varchar(200) not null primary key,
  seen_at bigint not null
);
