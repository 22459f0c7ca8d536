-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN     "synthetic" BOOLEAN NOT NULL DEFAULT false;

