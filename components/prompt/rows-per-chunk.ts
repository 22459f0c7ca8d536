// Rows of a dataset reach the preview in chunks of this size, so that stepping through them rarely waits.
export const ROWS_PER_CHUNK = 50
