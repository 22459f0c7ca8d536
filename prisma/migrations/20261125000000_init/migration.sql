-- CreateTable
CREATE TABLE "Scene" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Scene_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dataset" (
    "id" TEXT NOT NULL,
    "sceneId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "delimiter" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "rowCount" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "columns" JSONB NOT NULL,
    "ready" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Dataset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DatasetRow" (
    "datasetId" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,

    CONSTRAINT "DatasetRow_pkey" PRIMARY KEY ("datasetId","index")
);

-- CreateTable
CREATE TABLE "DatasetReject" (
    "datasetId" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "DatasetReject_pkey" PRIMARY KEY ("datasetId","line")
);

-- CreateTable
CREATE TABLE "Pool" (
    "id" TEXT NOT NULL,
    "sceneId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL DEFAULT '',
    "ready" BOOLEAN NOT NULL DEFAULT false,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolSku" (
    "poolId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "product" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "price" DOUBLE PRECISION,
    "stock" INTEGER,
    "impressions" INTEGER,
    "clicks" INTEGER,
    "score" DOUBLE PRECISION,

    CONSTRAINT "PoolSku_pkey" PRIMARY KEY ("poolId","position")
);

-- CreateTable
CREATE TABLE "Prompt" (
    "id" TEXT NOT NULL,
    "sceneId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Prompt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PromptVersion" (
    "id" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "template" TEXT NOT NULL,
    "variables" TEXT NOT NULL DEFAULT '',
    "emptyCells" TEXT NOT NULL DEFAULT 'omit',
    "origin" TEXT NOT NULL DEFAULT 'written',
    "parentId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PromptVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Connection" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "baseUrl" TEXT,
    "header" TEXT NOT NULL DEFAULT 'bearer',
    "sealedKey" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" TEXT NOT NULL,
    "sceneId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "datasetId" TEXT NOT NULL,
    "poolId" TEXT,
    "status" TEXT NOT NULL,
    "reason" JSONB,
    "sample" JSONB NOT NULL,
    "roles" JSONB NOT NULL,
    "theta" DOUBLE PRECISION NOT NULL,
    "match" TEXT NOT NULL,
    "concurrency" INTEGER NOT NULL,
    "maxTokens" INTEGER NOT NULL,
    "maxCalls" INTEGER,
    "budgetUsd" DOUBLE PRECISION,
    "sampledRows" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "worker" TEXT,
    "workerUntil" TIMESTAMPTZ(3),
    "baselines" JSONB,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunArm" (
    "runId" TEXT NOT NULL,
    "arm" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "promptVersionId" TEXT NOT NULL,
    "connection" TEXT NOT NULL,
    "model" TEXT NOT NULL,

    CONSTRAINT "RunArm_pkey" PRIMARY KEY ("runId","arm")
);

-- CreateTable
CREATE TABLE "Trial" (
    "runId" TEXT NOT NULL,
    "arm" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "rowIndex" INTEGER NOT NULL,
    "requestHash" TEXT NOT NULL,
    "leads" BOOLEAN NOT NULL,
    "state" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT,
    "products" JSONB,
    "poolProducts" JSONB,
    "hitRank" INTEGER,
    "bestProduct" TEXT,
    "degree" DOUBLE PRECISION,
    "error" JSONB,
    "inputTokens" INTEGER,
    "outputTokens" INTEGER,
    "costUsd" DOUBLE PRECISION,
    "latencyMs" INTEGER,
    "called" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Trial_pkey" PRIMARY KEY ("runId","position","arm")
);

-- CreateTable
CREATE TABLE "Completion" (
    "requestHash" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "stop" TEXT NOT NULL,
    "inputTokens" INTEGER NOT NULL,
    "outputTokens" INTEGER NOT NULL,
    "latencyMs" INTEGER NOT NULL,
    "costUsd" DOUBLE PRECISION,
    "attempts" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Completion_pkey" PRIMARY KEY ("requestHash")
);

-- CreateIndex
CREATE INDEX "Dataset_sceneId_createdAt_idx" ON "Dataset"("sceneId", "createdAt");

-- CreateIndex
CREATE INDEX "Pool_sceneId_createdAt_idx" ON "Pool"("sceneId", "createdAt");

-- CreateIndex
CREATE INDEX "PoolSku_poolId_product_idx" ON "PoolSku"("poolId", "product");

-- CreateIndex
CREATE UNIQUE INDEX "Prompt_sceneId_name_key" ON "Prompt"("sceneId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "PromptVersion_promptId_number_key" ON "PromptVersion"("promptId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Connection_kind_key" ON "Connection"("kind");

-- CreateIndex
CREATE INDEX "Run_status_idx" ON "Run"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Run_sceneId_number_key" ON "Run"("sceneId", "number");

-- CreateIndex
CREATE INDEX "Trial_runId_requestHash_idx" ON "Trial"("runId", "requestHash");

-- CreateIndex
CREATE INDEX "Trial_runId_state_position_idx" ON "Trial"("runId", "state", "position");

-- AddForeignKey
ALTER TABLE "Dataset" ADD CONSTRAINT "Dataset_sceneId_fkey" FOREIGN KEY ("sceneId") REFERENCES "Scene"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetRow" ADD CONSTRAINT "DatasetRow_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetReject" ADD CONSTRAINT "DatasetReject_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pool" ADD CONSTRAINT "Pool_sceneId_fkey" FOREIGN KEY ("sceneId") REFERENCES "Scene"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolSku" ADD CONSTRAINT "PoolSku_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "Pool"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prompt" ADD CONSTRAINT "Prompt_sceneId_fkey" FOREIGN KEY ("sceneId") REFERENCES "Scene"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromptVersion" ADD CONSTRAINT "PromptVersion_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromptVersion" ADD CONSTRAINT "PromptVersion_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "PromptVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_sceneId_fkey" FOREIGN KEY ("sceneId") REFERENCES "Scene"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunArm" ADD CONSTRAINT "RunArm_promptVersionId_fkey" FOREIGN KEY ("promptVersionId") REFERENCES "PromptVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunArm" ADD CONSTRAINT "RunArm_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trial" ADD CONSTRAINT "Trial_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
