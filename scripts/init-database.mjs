// Creates a PGlite data folder and ends: a process that ran initdb keeps 800 MB, so the server lets a child do it.
// usage: node scripts/init-database.mjs FOLDER
import { PGlite } from '@electric-sql/pglite'

const database = await PGlite.create({ dataDir: process.argv[2] })
await database.close()
