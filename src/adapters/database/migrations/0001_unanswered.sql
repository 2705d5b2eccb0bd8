CREATE TABLE "unanswered_questions" (
	"folded" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"count" integer NOT NULL,
	"first_at" bigint NOT NULL,
	"last_at" bigint NOT NULL
);
