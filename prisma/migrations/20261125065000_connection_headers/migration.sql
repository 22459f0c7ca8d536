-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "sealedHeaders" TEXT;
