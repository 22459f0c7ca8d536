// What a room says of something that isn't there; the shell stays around it.
import { NothingHere } from '@/components/layout/nothing-here'

export default function NotFound() {
  return <NothingHere />
}
