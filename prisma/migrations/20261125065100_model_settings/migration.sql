-- CreateTable
CREATE TABLE "ModelSetting" (
    "connection" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "inputUsd" DOUBLE PRECISION,
    "outputUsd" DOUBLE PRECISION,
    "requestsPerMinute" INTEGER,
    "maxConcurrency" INTEGER,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelSetting_pkey" PRIMARY KEY ("connection","model")
);
