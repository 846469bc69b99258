import { Switch, Text } from '@mantine/core'
import { useId } from 'react'
import { TRIAL_PRODUCTS } from '#shared/model/job-state.ts'
import { draft, type Form } from './draft.ts'
import classes from './run-options.module.css'

export interface TrialSwitchProps {
  readonly form: Form
  readonly productCount: number
}

/** Nothing to choose where the trial would be all of the job. */
export function TrialSwitch({ form, productCount }: TrialSwitchProps) {
  const note = useId()
  if (!canTry(productCount)) return null
  return (
    <section aria-label="Trial" className={classes['option']}>
      <Switch
        size="sm"
        label={`Try the first ${TRIAL_PRODUCTS} products, then ask`}
        aria-describedby={note}
        checked={form.trial}
        onChange={(event) => draft.change({ trial: event.currentTarget.checked })}
      />
      <Text size="xs" c="dimmed" mt={4} id={note}>
        The rest runs when you say so. Its credits are held until then and come back if you cancel it.
      </Text>
    </section>
  )
}

export function canTry(productCount: number): boolean {
  return productCount > TRIAL_PRODUCTS
}
