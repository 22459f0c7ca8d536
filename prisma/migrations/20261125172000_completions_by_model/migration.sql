-- CreateIndex
CREATE INDEX "Completion_model_createdAt_idx" ON "Completion"("model", "createdAt");


