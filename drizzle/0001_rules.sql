-- Rules that the schema files cannot express. Each says which promise it keeps.

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint

-- Never two primary holders of one function on one day.
ALTER TABLE holder ADD CONSTRAINT holder_is_one_primary_at_a_time
	EXCLUDE USING gist (function_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
	WHERE (role = 'primary');
--> statement-breakpoint

-- One person is not entered twice in the same role of one function on one day.
ALTER TABLE holder ADD CONSTRAINT holder_is_once_in_a_role
	EXCLUDE USING gist (function_id WITH =, person_id WITH =, role WITH =, daterange(starts_on, ends_on, '[]') WITH &&);
--> statement-breakpoint

-- Opening hours of one weekday do not overlap.
ALTER TABLE opening_interval ADD CONSTRAINT opening_hours_do_not_overlap
	EXCLUDE USING gist (function_id WITH =, weekday WITH =, int4range(opens, closes) WITH &&);
--> statement-breakpoint

ALTER TABLE closure ADD CONSTRAINT closures_do_not_overlap
	EXCLUDE USING gist (function_id WITH =, daterange("from", "to", '[]') WITH &&);
--> statement-breakpoint

-- A code has the shape of its system: kommunekode and regionskode 4 digits, CVR 8, SOR a number of up to 20.
ALTER TABLE organisation_code ADD CONSTRAINT organisation_code_has_its_shape CHECK (
	CASE system
		WHEN 'kommunekode' THEN value ~ '^[0-9]{4}$'
		WHEN 'cvr' THEN value ~ '^[0-9]{8}$'
		ELSE value ~ '^[0-9]{1,20}$'
	END);
--> statement-breakpoint

-- Slugs are given once and never change.
CREATE FUNCTION refuse_slug_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'a slug never changes' USING ERRCODE = 'check_violation', CONSTRAINT = 'slug_never_changes';
END $$;
--> statement-breakpoint
CREATE TRIGGER organisation_slug_never_changes BEFORE UPDATE ON organisation
	FOR EACH ROW WHEN (OLD.slug IS DISTINCT FROM NEW.slug) EXECUTE FUNCTION refuse_slug_change();
--> statement-breakpoint
CREATE TRIGGER function_slug_never_changes BEFORE UPDATE ON contact_function
	FOR EACH ROW WHEN (OLD.slug IS DISTINCT FROM NEW.slug) EXECUTE FUNCTION refuse_slug_change();
--> statement-breakpoint

-- A new number is a new row: what was confirmed about the old one says nothing about it.
CREATE FUNCTION refuse_channel_value_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the value of a channel never changes'
		USING ERRCODE = 'check_violation', CONSTRAINT = 'channel_value_never_changes';
END $$;
--> statement-breakpoint
CREATE TRIGGER channel_value_never_changes BEFORE UPDATE ON channel
	FOR EACH ROW WHEN (OLD.value IS DISTINCT FROM NEW.value OR OLD.kind IS DISTINCT FROM NEW.kind)
	EXECUTE FUNCTION refuse_channel_value_change();
--> statement-breakpoint

-- Evidence is append-only.
CREATE FUNCTION refuse_evidence_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'evidence is append-only'
		USING ERRCODE = 'check_violation', CONSTRAINT = 'verification_is_append_only';
END $$;
--> statement-breakpoint
CREATE TRIGGER verification_is_append_only BEFORE UPDATE OR DELETE ON verification
	FOR EACH ROW EXECUTE FUNCTION refuse_evidence_change();
--> statement-breakpoint
CREATE TRIGGER verification_is_never_emptied BEFORE TRUNCATE ON verification
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();
--> statement-breakpoint

-- A line has no holder; it is never vacant. The row lock makes whoever turns the function into a line at the same moment
-- wait, and then see the holder.
CREATE FUNCTION refuse_holder_of_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	staffed_by text;
BEGIN
	SELECT f.staffing INTO staffed_by FROM contact_function f WHERE f.id = NEW.function_id FOR SHARE;
	IF staffed_by = 'line' THEN
		RAISE EXCEPTION 'a line has no holder' USING ERRCODE = 'check_violation', CONSTRAINT = 'line_has_no_holder';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER line_has_no_holder BEFORE INSERT OR UPDATE OF function_id ON holder
	FOR EACH ROW EXECUTE FUNCTION refuse_holder_of_line();
--> statement-breakpoint
CREATE FUNCTION refuse_line_with_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM holder h WHERE h.function_id = NEW.id) THEN
		RAISE EXCEPTION 'a line has no holder' USING ERRCODE = 'check_violation', CONSTRAINT = 'line_has_no_holder';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER function_with_holder_is_no_line BEFORE UPDATE OF staffing ON contact_function
	FOR EACH ROW WHEN (NEW.staffing = 'line') EXECUTE FUNCTION refuse_line_with_holder();
--> statement-breakpoint

-- Chains of reserves, the tree of organisations and the line of successors have no circles. The advisory lock keeps two
-- transactions from closing a circle together. Checked at the end of the transaction, so that rows may come in any order;
-- a loop of plain look-ups, since a recursive query costs ten times as much on the embedded database.
CREATE FUNCTION refuse_circle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	look_up text := format('SELECT %I FROM %I WHERE id = $1', TG_ARGV[0], TG_TABLE_NAME);
	seen integer[] := ARRAY[]::integer[];
	current integer := NEW.id;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('vejviser:' || TG_TABLE_NAME || ':' || TG_ARGV[0]));
	WHILE current IS NOT NULL LOOP
		IF current = ANY (seen) THEN
			RAISE EXCEPTION 'a chain has no circle'
				USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_has_no_circle';
		END IF;
		seen := seen || current;
		EXECUTE look_up INTO current USING current;
	END LOOP;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER reserve_chain_has_no_circle AFTER INSERT OR UPDATE OF reserve_id ON contact_function
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.reserve_id IS NOT NULL) EXECUTE FUNCTION refuse_circle('reserve_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisation_tree_has_no_circle AFTER INSERT OR UPDATE OF parent_id ON organisation
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION refuse_circle('parent_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER succession_has_no_circle AFTER INSERT OR UPDATE OF successor_id ON organisation
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.successor_id IS NOT NULL) EXECUTE FUNCTION refuse_circle('successor_id');
--> statement-breakpoint

-- Every change to what the snapshot reads moves its version, so that every process reloads.
INSERT INTO snapshot_version (id, version) VALUES (1, 1);
--> statement-breakpoint
CREATE FUNCTION raise_snapshot_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE snapshot_version SET version = version + 1;
	RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
	read_table text;
BEGIN
	FOREACH read_table IN ARRAY ARRAY['installation', 'municipality', 'organisation', 'organisation_code', 'situation',
		'topic', 'welfare_area', 'profession', 'synonym', 'person', 'contact_function', 'function_situation',
		'function_topic', 'function_welfare_area', 'function_served', 'opening_interval', 'closure', 'holder', 'channel',
		'acute_number', 'verification', 'freshness_policy'] LOOP
		EXECUTE format('CREATE TRIGGER raises_snapshot_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
			FOR EACH STATEMENT EXECUTE FUNCTION raise_snapshot_version()', read_table);
	END LOOP;
END $$;
