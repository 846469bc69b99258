import { Button } from '@mantine/core'
import { Compass } from 'lucide-react'
import { routes } from '../lib/routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'

export function NotFound() {
  return (
    <EmptyState
      icon={Compass}
      title="There is no such page"
      text="The address may be from an older version."
      action={
        <Button component="a" href={routes.products()}>
          Go to Products
        </Button>
      }
    />
  )
}
