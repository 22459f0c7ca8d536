-- AlterTable
ALTER TABLE "PromptVersion" ADD COLUMN     "feedback" TEXT,
ADD COLUMN     "note" TEXT;


