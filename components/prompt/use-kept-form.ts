// What is filled in on a page, kept in this browser.
'use client'

import { useEffect, useState } from 'react'

export function useKeptForm<Form extends object>(place: string, empty: Form): [Form, (change: Partial<Form>) => void] {
  const [form, setForm] = useState(empty)
  useEffect(() => {
    try {
      const kept = JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Form>
      setForm((current) => ({ ...current, ...kept }))
    } catch {
      // A browser may refuse storage: nothing is kept then.
    }
  }, [place])
  const change = (part: Partial<Form>) => {
    const next = { ...form, ...part }
    setForm(next)
    try {
      localStorage.setItem(place, JSON.stringify(next))
    } catch {
      // See above.
    }
  }
  return [form, change]
}
