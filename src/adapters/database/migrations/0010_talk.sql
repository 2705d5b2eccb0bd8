ALTER TABLE "contact_states" ADD COLUMN "taken_at" bigint;--> statement-breakpoint
ALTER TABLE "contact_states" ADD COLUMN "return_at" bigint;--> statement-breakpoint
ALTER TABLE "contact_states" ADD COLUMN "province" text;--> statement-breakpoint
ALTER TABLE "contact_states" ADD COLUMN "commune" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "staff" text;--> statement-breakpoint
ALTER TABLE "person_requests" ADD COLUMN "settled_at" bigint;--> statement-breakpoint
ALTER TABLE "person_requests" ADD COLUMN "settled_by" text;--> statement-breakpoint
CREATE INDEX "contact_states_taken" ON "contact_states" USING btree ("return_at") WHERE return_at is not null;--> statement-breakpoint
CREATE INDEX "person_requests_open" ON "person_requests" USING btree ("contact_id","created_at") WHERE settled_at is null;--> statement-breakpoint
ALTER TABLE "person_requests" ADD COLUMN "handed_on" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "person_requests" ALTER COLUMN "handed_on" SET DEFAULT false;--> statement-breakpoint
CREATE INDEX "person_requests_waiting" ON "person_requests" USING btree ("id") WHERE not handed_on;
