-- Who the persons of an episode were, and which legal terms a complete file passes when.

alter table episode add column sex varchar;
alter table episode add column age varchar;
alter table legal_term add column counts varchar;

-- Published single cases are shown one by one; episodes are what is estimated from. Until now both had one name.
update dataset set kind = 'CASES' where id = 'documented-cases';
