export { default } from '../arena/loading'
