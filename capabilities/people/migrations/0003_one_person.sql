-- Every decision about a record asks which others are taken to be the same one: both ways from the index alone, without
-- reading the records.
CREATE INDEX people_record_id_person ON people_record (id, person);
CREATE INDEX people_record_person_id ON people_record (person, id);
DROP INDEX people_record_person;
