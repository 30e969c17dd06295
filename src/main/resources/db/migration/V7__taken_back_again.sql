-- A taking back can itself be taken back, and then the import be taken back again. That it is not done twice at once is seen to by the number of
-- the release, of which there is one.
drop index import_undoes;
