CREATE TABLE "comment_replies" (
	"account" text NOT NULL,
	"comment_id" text NOT NULL,
	"replied_at" bigint NOT NULL,
	CONSTRAINT "comment_replies_account_comment_id_pk" PRIMARY KEY("account","comment_id")
);
--> statement-breakpoint
CREATE TABLE "deletion_requests" (
	"code" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"account" text NOT NULL,
	"subject" text NOT NULL,
	"requested_at" bigint NOT NULL,
	"due_on" text NOT NULL,
	"done_at" bigint
);
--> statement-breakpoint
CREATE INDEX "deletion_requests_due" ON "deletion_requests" USING btree ("due_on");