// A text that is being written, kept in this browser until it is emptied.
'use client'

import { useEffect, useState } from 'react'

export function useKeptText(place: string): [string, (text: string) => void] {
  const [text, setText] = useState('')
  useEffect(() => {
    try {
      setText(localStorage.getItem(place) ?? '')
    } catch {
      // A browser may refuse storage: nothing is kept then.
    }
  }, [place])
  const change = (next: string) => {
    setText(next)
    try {
      if (next === '') localStorage.removeItem(place)
      else localStorage.setItem(place, next)
    } catch {
      // See above.
    }
  }
  return [text, change]
}
