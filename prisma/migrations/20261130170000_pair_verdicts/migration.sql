-- CreateTable
CREATE TABLE "PairVerdict" (
    "sceneId" TEXT NOT NULL,
    "rater" TEXT NOT NULL,
    "pair" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PairVerdict_pkey" PRIMARY KEY ("sceneId","rater","pair")
);

-- AddForeignKey
ALTER TABLE "PairVerdict" ADD CONSTRAINT "PairVerdict_sceneId_fkey" FOREIGN KEY ("sceneId") REFERENCES "Scene"("id") ON DELETE CASCADE ON UPDATE CASCADE;
