CREATE TABLE "incidents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incidents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"account" text NOT NULL,
	"first_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"count" integer NOT NULL,
	"resolved_at" bigint,
	"resolved_by" text,
	"details" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact_states" (
	"contact_id" bigint PRIMARY KEY NOT NULL,
	"interacted_at" bigint,
	"ad_clicked_at" bigint,
	"closed_at" bigint,
	"stopped_at" bigint,
	"paused_until" bigint,
	"paused_by" text,
	"spoken_to_at" bigint,
	"routed_away" boolean DEFAULT false NOT NULL,
	"routed_at" bigint
);
--> statement-breakpoint
ALTER TABLE "inbound_events" ADD COLUMN "held_until" bigint;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "purpose" text DEFAULT 'reply' NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "begun_at" bigint;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "delivered_at" bigint;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "seen_at" bigint;--> statement-breakpoint
ALTER TABLE "contact_states" ADD CONSTRAINT "contact_states_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_open_once" ON "incidents" USING btree ("kind","channel","account") WHERE resolved_at is null;--> statement-breakpoint
INSERT INTO "contact_states" ("contact_id", "interacted_at", "stopped_at")
SELECT s.contact_id,
  (SELECT max(e.sent_at) FROM inbound_events e WHERE e.contact_id = s.contact_id),
  CASE WHEN s.state::text LIKE '%"stopped":true%' THEN s.updated_at END
FROM sessions s;
