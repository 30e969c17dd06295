-- Changes of these rows are paged by their ids, too: see V1.1.
alter table episode alter column id type varchar collate "C";
alter table episode_event alter column id type varchar collate "C";
