export { default } from '../../data/loading'
