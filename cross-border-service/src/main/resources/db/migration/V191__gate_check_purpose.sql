-- Whoever reads a decision sees what the transfer was for; decisions from before this column do not tell.
alter table gate_check add column purpose text;
