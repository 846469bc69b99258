import { Anchor, Badge, Button, Drawer, Group, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core'
import { ArrowDown, ArrowUp, Image, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { Trans } from 'react-i18next'
import type { Product } from '#shared/contract/catalog.ts'
import { ATTRIBUTE_RULES, ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { latinKey } from '../../lib/keys.ts'
import { routes } from '../../lib/routes.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { SafeHtml } from '../../ui/safe-html.tsx'
import { DrawerSection } from './drawer-section.tsx'
import classes from './product-drawer.module.css'
import { VariantTable } from './variant-table.tsx'

export interface ProductDrawerProps {
  /** Null: closed. */
  readonly productId: string | null
  readonly selected: boolean
  readonly onClose: () => void
  readonly onToggle: () => void
  readonly onOptimize: () => void
  /** Undefined at the ends of the list. */
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
}

export function ProductDrawer(props: ProductDrawerProps) {
  const { productId, onClose, onPrevious, onNext } = props
  return (
    <Drawer.Root opened={productId !== null} onClose={onClose} position="right" size={600}>
      <Drawer.Overlay backgroundOpacity={0.2} />
      <Drawer.Content
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return
          const key = latinKey(event.nativeEvent)
          if (key === 'j') onNext?.()
          if (key === 'k') onPrevious?.()
        }}
      >
        <Group justify="space-between" className={classes['header'] ?? ''} wrap="nowrap">
          <Drawer.Title fw={600}>{t('products:drawer.title')}</Drawer.Title>
          <Group gap={4}>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              px={6}
              aria-label={t('products:drawer.previous')}
              disabled={!onPrevious}
              onClick={onPrevious}
            >
              <ArrowUp size={16} aria-hidden />
            </Button>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              px={6}
              aria-label={t('products:drawer.next')}
              disabled={!onNext}
              onClick={onNext}
            >
              <ArrowDown size={16} aria-hidden />
            </Button>
            <Drawer.CloseButton aria-label={t('products:drawer.close')} />
          </Group>
        </Group>
        <Drawer.Body>{productId !== null && <DrawerBody {...props} productId={productId} />}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

function DrawerBody({
  productId,
  selected,
  onToggle,
  onOptimize
}: ProductDrawerProps & { readonly productId: string }) {
  const query = useApiQuery('products.get', { id: productId }, { keepPrevious: true })
  if (query.error) return <ErrorState error={query.error.body} onRetry={() => void query.refetch()} />
  if (!query.data) {
    return (
      <Stack gap="sm" role="group" aria-busy aria-label={t('products:drawer.loading')}>
        <Skeleton h={22} w="60%" />
        <Skeleton h={14} w="40%" />
        <Skeleton h={160} />
      </Stack>
    )
  }
  const product = query.data
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} size="h4" dir="auto" className={classes['name']}>
          {product.name || t('products:noName')}
        </Title>
        <Text size="sm" c="dimmed">
          {facts(product).join(' · ')}
        </Text>
        <Group gap="xs" mt="sm">
          <Button size="xs" leftSection={<Sparkles size={14} aria-hidden />} onClick={onOptimize}>
            {t('products:drawer.optimize')}
          </Button>
          <Button size="xs" variant="default" onClick={onToggle}>
            {t(selected ? 'products:drawer.unselect' : 'products:drawer.select')}
          </Button>
        </Group>
      </div>
      <ReviewLine product={product} />
      <DrawerSection title={t('products:drawer.text')}>
        {ATTRIBUTES.filter((attribute) => attribute !== 'description').map((attribute) => (
          <ValueLine key={attribute} product={product} attribute={attribute} />
        ))}
        <Description key={product.id} product={product} />
      </DrawerSection>
      {product.variants.length > 0 && <VariantTable product={product} />}
      <DrawerSection title={t('products:drawer.images', { images: product.media.length })}>
        {product.media.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('products:drawer.noImages')}
          </Text>
        ) : (
          <ul className={classes['media']}>
            {product.media.map((media, at) => (
              <li key={`${media.id}-${at}`}>
                <Image size={15} aria-hidden />
                <div>
                  <div dir="auto">
                    {media.altText || <span className={classes['none']}>{t('products:drawer.noAltText')}</span>}
                  </div>
                  <div className={classes['mono']}>{media.id}</div>
                </div>
              </li>
            ))}
          </ul>
        )}
      </DrawerSection>
      <Text size="xs" c="dimmed">
        {product.importId === null ? (
          t('products:drawer.changed', { when: formatDateTime(product.updatedAt) })
        ) : (
          <Trans
            ns="products"
            i18nKey="drawer.changedByImport"
            values={{ when: formatDateTime(product.updatedAt), importId: product.importId }}
            components={{ origin: <Anchor size="xs" href={routes.import()} /> }}
          />
        )}
      </Text>
    </Stack>
  )
}

