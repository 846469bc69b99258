import { Box, Button } from '@mantine/core'
import type { ReactNode } from 'react'

export interface MoreButtonProps {
  /** A list that is read by pages. */
  readonly pages: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
  readonly children: ReactNode
  readonly mt?: 'xs' | 0
  readonly className?: string
}

/** Under a list that is read by pages: brings the next one. Nothing where all of it is there. */
export function MoreButton({ pages, children, mt = 0, className = '' }: MoreButtonProps) {
  if (!pages.hasNextPage) return null
  return (
    <Box mt={mt} className={className}>
      <Button size="xs" variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {children}
      </Button>
    </Box>
  )
}
