import { Checkbox } from '@mantine/core'
import { ATTRIBUTE_RULES, ATTRIBUTES, isAttribute, type Attribute } from '#shared/model/attribute.ts'
import { canPublish, type CatalogVersion } from '#shared/model/catalog-version.ts'
import { formatNumber } from '../../lib/format.ts'
import { draft, type Form } from './draft.ts'
import classes from './optimizer.module.css'
import { Section } from './section.tsx'
import type { MissingCounts } from './use-quote.ts'

const EXPLAINED: Readonly<Record<Attribute, string>> = {
  title: 'The name of the product. Up to 80 characters.',
  description: 'The text on the product page. Formatting is kept.',
  seoTitle: 'The headline in search results. About 60 characters are shown.',
  seoDescription: 'The lines under that headline. About 160 characters are shown.',
  imageAlt: 'What the first image shows, for screen readers and image search.',
  ribbon: 'The short label on the product image, such as New or Sale.',
  slug: 'The address of the product page. A new one breaks old links.'
}

export interface AttributesSectionProps {
  readonly form: Form
  readonly missing: MissingCounts
  readonly productCount: number
  readonly error: string | undefined
  /** The version of the active store's catalogue; null where it is none on Wix. */
  readonly catalogVersion: CatalogVersion | null
}

export function AttributesSection({ form, missing, productCount, error, catalogVersion }: AttributesSectionProps) {
  return (
    <Section title="Attributes" error={error}>
      <Checkbox.Group
        aria-label="Attributes to optimise"
        value={[...form.attributes]}
        onChange={(chosen) => draft.change({ attributes: inOrder(chosen.filter(isAttribute)) })}
      >
        {ATTRIBUTES.map((attribute) => {
          const count = missing[attribute]
          return (
            <div key={attribute} className={classes['attribute']}>
              <Checkbox
                size="xs"
                value={attribute}
                label={<span className={classes['attributeName']}>{ATTRIBUTE_RULES[attribute].label}</span>}
                description={
                  <>
                    {EXPLAINED[attribute]}
                    {catalogVersion !== null && !canPublish(catalogVersion, attribute) && <ExportOnly />}
                  </>
                }
                classNames={{ labelWrapper: classes['attributeText'] ?? '', description: classes['explained'] ?? '' }}
              />
              {count !== undefined && count > 0 && (
                <span className={classes['aside']}>
                  {count === productCount ? 'all without text' : `${formatNumber(count)} without text`}
                </span>
              )}
            </div>
          )
        })}
      </Checkbox.Group>
    </Section>
  )
}

/** Said before it is chosen: a credit is spent on it, and it can't be published. */
function ExportOnly() {
  return (
    <span className={classes['exportOnly']}>
      This store’s catalogue (V1) can’t take it from outside: it can be written and exported, not published.
    </span>
  )
}

/** In the order in which every list shows attributes, so that the same choice is the same job. */
function inOrder(chosen: readonly Attribute[]): readonly Attribute[] {
  return ATTRIBUTES.filter((attribute) => chosen.includes(attribute))
}
