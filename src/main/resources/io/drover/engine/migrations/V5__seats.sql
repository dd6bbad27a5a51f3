-- An item that waits to have something done together with others. company is null until one of them has found a permit and takes the
-- others along; result is null until that one has done it for all.
create table seat (
  item varchar(1000) not null,
  name varchar(300) not null,
  limit_name varchar(200) not null,
  scope varchar(1000) not null,
  load text not null,
  company bigint,
  leads smallint not null,
  result text,
  primary key (item, name)
);
create index seat_limit on seat (limit_name, scope);
create index seat_company on seat (company);
