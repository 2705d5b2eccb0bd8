CREATE TABLE "funnel_steps" (
	"week_id" bigint NOT NULL,
	"started_on" date NOT NULL,
	"flow" text NOT NULL,
	"node" text NOT NULL,
	"answered" boolean NOT NULL,
	"misses" integer NOT NULL,
	"computed" boolean NOT NULL,
	"captured" boolean NOT NULL,
	CONSTRAINT "funnel_steps_week_id_flow_node_pk" PRIMARY KEY("week_id","flow","node")
);
--> statement-breakpoint
CREATE TABLE "funnel_weeks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "funnel_weeks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact_id" bigint,
	"week" date NOT NULL,
	"started_on" date NOT NULL,
	"channel" text NOT NULL,
	"province" text,
	"commune" text,
	"potential_group" text,
	"computed" boolean NOT NULL,
	"captured" boolean NOT NULL,
	"contacted" boolean DEFAULT false NOT NULL,
	"registered" boolean DEFAULT false NOT NULL,
	"lead_id" bigint,
	"open_question" text,
	CONSTRAINT "funnel_weeks_once" UNIQUE("contact_id","week")
);
--> statement-breakpoint
CREATE TABLE "lead_outcomes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lead_outcomes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lead_id" bigint,
	"channel" text NOT NULL,
	"wish" text NOT NULL,
	"province" text NOT NULL,
	"commune" text,
	"potential_group" text,
	"agent" text,
	"state" text NOT NULL,
	"captured_at" bigint NOT NULL,
	"captured_on" date NOT NULL,
	"promised_by" bigint,
	"contacted_at" bigint,
	"registered_on" date,
	"months" integer,
	"paid_until" date,
	"refusal" text,
	"closed_on" date,
	CONSTRAINT "lead_outcomes_once" UNIQUE("lead_id")
);
--> statement-breakpoint
CREATE TABLE "target_changes" (
	"import_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"period" text NOT NULL,
	"before" integer,
	"before_import" bigint,
	"after" integer NOT NULL,
	CONSTRAINT "target_changes_import_id_kind_subject_period_pk" PRIMARY KEY("import_id","kind","subject","period")
);
--> statement-breakpoint
CREATE TABLE "target_imports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "target_imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"file_name" text NOT NULL,
	"imported_by" text NOT NULL,
	"imported_at" bigint NOT NULL,
	"undone_by" text,
	"undone_at" bigint
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"period" text NOT NULL,
	"people" integer NOT NULL,
	"import_id" bigint NOT NULL,
	CONSTRAINT "targets_kind_subject_period_pk" PRIMARY KEY("kind","subject","period")
);
--> statement-breakpoint
ALTER TABLE "funnel_weeks" ADD CONSTRAINT "funnel_weeks_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funnel_weeks" ADD CONSTRAINT "funnel_weeks_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_outcomes" ADD CONSTRAINT "lead_outcomes_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_changes" ADD CONSTRAINT "target_changes_import_id_target_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."target_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "funnel_weeks_started" ON "funnel_weeks" USING btree ("started_on");--> statement-breakpoint
CREATE INDEX "funnel_weeks_lead" ON "funnel_weeks" USING btree ("lead_id") WHERE lead_id is not null;--> statement-breakpoint
CREATE INDEX "lead_outcomes_captured" ON "lead_outcomes" USING btree ("captured_on");--> statement-breakpoint
CREATE INDEX "lead_outcomes_registered" ON "lead_outcomes" USING btree ("registered_on") WHERE registered_on is not null;--> statement-breakpoint
CREATE INDEX "lead_outcomes_agent" ON "lead_outcomes" USING btree ("agent","captured_on");--> statement-breakpoint
CREATE FUNCTION day_in_vietnam(at bigint) RETURNS date LANGUAGE sql IMMUTABLE AS $$
	SELECT date '1970-01-01' + ((at + 25200000) / 86400000)::integer
$$;
--> statement-breakpoint
-- What became of a lead follows every change of it, whoever makes it: see leadOutcomes in reportsSchema.ts.
CREATE FUNCTION keep_lead_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	spoken boolean := NEW.contacted_at IS NOT NULL AND NEW.merged_into IS NULL;
	joined boolean := NEW.state = 'registered' AND NEW.merged_into IS NULL;
	first_group text := NEW.groups[1];
	-- Its own in the whole country: see core/desk/communeId.ts.
	commune_id text := CASE WHEN position('/' in NEW.commune) > 0 THEN NEW.commune
		ELSE NEW.province || '/' || NEW.commune END;
BEGIN
	UPDATE funnel_weeks SET contacted = spoken, registered = joined,
		potential_group = coalesce(first_group, potential_group)
	WHERE lead_id = NEW.id AND (contacted, registered, coalesce(first_group, potential_group, ''))
		IS DISTINCT FROM (spoken, joined, coalesce(potential_group, ''));
	IF NEW.merged_into IS NOT NULL THEN
		DELETE FROM lead_outcomes WHERE lead_id = NEW.id;
		RETURN NULL;
	END IF;
	INSERT INTO lead_outcomes AS kept (lead_id, channel, wish, province, commune, potential_group, agent,
		state, captured_at, captured_on, promised_by, contacted_at, registered_on, months, paid_until,
		refusal, closed_on)
	SELECT NEW.id, c.channel, NEW.wish, NEW.province, commune_id, first_group, NEW.assignee,
		NEW.state, NEW.created_at, day_in_vietnam(NEW.created_at), NEW.promised_by, NEW.contacted_at,
		CASE WHEN joined THEN day_in_vietnam(NEW.closed_at) END,
		CASE WHEN joined THEN (NEW.registration->>'months')::integer END,
		CASE WHEN joined THEN (to_date(NEW.registration->>'fromMonth', 'YYYY-MM')
			+ make_interval(months => (NEW.registration->>'months')::integer))::date - 1 END,
		NEW.refusal, day_in_vietnam(NEW.closed_at)
	FROM contacts c WHERE c.id = NEW.contact_id
	ON CONFLICT (lead_id) DO UPDATE SET province = excluded.province, commune = excluded.commune,
		potential_group = excluded.potential_group, agent = excluded.agent, state = excluded.state,
		promised_by = excluded.promised_by, contacted_at = excluded.contacted_at,
		registered_on = excluded.registered_on, months = excluded.months,
		paid_until = excluded.paid_until, refusal = excluded.refusal, closed_on = excluded.closed_on;
	RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER leads_keep_outcome AFTER INSERT OR UPDATE ON leads
	FOR EACH ROW EXECUTE FUNCTION keep_lead_outcome();
--> statement-breakpoint
-- Leads that are there already; touching them runs the trigger.
UPDATE leads SET state = state;
