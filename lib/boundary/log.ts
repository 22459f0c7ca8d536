// The server's log: one JSON line an event on stderr. Keys and rows are never handed to it.
import pino from 'pino'

export const log = pino(
  { level: 'info', base: null, redact: ['apiKey', '*.apiKey', 'err.headers'] },
  pino.destination(2),
)
