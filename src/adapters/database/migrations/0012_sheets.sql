-- What an editor said about a question, and how often it had been asked until the end of that day.
ALTER TABLE "unanswered_questions" ADD COLUMN "id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "unanswered_questions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "unanswered_questions" ADD COLUMN "settled_as" text;--> statement-breakpoint
ALTER TABLE "unanswered_questions" ADD COLUMN "settled_note" text;--> statement-breakpoint
ALTER TABLE "unanswered_questions" ADD COLUMN "settled_by" text;--> statement-breakpoint
ALTER TABLE "unanswered_questions" ADD COLUMN "settled_at" bigint;--> statement-breakpoint
ALTER TABLE "unanswered_questions" ADD COLUMN "quiet_until" bigint;--> statement-breakpoint
ALTER TABLE "unanswered_questions" ADD COLUMN "settled_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "unanswered_questions" ADD CONSTRAINT "unanswered_questions_id" UNIQUE("id");--> statement-breakpoint
CREATE INDEX "unanswered_questions_open" ON "unanswered_questions" USING btree (("count" - "settled_count"),"last_at","id");--> statement-breakpoint
CREATE INDEX "audit_log_of_action" ON "audit_log" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "audit_log_of_day" ON "audit_log" USING btree ("at","id");--> statement-breakpoint
-- Who saw a lead in a list: lists name the leads they showed.
CREATE INDEX "audit_log_of_listed" ON "audit_log" USING gin (("facts"::jsonb -> 'leads')) WHERE subject_kind = 'list';--> statement-breakpoint
-- Beside its province: as the areas of colleagues name it (leads were mended in 0007).
UPDATE "data_requests" SET "commune" = split_part("commune", '/', 2) WHERE position('/' in "commune") > 0;
