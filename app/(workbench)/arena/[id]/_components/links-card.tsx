// Links to the voting page: made, told apart, revoked.
'use client'

import { useTranslations } from 'next-intl'
import { Moment } from '@/components/run/moment'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Result } from '@/lib/boundary/result'
import { MakeLink, type MakeLinkProps } from './make-link'

interface LinkView {
  id: string
  hint: string
  note: string
  votesPerVoter: number
  voters: number
  /** ISO 8601. */
  expiresAt: string
  state: 'open' | 'revoked' | 'expired'
}

interface LinksCardProps extends MakeLinkProps {
  links: LinkView[]
  onRevoke: (input: { id: string }) => Promise<Result<unknown>>
  /** Has a link again that was revoked. */
  onRevive: (input: { id: string }) => Promise<Result<unknown>>
}

export function LinksCard({ links, onRevoke, onRevive, ...making }: LinksCardProps) {
  const t = useTranslations('arena.links')
  return (
    <Card title={t('title')} aside={<MakeLink {...making} />}>
      {links.length === 0 && <p className="text-sm text-ink-2">{t('none')}</p>}
      <ul className="divide-y">
        {links.map((link) => (
          <li key={link.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 text-sm">
            <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-mono text-xs text-ink-3">{t('hint', { hint: link.hint })}</span>
              <span className="font-medium [overflow-wrap:anywhere]">{link.note || t('unnamed')}</span>
              <Chip tint={link.state === 'open' ? 'hit' : 'plain'}>{t(`states.${link.state}`)}</Chip>
              <span className="text-ink-3">{t('voters', { voters: link.voters })}</span>
              <span className="text-ink-3">{t('cap', { votes: link.votesPerVoter })}</span>
              <span className="text-ink-3">{t.rich('expires', { at: () => <Moment at={link.expiresAt} /> })}</span>
            </div>
            {link.state === 'open' && (
              <ConfirmDialog
                title={t('revokeTitle')}
                trigger={
                  <Button look="quiet" className="ml-auto" aria-label={t('revokeLabel', { hint: link.hint })}>
                    {t('revoke')}
                  </Button>
                }
                keep={t('keep')}
                confirm={t('revokeConfirm')}
                onConfirm={() => onRevoke({ id: link.id })}
                undo={{ done: t('revoked', { hint: link.hint }), back: () => onRevive({ id: link.id }) }}
              >
                {t('revokeBody', { voters: link.voters })}
              </ConfirmDialog>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
