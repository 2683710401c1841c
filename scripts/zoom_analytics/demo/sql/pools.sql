-- slug: the ASCII letters and digits of a name, in lower case.
create table slugs (word varchar primary key, slug varchar);

-- off: hours from UTC. weight: how often the city comes up.
create table cities (
    c int,
    city varchar,
    country varchar,
    zone varchar,
    off int,
    lang varchar,
    currency varchar,
    dial varchar,
    weight int
);
