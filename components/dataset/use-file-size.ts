// Sizes of files as people read them: 0.1 kB, 3.4 MB; units of 1000, as file managers show them.
'use client'

import { useFormatter } from 'next-intl'
import { useCallback } from 'react'

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const

export function useFileSize(): (bytes: number) => string {
  const format = useFormatter()
  return useCallback(
    (bytes) => {
      const step = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
      const unit = units[step - 1] ?? 'kilobyte'
      // A file of one byte is not shown as of none.
      const size = Math.max(0.1, bytes / 1000 ** step)
      return format.number(bytes === 0 ? 0 : size, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      })
    },
    [format],
  )
}
