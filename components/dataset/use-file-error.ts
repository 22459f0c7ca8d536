// What is wrong with a file, as a sentence: the names that errors carry in their params become words, too.
'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { rejectReasons } from '@/lib/core/dataset/choices'
import type { RejectReason } from '@/lib/core/dataset/dataset'
import type { BinaryKind } from '@/lib/core/dataset/detect-encoding'
import type { ErrorValue } from '@/lib/errors'
import { encodingName } from './file-words'

const binaryKinds: readonly string[] = ['zip', 'parquet', 'gzip', 'pdf', 'ole', 'utf-32', 'nul'] satisfies BinaryKind[]

/** null stands for a connection that broke off. */
export function useFileError(): (error: ErrorValue | null) => string {
  const t = useTranslations('data')
  const sentence = useErrorSentence()
  return useCallback(
    (error) => {
      if (error === null) return t('upload.cutOff')
      const { code, params } = error
      if (code === 'file.noUsableLine' || code === 'append.rejected') {
        const reasons = String(params.reasons).replace(/(\d+) (\w+)/g, (whole, line: string, reason: string) =>
          rejectReasons.some((known) => known === reason)
            ? t('rejectedLine', { line: Number(line), reason: t(`reasons.${reason as RejectReason}`) })
            : whole,
        )
        return sentence({ code, params: { ...params, reasons: reasons.replaceAll('; ', t('reasonJoin')) } })
      }
      if (code === 'column.missing') {
        const available = String(params.available).replaceAll(', ', t('columnJoin'))
        return sentence({ code, params: { ...params, available } })
      }
      if (code === 'file.wrongEncoding') {
        return sentence({ code, params: { ...params, encoding: encodingName(String(params.encoding)) } })
      }
      if (code === 'file.notText' && binaryKinds.includes(String(params.detail))) {
        return sentence({ code, params: { ...params, detail: t(`binary.${params.detail as BinaryKind}`) } })
      }
      return sentence(error)
    },
    [t, sentence],
  )
}
