-- Rows are paged by their ids. With "C" they are in the order of their bytes, whatever the locale of the server, as in H2.
alter table observation alter column id type varchar collate "C";
