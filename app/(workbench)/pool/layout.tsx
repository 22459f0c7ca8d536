// The pages of the pool under their tabs.
import type { ReactNode } from 'react'
import { PoolTabs } from './_components/pool-tabs'

export default function PoolLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PoolTabs />
      {children}
    </>
  )
}
