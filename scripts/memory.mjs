// Keeps a process that opens the embedded database small: it must be imported before anything that compiles WASM.
// The optimising compiler's code and work space for PostgreSQL's WASM take about 100 MB and were not measurably faster in
// runs and imports; a young generation of 3 MB instead of 16 saves another 30 MB at no measurable cost.
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--liftoff-only')
setFlagsFromString('--max-semi-space-size=3')
// The old generation may grow by 30 % over what is alive before it is collected, not by some 300 %.
setFlagsFromString('--heap-growing-percent=30')