function facts(product: Product): readonly string[] {
  return [
    t(product.visible ? 'products:drawer.visible' : 'products:hidden'),
    product.brand,
    product.sku === null || product.sku === '' ? null : t('products:drawer.sku', { sku: product.sku }),
    product.price === null || product.price === '' ? null : t('products:drawer.price', { price: product.price }),
    product.collections.length === 0 ? null : product.collections.join(', ')
  ]
    .filter((fact) => fact !== null)
    .filter((fact) => fact !== '')
}

function ReviewLine({ product }: { readonly product: Product }) {
  const { openItems, approvedItems } = product
  const text =
    openItems + approvedItems === 0
      ? t('products:drawer.nothingToReview')
      : t('products:drawer.review', { count: openItems, approved: approvedItems })
  return (
    <Group gap="xs" className={classes['review']}>
      <Text size="sm">{text}</Text>
      <Anchor href={routes.jobs()} size="sm">
        {t('products:drawer.jobHistory')}
      </Anchor>
      <Anchor href={routes.history({ productId: product.id })} size="sm">
        {t('products:drawer.publishedTexts')}
      </Anchor>
    </Group>
  )
}

function ValueLine({ product, attribute }: { readonly product: Product; readonly attribute: Attribute }) {
  const value = product.values[attribute]
  return (
    <div className={classes['value']}>
      <ValueLabel attribute={attribute} length={value?.length ?? 0} />
      {value ? <div dir="auto">{value}</div> : <NoValue product={product} attribute={attribute} />}
    </div>
  )
}

function ValueLabel({ attribute, length }: { readonly attribute: Attribute; readonly length: number }) {
  const { recommendedLength } = ATTRIBUTE_RULES[attribute]
  return (
    <div className={classes['label']}>
      {attributeLabel(attribute)}{' '}
      {length > 0 && (
        <bdi className={classes['length']}>
          {recommendedLength !== undefined && length > recommendedLength
            ? t('products:drawer.lengthShown', { length, shown: recommendedLength })
            : formatNumber(length)}
        </bdi>
      )}
    </div>
  )
}

function NoValue({ product, attribute }: { readonly product: Product; readonly attribute: Attribute }) {
  return product.missing.includes(attribute) ? (
    <Badge size="sm" variant="outline" color="gray" radius="sm" tt="none">
      {t('products:drawer.missing')}
    </Badge>
  ) : (
    <span className={classes['none']}>{t('products:drawer.notInSource')}</span>
  )
}

function Description({ product }: { readonly product: Product }) {
  const [view, setView] = useState('text')
  const html = product.values.description
  return (
    <div className={classes['value']} data-tall>
      <Group justify="space-between" mb={4}>
        <ValueLabel attribute="description" length={html?.length ?? 0} />
        {html && (
          <SegmentedControl
            size="xs"
            aria-label={t('products:drawer.descriptionView')}
            value={view}
            onChange={setView}
            data={[
              { value: 'text', label: t('products:drawer.rendered') },
              { value: 'source', label: 'HTML' }
            ]}
          />
        )}
      </Group>
      {(!html || product.missing.includes('description')) && <NoValue product={product} attribute="description" />}
      {html && (view === 'source' ? <pre className={classes['source']}>{html}</pre> : <SafeHtml html={html} />)}
    </div>
  )
}
