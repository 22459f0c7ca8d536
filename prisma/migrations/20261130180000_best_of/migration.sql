-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "bestOf" JSONB;

