ALTER TABLE "lead_events" ADD COLUMN "handed_on" boolean DEFAULT true NOT NULL;
--> statement-breakpoint
ALTER TABLE "lead_events" ALTER COLUMN "handed_on" SET DEFAULT false;
--> statement-breakpoint
CREATE INDEX "lead_events_waiting" ON "lead_events" USING btree ("id") WHERE not handed_on;
--> statement-breakpoint
CREATE INDEX "leads_to_call_back" ON "leads" USING btree ("call_back_at") WHERE call_back_at is not null;
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"staff_id" text NOT NULL,
	"kind" text NOT NULL,
	"lead_id" bigint,
	"contact_id" bigint,
	"at" bigint NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "notices_once" UNIQUE("source","staff_id","kind")
);
--> statement-breakpoint
CREATE TABLE "notice_tellings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notice_tellings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"notice_id" bigint NOT NULL,
	"staff_id" text NOT NULL,
	"road" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_at" bigint NOT NULL,
	"code" text,
	"settled_at" bigint,
	CONSTRAINT "notice_tellings_once" UNIQUE("notice_id","road")
);
--> statement-breakpoint
CREATE TABLE "notice_settings" (
	"staff_id" text PRIMARY KEY NOT NULL,
	"roads_off" text[] DEFAULT '{}' NOT NULL,
	"quiet_from" integer,
	"quiet_to" integer,
	"email" text,
	"pending_email" text,
	"code_hash" text,
	"code_expires_at" bigint,
	"code_tries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "push_subscriptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"staff_id" text NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"browser" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "push_subscriptions_endpoint" UNIQUE("endpoint")
);
--> statement-breakpoint
CREATE TABLE "crm_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "crm_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" text DEFAULT gen_random_uuid()::text NOT NULL,
	"lead_id" bigint NOT NULL,
	"contact_id" bigint,
	"body" json NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_at" bigint NOT NULL,
	"first_tried_at" bigint,
	"code" text,
	"settled_at" bigint,
	CONSTRAINT "crm_events_event" UNIQUE("event_id")
);
--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notice_tellings" ADD CONSTRAINT "notice_tellings_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "notices_of_lead" ON "notices" USING btree ("lead_id");
--> statement-breakpoint
CREATE INDEX "notices_of_contact" ON "notices" USING btree ("contact_id") WHERE contact_id is not null;
--> statement-breakpoint
CREATE INDEX "notice_tellings_due" ON "notice_tellings" USING btree ("road","next_at") WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX "notice_tellings_of_staff" ON "notice_tellings" USING btree ("staff_id","road","settled_at");
--> statement-breakpoint
CREATE INDEX "push_subscriptions_of" ON "push_subscriptions" USING btree ("staff_id");
--> statement-breakpoint
CREATE INDEX "crm_events_waiting" ON "crm_events" USING btree ("lead_id","id") WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX "crm_events_due" ON "crm_events" USING btree ("next_at") WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX "crm_events_of_contact" ON "crm_events" USING btree ("contact_id");
--> statement-breakpoint
CREATE INDEX "crm_events_of_lead" ON "crm_events" USING btree ("lead_id");
