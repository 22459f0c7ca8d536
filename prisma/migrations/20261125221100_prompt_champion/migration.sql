-- AlterTable
ALTER TABLE "Prompt" ADD COLUMN     "championId" TEXT;


