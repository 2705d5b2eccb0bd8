-- A lead has its province beside its commune: "hanoi/ba-dinh" becomes "ba-dinh", as areas call it.
UPDATE "leads" SET "commune" = substr("commune", strpos("commune", '/') + 1) WHERE "commune" LIKE '%/%';
