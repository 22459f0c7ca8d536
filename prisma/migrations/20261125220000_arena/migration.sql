-- CreateTable
CREATE TABLE "ArenaSession" (
    "id" TEXT NOT NULL,
    "sceneId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "runId" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "showProfile" BOOLEAN NOT NULL,
    "showLabel" BOOLEAN NOT NULL,
    "allowTie" BOOLEAN NOT NULL,
    "allowBothBad" BOOLEAN NOT NULL,
    "allowComments" BOOLEAN NOT NULL,
    "votesPerVoter" INTEGER NOT NULL,
    "endVotes" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,

    CONSTRAINT "ArenaSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contender" (
    "sessionId" TEXT NOT NULL,
    "arm" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "promptVersionId" TEXT NOT NULL,
    "connection" TEXT NOT NULL,
    "model" TEXT NOT NULL,

    CONSTRAINT "Contender_pkey" PRIMARY KEY ("sessionId","arm")
);

-- CreateTable
CREATE TABLE "Battle" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    "pair" TEXT NOT NULL,
    "propensity" DOUBLE PRECISION NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Battle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Voter" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "excludedAt" TIMESTAMPTZ(3),
    "exclusionReason" TEXT,

    CONSTRAINT "Voter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoteLink" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "votesPerVoter" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "VoteLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Vote" (
    "id" TEXT NOT NULL,
    "battleId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "choice" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoteWithdrawal" (
    "voteId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VoteWithdrawal_pkey" PRIMARY KEY ("voteId")
);

-- CreateIndex
CREATE INDEX "ArenaSession_runId_idx" ON "ArenaSession"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "ArenaSession_sceneId_number_key" ON "ArenaSession"("sceneId", "number");

-- CreateIndex
CREATE INDEX "Battle_sessionId_idx" ON "Battle"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Battle_voterId_position_pair_key" ON "Battle"("voterId", "position", "pair");

-- CreateIndex
CREATE UNIQUE INDEX "Voter_sessionId_keyHash_key" ON "Voter"("sessionId", "keyHash");

-- CreateIndex
CREATE UNIQUE INDEX "VoteLink_tokenHash_key" ON "VoteLink"("tokenHash");

-- CreateIndex
CREATE INDEX "VoteLink_sessionId_idx" ON "VoteLink"("sessionId");

-- CreateIndex
CREATE INDEX "Vote_voterId_idx" ON "Vote"("voterId");

-- CreateIndex
CREATE UNIQUE INDEX "Vote_battleId_voterId_attempt_key" ON "Vote"("battleId", "voterId", "attempt");

-- AddForeignKey
ALTER TABLE "ArenaSession" ADD CONSTRAINT "ArenaSession_sceneId_fkey" FOREIGN KEY ("sceneId") REFERENCES "Scene"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaSession" ADD CONSTRAINT "ArenaSession_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contender" ADD CONSTRAINT "Contender_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ArenaSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Battle" ADD CONSTRAINT "Battle_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ArenaSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Battle" ADD CONSTRAINT "Battle_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "Voter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Voter" ADD CONSTRAINT "Voter_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ArenaSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Voter" ADD CONSTRAINT "Voter_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "VoteLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteLink" ADD CONSTRAINT "VoteLink_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ArenaSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_battleId_fkey" FOREIGN KEY ("battleId") REFERENCES "Battle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "Voter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteWithdrawal" ADD CONSTRAINT "VoteWithdrawal_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE CASCADE ON UPDATE CASCADE;


