import { Table, Text } from '@mantine/core'
import type { Product } from '#shared/contract/catalog.ts'
import { t } from '../../lib/i18n.ts'
import { DrawerSection } from './drawer-section.tsx'

/** Beyond this a table would only slow the panel down; the rest is said in words. */
const VARIANTS_SHOWN = 200

export function VariantTable({ product }: { readonly product: Product }) {
  const shown = product.variants.slice(0, VARIANTS_SHOWN)
  const rest = product.variants.length - shown.length
  return (
    <DrawerSection title={t('products:variants.title', { variants: product.variants.length })}>
      <Table.ScrollContainer minWidth={0}>
        <Table verticalSpacing={4} horizontalSpacing="xs" fz="sm">
          <Table.Thead>
            <Table.Tr>
              {product.options.map((option, at) => (
                <Table.Th key={`${option}-${at}`}>{option}</Table.Th>
              ))}
              {product.options.length === 0 && <Table.Th>{t('products:variants.variant')}</Table.Th>}
              <Table.Th>{t('products:variants.sku')}</Table.Th>
              <Table.Th ta="end">{t('products:variants.price')}</Table.Th>
              <Table.Th ta="end">{t('products:variants.stock')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((variant, row) => (
              <Table.Tr key={row}>
                {product.options.map((option, at) => (
                  <Table.Td key={`${option}-${at}`}>{variant.options[at] ?? ''}</Table.Td>
                ))}
                {product.options.length === 0 && <Table.Td>{variant.options.join(', ')}</Table.Td>}
                <Table.Td>{variant.sku ?? ''}</Table.Td>
                <Table.Td ta="end">{variant.price ?? ''}</Table.Td>
                <Table.Td ta="end">{stockWords(variant.inventory ?? '')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rest > 0 && (
        <Text size="xs" c="dimmed">
          {t('products:variants.more', { count: rest })}
        </Text>
      )}
    </DrawerSection>
  )
}

/** A number as it is; the two codes of Wix, in the spelling of either version of its file, in words. */
function stockWords(inventory: string): string {
  switch (inventory.toLowerCase().replaceAll('_', '')) {
    case 'instock':
      return t('products:variants.inStock')
    case 'outofstock':
      return t('products:variants.outOfStock')
    default:
      return inventory
  }
}
