import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { modelLabel } from '../../lib/model-label.ts'
import { routes } from '../../lib/routes.ts'
import classes from './foot.module.css'

/** Which model writes. The sample model is always called by its name, so that nobody takes its texts for the real thing. */
export function ModelBadge() {
  const { data } = useApiQuery('app.status', {})
  if (!data) return null
  const { model } = data
  const name = modelLabel(model.name)
  return (
    <a href={routes.settings()} className={classes['entry']}>
      <span className={classes['line']}>
        <span>{t('app:model.name')} </span>
        <span className={classes['name']} title={name}>
          <span className={classes['dot']} data-state={model.ready ? (model.sample ? 'sample' : 'ready') : 'off'} />
          <strong>{name}</strong>
        </span>
      </span>
      {!model.ready && <span className={classes['hint']}>{t('app:model.notReady')}</span>}
    </a>
  )
}
