-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "rowsId" TEXT;

-- AddForeignKey
ALTER TABLE "Dataset" ADD CONSTRAINT "Dataset_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;


