// What is filled in on the meta page, kept in this browser.
'use client'

import { useEffect, useState } from 'react'
import type { MetaForm } from '../meta-form'

export function useKeptForm(place: string, empty: MetaForm): [MetaForm, (change: Partial<MetaForm>) => void] {
  const [form, setForm] = useState(empty)
  useEffect(() => {
    try {
      const kept = JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<MetaForm>
      setForm((current) => ({ ...current, ...kept }))
    } catch {
      // A browser may refuse storage: nothing is kept then.
    }
  }, [place])
  const change = (part: Partial<MetaForm>) => {
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
