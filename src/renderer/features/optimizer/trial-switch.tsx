import { Switch, Text } from '@mantine/core'
import { useId } from 'react'
import { TRIAL_PRODUCTS } from '#shared/model/job-state.ts'
import { t } from '../../lib/i18n.ts'
import { draft, type Form } from './draft.ts'
import classes from './run-options.module.css'

export interface TrialSwitchProps {
  readonly form: Form
  readonly productCount: number
}

/** There is nothing to choose where the trial would be all of the job. It keeps its place, so that Create below it keeps its own. */
export function TrialSwitch({ form, productCount }: TrialSwitchProps) {
  const note = useId()
  const possible = canTry(productCount)
  return (
    <section aria-label={t('optimizer:trial.title')} className={classes['option']}>
      <Switch
        size="sm"
        label={t('optimizer:trial.label', { count: TRIAL_PRODUCTS })}
        aria-describedby={note}
        checked={possible && form.trial}
        disabled={!possible}
        onChange={(event) => draft.change({ trial: event.currentTarget.checked })}
      />
      <Text size="xs" c="dimmed" mt={4} id={note}>
        {t('optimizer:trial.note', { count: TRIAL_PRODUCTS })}
      </Text>
    </section>
  )
}

export function canTry(productCount: number): boolean {
  return productCount > TRIAL_PRODUCTS
}
