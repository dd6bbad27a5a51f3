-- One set for SQLite and PostgreSQL. Instants of our own tables are milliseconds since 1970 (UTC).

-- db-scheduler's table: who runs what, and when next.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(1000) not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by varchar(200),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_task_instance on scheduled_tasks (task_instance);

-- version is the fence: every claim raises it, and whoever holds an older one can write nothing any more.
create table item (
  id varchar(1000) not null primary key,
  kind varchar(100) not null,
  wave varchar(200) not null,
  turn integer not null,
  payload text not null,
  lane varchar(20) not null,
  lane_moves integer not null,
  state varchar(20) not null,
  wish varchar(20),
  version bigint not null,
  step varchar(300),
  steps_done integer not null,
  submitted_at bigint not null,
  started_at bigint,
  finished_at bigint,
  due_at bigint,
  attempts integer not null,
  problem text
);
create index item_turn on item (turn, state);

create table step (
  item varchar(1000) not null,
  name varchar(300) not null,
  position integer not null,
  tries integer not null,
  started_at bigint not null,
  finished_at bigint,
  result text,
  primary key (item, name)
);

create table undo (
  sequence bigint not null primary key,
  item varchar(1000) not null,
  name varchar(300) not null,
  action varchar(100) not null,
  facts text not null,
  registered_at bigint not null,
  closed_at bigint,
  outcome varchar(1000)
);
create unique index undo_item_name on undo (item, name) where closed_at is null;

-- A row with used = 0 is a place in the queue, with used = 1 a permit spent at that moment.
create table permit (
  limit_name varchar(200) not null,
  scope varchar(1000) not null,
  item varchar(1000) not null,
  name varchar(300) not null,
  moment bigint not null,
  used smallint not null
);
create index permit_limit on permit (limit_name, scope, used, moment);
create index permit_item on permit (item, name);

-- Counters and locks: updating a row serialises whoever needs it.
create table counter (
  name varchar(1300) not null primary key,
  reading bigint not null
);
