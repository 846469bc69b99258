import { Anchor, Button, Checkbox, Group, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { Trans } from 'react-i18next'
import type { Collection } from '#shared/contract/catalog.ts'
import { ApiError, useApi } from '../../lib/api.tsx'
import { attributeLabel, inSentence } from '../../lib/attribute-words.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { productSelection, selectedProducts, type ProductSelection } from '../../lib/selection.ts'
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
  readonly selection: ProductSelection
  readonly target: Target
  readonly collections: readonly Collection[]
  readonly error: string | undefined
}

export function ProductsSection({ form, selection, target, collections, error }: ProductsSectionProps) {
  return (
    <Section
      title={t('optimizer:products.title')}
      error={error}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('optimizer:products.scope')}
          value={form.scope}
          onChange={(value) => draft.change({ scope: value === 'collections' ? 'collections' : 'products' })}
          data={[
            { value: 'products', label: t('optimizer:products.selected') },
            { value: 'collections', label: t('optimizer:products.whole') }
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
  readonly selection: ProductSelection
  readonly target: Target
  readonly collections: readonly Collection[]
}

function SelectedProducts({ selection, target, collections }: SelectedProductsProps) {
  const count = target.resolving || target.error ? selectedProducts(selection) : target.productIds.length
  const names = useProductNames(target.productIds)
  if (count === 0) {
    return (
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('optimizer:products.none')}
        </Text>
        <Button component="a" href={routes.products()} size="xs" variant="light">
          {t('optimizer:products.choose')}
        </Button>
      </Group>
    )
  }
  const rest = count - names.length
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div>
        <Text size="sm" fw={600}>
          {selection.mode === 'all'
            ? matchingWords(count, selection, collections)
            : t('common:count.product', { count })}
        </Text>
        <Text size="sm" c="dimmed" lineClamp={2}>
          {names.length > 0 && rest > 0 ? (
            <Trans
              ns="optimizer"
              i18nKey="products.moreNames"
              count={rest}
              values={{ names: names.join(', ') }}
              components={{ names: <bdi /> }}
            />
          ) : (
            <bdi>{names.join(', ')}</bdi>
          )}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap">
        <Button component="a" href={routes.products()} size="xs" variant="default">
          {t('optimizer:products.change')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={() => productSelection.clear()}>
          {t('optimizer:products.clear')}
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

function matchingWords(
  count: number,
  selection: Extract<ProductSelection, { mode: 'all' }>,
  collections: readonly Collection[]
): string {
  const { query, collectionId, missing } = selection.filter
  const search = query === undefined ? 'any' : 'query'
  const place = collectionId === undefined ? 'any' : 'inside'
  const lack = missing === undefined ? 'any' : 'without'
  const matching = t(`optimizer:matching.${search}.${place}.${lack}`, {
    products: t('common:count.product', { count }),
    query: query ?? '',
    collection: collections.find(({ id }) => id === collectionId)?.name ?? t('optimizer:matching.unknownCollection'),
    attribute: missing === undefined ? '' : inSentence(attributeLabel(missing))
  })
  const left = selection.except.size
  return left === 0 ? matching : `${matching} ${t('optimizer:matching.leftOut', { count: left })}`
}

function Collections({ form, collections }: { readonly form: Form; readonly collections: readonly Collection[] }) {
  const [search, setSearch] = useState('')
  if (collections.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        <Trans
          ns="optimizer"
          i18nKey="products.noCollections"
          components={{ products: <Anchor href={routes.products()} /> }}
        />
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
          aria-label={t('optimizer:products.search')}
          placeholder={t('optimizer:products.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <Checkbox.Group
        aria-label={t('optimizer:products.collections')}
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
          {t('optimizer:products.noSuchCollection')}
        </Text>
      )}
    </>
  )
}
