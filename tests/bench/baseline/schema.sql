create table site (id text primary key, name text not null);
create table class (
  id text primary key, site text not null references site, name text not null,
  age_from int not null, age_below int not null, price_fen int not null
);
create table child (id text primary key, household text not null, name text not null, birth_date date not null);
create table slot (class text not null references class, month text not null, remaining int not null check (remaining >= 0), primary key (class, month));
create table booking (
  id text primary key, household text not null, orderer text not null, child text not null references child,
  class text not null, month text not null, price_fen int not null, state text not null, answer_by timestamptz not null,
  unique (child, month)
);
create index booking_of_household on booking (household, id);
create table answer (account text not null, key text not null, body_hash text not null, body jsonb not null, primary key (account, key));
create table audit (booking text not null, revision int not null, act text not null, at timestamptz not null, by text not null, primary key (booking, revision));
