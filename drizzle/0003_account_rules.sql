-- Rules that the schema files cannot express.

-- An address belongs to one organisation on any day.
ALTER TABLE organisation_domain ADD CONSTRAINT domain_is_of_one_organisation_at_a_time
	EXCLUDE USING gist (domain WITH =, daterange(valid_from, valid_to, '[]') WITH &&);
