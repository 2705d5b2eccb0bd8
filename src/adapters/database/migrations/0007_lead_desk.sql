CREATE TABLE "lead_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lead_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lead_id" bigint NOT NULL,
	"at" bigint NOT NULL,
	"staff" text,
	"kind" text NOT NULL,
	"facts" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lead_merges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lead_merges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kept" bigint NOT NULL,
	"gone" bigint NOT NULL,
	"kept_before" json NOT NULL,
	"gone_before" json NOT NULL,
	"kept_revision" integer NOT NULL,
	"merged_at" bigint NOT NULL,
	"merged_by" text NOT NULL,
	"undone_at" bigint,
	"undone_by" text
);
--> statement-breakpoint
CREATE TABLE "lead_turns" (
	"staff" text PRIMARY KEY NOT NULL,
	"last_given_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "state" text DEFAULT 'new' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "assignee" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "assigned_at" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "silent_since" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "steps_taken" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "next_step_at" bigint DEFAULT 0;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "act_by" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "tried_at" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "contacted_at" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "promised_by" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "call_back_at" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "closed_at" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "refusal" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "registration" json;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "groups" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "groups_by_hand" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "seen_capture" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "merged_into" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "folded" text GENERATED ALWAYS AS (lower(translate(regexp_replace(normalize(name, NFKD), U&'[\0300-\036F]', '', 'g'), 'Đđ', 'dd'))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "searched" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', lower(translate(regexp_replace(normalize(name, NFKD), U&'[\0300-\036F]', '', 'g'), 'Đđ', 'dd')) || ' ' || replace(coalesce(commune, ''), '-', ' ') || ' ' || right(regexp_replace(phone, '^\+84', '0'), 3) || ' ' || right(regexp_replace(phone, '^\+84', '0'), 4) || ' ' || right(regexp_replace(phone, '^\+84', '0'), 5) || ' ' || right(regexp_replace(phone, '^\+84', '0'), 6) || ' ' || right(regexp_replace(phone, '^\+84', '0'), 7) || ' ' || right(regexp_replace(phone, '^\+84', '0'), 8) || ' ' || right(regexp_replace(phone, '^\+84', '0'), 9) || ' ' || right(regexp_replace(phone, '^\+84', '0'), 10) || ' ' || ltrim(phone, '+'))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "lead_events" ADD CONSTRAINT "lead_events_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_merges" ADD CONSTRAINT "lead_merges_kept_leads_id_fk" FOREIGN KEY ("kept") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_merges" ADD CONSTRAINT "lead_merges_gone_leads_id_fk" FOREIGN KEY ("gone") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_events_of_lead" ON "lead_events" USING btree ("lead_id","id");--> statement-breakpoint
CREATE INDEX "lead_events_by_time" ON "lead_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "lead_merges_of_kept" ON "lead_merges" USING btree ("kept");--> statement-breakpoint
CREATE INDEX "lead_merges_of_gone" ON "lead_merges" USING btree ("gone");--> statement-breakpoint
CREATE INDEX "leads_newest" ON "leads" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "leads_of_province" ON "leads" USING btree ("province","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_of_commune" ON "leads" USING btree ("commune","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_of_state" ON "leads" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_of_assignee" ON "leads" USING btree ("assignee","act_by","id") WHERE closed_at is null and merged_into is null;--> statement-breakpoint
CREATE INDEX "leads_of_colleague" ON "leads" USING btree ("assignee","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_by_urgency" ON "leads" USING btree ("act_by","id") WHERE closed_at is null and merged_into is null;--> statement-breakpoint
CREATE INDEX "leads_due" ON "leads" USING btree ("next_step_at");--> statement-breakpoint
CREATE INDEX "leads_by_phone" ON "leads" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "leads_by_name" ON "leads" USING btree ("folded","commune");--> statement-breakpoint
CREATE INDEX "leads_merged" ON "leads" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "leads_of_group" ON "leads" USING gin ("groups");--> statement-breakpoint
CREATE INDEX "leads_searched" ON "leads" USING gin ("searched");--> statement-breakpoint
-- Beside its province: as the areas of colleagues name it.
UPDATE "leads" SET "commune" = split_part("commune", '/', 2) WHERE position('/' in "commune") > 0;
