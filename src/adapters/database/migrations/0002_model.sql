CREATE TABLE "model_calls" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_calls_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"called_at" bigint NOT NULL,
	"model" text NOT NULL,
	"prompt_version" text NOT NULL,
	"passages" json NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"milliseconds" integer NOT NULL,
	"tokens_sent" integer,
	"tokens_written" integer
);
--> statement-breakpoint
ALTER TABLE "inbound_events" ADD COLUMN "waits_until" bigint;--> statement-breakpoint
CREATE INDEX "inbound_events_held" ON "inbound_events" USING btree ("contact_id") WHERE handled_at is null and waits_until is not null;