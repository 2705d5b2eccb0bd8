CREATE TABLE "oauth_consents" (
	"link_hash" text PRIMARY KEY NOT NULL,
	"state_hash" text NOT NULL,
	"verifier" text,
	"began_at" bigint NOT NULL,
	CONSTRAINT "oauth_consents_state_hash_unique" UNIQUE("state_hash")
);
--> statement-breakpoint
CREATE TABLE "picture_uploads" (
	"account" text NOT NULL,
	"attachment_id" text NOT NULL,
	"picture_hash" text NOT NULL,
	"uploaded_at" bigint NOT NULL,
	"gone_at" bigint,
	CONSTRAINT "picture_uploads_account_attachment_id_pk" PRIMARY KEY("account","attachment_id")
);
--> statement-breakpoint
CREATE TABLE "token_uses" (
	"account" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"used_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "picture_uploads_of" ON "picture_uploads" USING btree ("account","picture_hash");--> statement-breakpoint
CREATE INDEX "picture_uploads_when" ON "picture_uploads" USING btree ("account","uploaded_at");