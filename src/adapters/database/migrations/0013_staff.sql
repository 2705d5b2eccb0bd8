CREATE TABLE "staff_absences" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_absences_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"staff_id" text NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"reason" text,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"begun_at" bigint
);
--> statement-breakpoint
CREATE TABLE "audit_intents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_intents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" bigint NOT NULL,
	"staff_id" text,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff_absences" ADD CONSTRAINT "staff_absences_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "staff_absences_of" ON "staff_absences" USING btree ("staff_id","ends_at");--> statement-breakpoint
CREATE INDEX "staff_absences_to_begin" ON "staff_absences" USING btree ("starts_at") WHERE begun_at is null;--> statement-breakpoint
CREATE INDEX "audit_intents_at" ON "audit_intents" USING btree ("at");
--> statement-breakpoint
CREATE INDEX "leads_captured" ON "leads" USING btree ("created_at","province","commune") WHERE merged_into is null;--> statement-breakpoint
CREATE INDEX "leads_unkept" ON "leads" USING btree ("promised_by","id") WHERE merged_into is null and (contacted_at <= promised_by) is not true;
