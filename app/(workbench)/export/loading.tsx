// The lists' outline while they are read.
export { default } from '../arena/loading'
