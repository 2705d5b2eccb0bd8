-- A funnel knew one group and mixed two kinds: the group of the law, which decides about support, and the
-- potential group of a lead. Now it knows both; a person may belong to several potential groups.
ALTER TABLE "funnel_weeks" RENAME COLUMN "potential_group" TO "support_group";--> statement-breakpoint
ALTER TABLE "funnel_weeks" ADD COLUMN "potential_groups" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "lead_outcomes" DROP COLUMN "potential_group";--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_lead_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	spoken boolean := NEW.contacted_at IS NOT NULL AND NEW.merged_into IS NULL;
	joined boolean := NEW.state = 'registered' AND NEW.merged_into IS NULL;
	-- Nobody has looked at a lead without groups yet, unless somebody says that it has none.
	is_grouped boolean := NEW.groups_by_hand OR cardinality(NEW.groups) > 0;
	-- Its own in the whole country: see core/desk/communeId.ts.
	commune_id text := CASE WHEN position('/' in NEW.commune) > 0 THEN NEW.commune
		ELSE NEW.province || '/' || NEW.commune END;
BEGIN
	UPDATE funnel_weeks SET contacted = spoken, registered = joined,
		potential_groups = CASE WHEN is_grouped THEN NEW.groups ELSE potential_groups END
	WHERE lead_id = NEW.id AND ((contacted, registered) IS DISTINCT FROM (spoken, joined)
		OR is_grouped AND potential_groups IS DISTINCT FROM NEW.groups);
	IF NEW.merged_into IS NOT NULL THEN
		DELETE FROM lead_outcomes WHERE lead_id = NEW.id;
		RETURN NULL;
	END IF;
	INSERT INTO lead_outcomes AS kept (lead_id, channel, wish, province, commune, agent,
		state, captured_at, captured_on, promised_by, contacted_at, registered_on, months, paid_until,
		refusal, closed_on)
	SELECT NEW.id, c.channel, NEW.wish, NEW.province, commune_id, NEW.assignee,
		NEW.state, NEW.created_at, day_in_vietnam(NEW.created_at), NEW.promised_by, NEW.contacted_at,
		CASE WHEN joined THEN day_in_vietnam(NEW.closed_at) END,
		CASE WHEN joined THEN (NEW.registration->>'months')::integer END,
		CASE WHEN joined THEN (to_date(NEW.registration->>'fromMonth', 'YYYY-MM')
			+ make_interval(months => (NEW.registration->>'months')::integer))::date - 1 END,
		NEW.refusal, day_in_vietnam(NEW.closed_at)
	FROM contacts c WHERE c.id = NEW.contact_id
	ON CONFLICT (lead_id) DO UPDATE SET province = excluded.province, commune = excluded.commune,
		agent = excluded.agent, state = excluded.state,
		promised_by = excluded.promised_by, contacted_at = excluded.contacted_at,
		registered_on = excluded.registered_on, months = excluded.months,
		paid_until = excluded.paid_until, refusal = excluded.refusal, closed_on = excluded.closed_on;
	RETURN NULL;
END;
$$;
--> statement-breakpoint
-- What a lead’s group had taken the place of; what its person said is among its facts.
UPDATE "funnel_weeks" w SET "support_group" = l."facts"->>'group', "potential_groups" = l."groups"
FROM "leads" l WHERE l."id" = w."lead_id" AND cardinality(l."groups") > 0;
