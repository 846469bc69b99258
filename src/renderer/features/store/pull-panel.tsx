import { Button, Group, Title } from '@mantine/core'
import { Pause, Play, Square } from 'lucide-react'
import { useId } from 'react'
import type { Pull } from '#shared/contract/shop.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { isPullOver } from '../../lib/pull.ts'
import { routes } from '../../lib/routes.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { PullPace } from './pull-pace.tsx'
import { pullTitle, seenWords, stageWords } from './pull-words.ts'
import classes from './store.module.css'
import type { PullControls } from './use-pull-controls.ts'

export interface PullPanelProps {
  readonly pull: Pull
  readonly controls: PullControls
}

/** One pull: how far it is or what it brought, and what can be asked of it. */
export function PullPanel({ pull, controls }: PullPanelProps) {
  const id = useId()
  const running = pull.state === 'RUNNING'
  return (
    <section data-focus-home tabIndex={-1} aria-labelledby={id} className={classes['panel']}>
      <Group justify="space-between" wrap="nowrap" mih={32}>
        <Group gap="sm" wrap="nowrap">
          <Title order={2} size="h5" id={id}>
            {pullTitle(pull)}
          </Title>
          <StatusBadge of="pull" status={pull.state} />
        </Group>
        <Group gap="xs" wrap="nowrap">
          <PullButtons pull={pull} controls={controls} />
        </Group>
      </Group>
      <div className={classes['line']}>
        <span>{lineOf(pull)}</span>
        {running && <PullPace />}
      </div>
      {!isPullOver(pull.state) && pull.total !== null && (
        <div className={classes['bar']}>
          <ProgressLine label={pullTitle(pull)} value={pull.seen} total={pull.total} idle={!running} live />
        </div>
      )}
      <dl className={classes['counts']}>
        <Count name={t('store:pull.newProducts')} value={pull.newProducts} />
        <Count name={t('store:pull.changed')} value={pull.changedProducts} />
        <Count name={t('store:pull.unchanged')} value={pull.unchangedProducts} />
        <Count name={t('store:pull.gone')} value={pull.goneProducts} />
      </dl>
    </section>
  )
}

function lineOf(pull: Pull): string {
  if (pull.state === 'RUNNING') return stageWords(pull)
  return pull.state === 'DONE' ? t('common:count.product', { count: pull.seen }) : seenWords(pull)
}

function Count({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatNumber(value)}</dd>
    </div>
  )
}

/** Only what the state allows, the next step filled. */
function PullButtons({ pull, controls }: PullPanelProps) {
  const { run, busy } = controls
  if (pull.state === 'DONE')
    return (
      <Button component="a" href={routes.products()}>
        {t('store:pull.choose')}
      </Button>
    )
  if (isPullOver(pull.state)) return null
  return (
    <>
      <Button
        variant="default"
        leftSection={<Square size={14} aria-hidden />}
        loading={busy === 'cancel'}
        onClick={() => run('cancel', pull.id)}
      >
        {t('common:action.cancel')}
      </Button>
      {pull.state === 'RUNNING' ? (
        <Button
          variant="default"
          leftSection={<Pause size={14} aria-hidden />}
          loading={busy === 'pause'}
          onClick={() => run('pause', pull.id)}
        >
          {t('store:pull.pause')}
        </Button>
      ) : (
        <Button
          leftSection={<Play size={14} aria-hidden />}
          loading={busy === 'resume'}
          onClick={() => run('resume', pull.id)}
        >
          {t('store:pull.resume')}
        </Button>
      )}
    </>
  )
}
