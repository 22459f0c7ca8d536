-- AlterTable
ALTER TABLE "Run" DROP COLUMN "worker",
DROP COLUMN "workerUntil",
ADD COLUMN     "calls" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "decision" JSONB,
ADD COLUMN     "repeats" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "reuse" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "spentUsd" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "stopAtGain" DOUBLE PRECISION,
ADD COLUMN     "unpriced" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "RunArm" ADD COLUMN     "parameters" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Trial" ADD COLUMN     "worker" TEXT;

-- CreateTable
CREATE TABLE "Worker" (
    "id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Worker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConnectionPause" (
    "connection" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConnectionPause_pkey" PRIMARY KEY ("connection")
);



-- Runs of before are counted once, as their trials tell.
UPDATE "Run" r SET calls = t.calls, "spentUsd" = t.usd, unpriced = t.unpriced
FROM (
  SELECT "runId", count(*)::int AS calls, coalesce(sum("costUsd"), 0)::float8 AS usd,
         count(*) FILTER (WHERE "costUsd" IS NULL AND error IS NULL)::int AS unpriced
  FROM "Trial" WHERE called GROUP BY "runId"
) t WHERE t."runId" = r.id;
UPDATE "Trial" SET state = 0 WHERE state = 1;
