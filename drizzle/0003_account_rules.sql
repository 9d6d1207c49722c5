-- Rules that the schema files cannot express.

-- An address belongs to one organisation on any day.
ALTER TABLE organisation_domain ADD CONSTRAINT domain_is_of_one_organisation_at_a_time
	EXCLUDE USING gist (domain WITH =, daterange(valid_from, valid_to, '[]') WITH &&);
--> statement-breakpoint

-- The value of a channel never changes, but for being erased when the person it belonged to is.
DROP TRIGGER channel_value_never_changes ON channel;
--> statement-breakpoint
CREATE TRIGGER channel_value_never_changes BEFORE UPDATE ON channel
	FOR EACH ROW WHEN (
		OLD.kind IS DISTINCT FROM NEW.kind
		OR (OLD.value IS DISTINCT FROM NEW.value
			AND (NEW.retired_at IS NULL OR NEW.person_id IS NULL OR NEW.value NOT IN ('000000', 'slettet')))
	)
	EXECUTE FUNCTION refuse_channel_value_change();
