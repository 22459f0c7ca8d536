-- AlterTable
ALTER TABLE "PromptVersion" ADD COLUMN     "tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

