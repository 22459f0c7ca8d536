-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "batchWorker" TEXT,
ADD COLUMN     "cancelRequested" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "transport" TEXT NOT NULL DEFAULT 'live';

-- CreateTable
CREATE TABLE "BatchJob" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "requests" INTEGER NOT NULL,
    "estimateUsd" DOUBLE PRECISION,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "attemptedAt" TIMESTAMPTZ(3),
    "batchId" TEXT,
    "succeeded" INTEGER NOT NULL DEFAULT 0,
    "errored" INTEGER NOT NULL DEFAULT 0,
    "canceled" INTEGER NOT NULL DEFAULT 0,
    "expired" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BatchJob_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BatchJob_runId_idx" ON "BatchJob"("runId");

-- CreateIndex
CREATE INDEX "BatchJob_batchId_idx" ON "BatchJob"("batchId");

-- AddForeignKey
ALTER TABLE "BatchJob" ADD CONSTRAINT "BatchJob_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;


