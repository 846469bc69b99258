import { Checkbox } from '@mantine/core'
import { ATTRIBUTES, isAttribute, type Attribute } from '#shared/model/attribute.ts'
import { canPublish, type CatalogVersion } from '#shared/model/catalog-version.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { t } from '../../lib/i18n.ts'
import { draft, type Form } from './draft.ts'
import classes from './optimizer.module.css'
import { Section } from './section.tsx'
import type { MissingCounts } from './use-quote.ts'

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
    <Section title={t('optimizer:attributes.title')} error={error}>
      <Checkbox.Group
        aria-label={t('optimizer:attributes.choice')}
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
                label={<span className={classes['attributeName']}>{attributeLabel(attribute)}</span>}
                description={
                  <>
                    {t(`optimizer:attributes.explained.${attribute}`)}
                    {catalogVersion !== null && !canPublish(catalogVersion, attribute) && <ExportOnly />}
                  </>
                }
                classNames={{ labelWrapper: classes['attributeText'] ?? '', description: classes['explained'] ?? '' }}
              />
              {count !== undefined && count > 0 && (
                <span className={classes['aside']}>
                  {count === productCount
                    ? t('optimizer:attributes.allWithout')
                    : t('optimizer:attributes.without', { count })}
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
  return <span className={classes['exportOnly']}>{t('optimizer:attributes.exportOnly')}</span>
}

/** In the order in which every list shows attributes, so that the same choice is the same job. */
function inOrder(chosen: readonly Attribute[]): readonly Attribute[] {
  return ATTRIBUTES.filter((attribute) => chosen.includes(attribute))
}
