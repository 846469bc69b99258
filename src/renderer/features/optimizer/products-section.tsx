import { Anchor, Button, Checkbox, Group, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { Collection } from '#shared/contract/catalog.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { ApiError, useApi } from '../../lib/api.tsx'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { productSelection, selectionCount, type Selection } from '../../lib/selection.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { draft, type Form } from './draft.ts'
import classes from './optimizer.module.css'
import { Section } from './section.tsx'
import type { Target } from './use-target.ts'

const NAMES_SHOWN = 4
/** From here on a list of collections is easier to search than to read. */
const SEARCHED_COLLECTIONS = 12

export interface ProductsSectionProps {
  readonly form: Form
  readonly selection: Selection
  readonly target: Target
  readonly collections: readonly Collection[]
  readonly error: string | undefined
}

export function ProductsSection({ form, selection, target, collections, error }: ProductsSectionProps) {
  return (
    <Section
      title="Products"
      error={error}
      aside={
        <SegmentedControl
          size="xs"
          aria-label="What to optimise"
          value={form.scope}
          onChange={(value) => draft.change({ scope: value === 'collections' ? 'collections' : 'products' })}
          data={[
            { value: 'products', label: 'Selected products' },
            { value: 'collections', label: 'Whole collections' }
          ]}
        />
      }
    >
      {target.error && <ErrorState error={target.error} onRetry={target.retry} />}
      {form.scope === 'products' ? (
        <SelectedProducts selection={selection} target={target} collections={collections} />
      ) : (
        <Collections form={form} collections={collections} />
      )}
    </Section>
  )
}

interface SelectedProductsProps {
  readonly selection: Selection
  readonly target: Target
  readonly collections: readonly Collection[]
}

function SelectedProducts({ selection, target, collections }: SelectedProductsProps) {
  const count = target.resolving || target.error ? selectionCount(selection) : target.productIds.length
  const names = useProductNames(target.productIds)
  if (count === 0) {
    return (
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          No products selected yet.
        </Text>
        <Button component="a" href={routes.products()} size="xs" variant="light">
          Choose products
        </Button>
      </Group>
    )
  }
  const rest = count - names.length
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div>
        <Text size="sm" fw={600}>
          {formatCount(count, 'product')}
          {selection.mode === 'all-matching' && <span> {describeFilter(selection, collections)}</span>}
        </Text>
        <Text size="sm" c="dimmed" lineClamp={2} dir="auto">
          {names.join(', ')}
          {names.length > 0 && rest > 0 && ` and ${formatNumber(rest)} more`}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap">
        <Button component="a" href={routes.products()} size="xs" variant="default">
          Change
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={() => productSelection.clear()}>
          Clear
        </Button>
      </Group>
    </Group>
  )
}

/** The first few names, so that the merchant sees at once whether these are the products that were meant. */
function useProductNames(productIds: readonly string[]): readonly string[] {
  const client = useApi()
  return useQueries({
    queries: productIds.slice(0, NAMES_SHOWN).map((id) => ({
      queryKey: ['products.get', { id }],
      queryFn: async () => {
        const answer = await client.call('products.get', { id })
        if (answer.ok) return answer.value
        throw new ApiError(answer.error)
      }
    })),
    combine: (results) => results.flatMap(({ data }) => (data ? [data.name] : []))
  })
}

function describeFilter(
  selection: Extract<Selection, { mode: 'all-matching' }>,
  collections: readonly Collection[]
): string {
  const { query, collectionId, missing } = selection.filter
  const collection = collections.find((each) => each.id === collectionId)
  const parts = [
    query === undefined ? '' : `matching “${query}”`,
    collectionId === undefined ? '' : `in ${collection?.name ?? 'one collection'}`,
    missing === undefined ? '' : `without ${ATTRIBUTE_RULES[missing].label}`
  ].filter((part) => part !== '')
  const left = selection.except.size === 0 ? '' : ` (${formatNumber(selection.except.size)} left out)`
  return (parts.length === 0 ? 'from the whole catalogue' : parts.join(', ')) + left
}

function Collections({ form, collections }: { readonly form: Form; readonly collections: readonly Collection[] }) {
  const [search, setSearch] = useState('')
  if (collections.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        This store has no collections. Choose products in the <Anchor href={routes.products()}>product list</Anchor>.
      </Text>
    )
  }
  const wanted = search.trim().toLocaleLowerCase()
  const shown = collections.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  return (
    <>
      {collections.length > SEARCHED_COLLECTIONS && (
        <TextInput
          size="xs"
          mb="xs"
          aria-label="Search collections"
          placeholder="Search collections"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <Checkbox.Group
        aria-label="Collections"
        value={[...form.collectionIds]}
        onChange={(collectionIds) => draft.change({ collectionIds })}
      >
        <div className={classes['collections']}>
          {shown.map(({ id, name, productCount }) => (
            <Checkbox
              key={id}
              size="xs"
              value={id}
              label={
                <>
                  <span dir="auto">{name}</span> <span className={classes['aside']}>{formatNumber(productCount)}</span>
                </>
              }
            />
          ))}
        </div>
      </Checkbox.Group>
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          No collection has this name.
        </Text>
      )}
    </>
  )
}
