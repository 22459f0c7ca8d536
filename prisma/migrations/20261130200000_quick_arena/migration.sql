-- CreateTable
CREATE TABLE "QuickBattle" (
    "id" TEXT NOT NULL,
    "sceneId" TEXT NOT NULL,
    "voterKey" TEXT NOT NULL,
    "datasetId" TEXT,
    "rowIndex" INTEGER,
    "input" TEXT NOT NULL,
    "left" JSONB NOT NULL,
    "right" JSONB NOT NULL,
    "pair" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "propensity" DOUBLE PRECISION NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuickBattle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuickVote" (
    "battleId" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "counted" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuickVote_pkey" PRIMARY KEY ("battleId")
);

-- CreateIndex
CREATE INDEX "QuickBattle_sceneId_idx" ON "QuickBattle"("sceneId");

-- CreateIndex
CREATE UNIQUE INDEX "QuickBattle_voterKey_sceneId_pair_key" ON "QuickBattle"("voterKey", "sceneId", "pair");

-- AddForeignKey
ALTER TABLE "QuickBattle" ADD CONSTRAINT "QuickBattle_sceneId_fkey" FOREIGN KEY ("sceneId") REFERENCES "Scene"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuickVote" ADD CONSTRAINT "QuickVote_battleId_fkey" FOREIGN KEY ("battleId") REFERENCES "QuickBattle"("id") ON DELETE CASCADE ON UPDATE CASCADE;


