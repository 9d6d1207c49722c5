-- Rules that the schema files cannot express.

-- An address belongs to one organisation on any day.
ALTER TABLE organisation_domain ADD CONSTRAINT domain_is_of_one_organisation_at_a_time
	EXCLUDE USING gist (domain WITH =, daterange(valid_from, valid_to, '[]') WITH &&);
--> statement-breakpoint

-- What took over from a function did not, further on, hand over to it.
CREATE CONSTRAINT TRIGGER function_succession_has_no_circle AFTER INSERT OR UPDATE OF successor_id ON contact_function
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.successor_id IS NOT NULL) EXECUTE FUNCTION refuse_circle('successor_id');
