import { VisuallyHidden } from '@mantine/core'
import { Trans } from 'react-i18next'
import { useApiQuery } from '../../lib/api.tsx'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import classes from './balance.module.css'
import { holdersOf, sharesInWords, sharesOf, type StoreCredits } from './store-share.ts'

/** The store's allowance over all its devices: how it is made up, and who holds what of it. */
export function StoreBalance({ store }: { readonly store: StoreCredits }) {
  const devices = useApiQuery('sync.devices', {}).data?.devices ?? []
  const shares = sharesOf(store)
  const whole = Math.max(
    1,
    store.allowance,
    shares.reduce((sum, share) => sum + share.value, 0)
  )
  return (
    <section className={classes['balance']} aria-label={t('credits:balance.title')}>
      <dl className={classes['numbers']} data-many>
        <div>
          <dt>{t('credits:balance.allowance')}</dt>
          <dd>{formatNumber(store.allowance)}</dd>
        </div>
        {shares.map(({ kind, value }) => (
          <div key={kind}>
            <dt>
              <span className={classes['mark']} data-kind={kind} aria-hidden />
              {t(`credits:share.${kind}`)}
            </dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <div className={classes['bar']} role="img" aria-label={sharesInWords(shares, store.allowance)}>
        {shares
          .filter(({ value }) => value > 0)
          .map(({ kind, value }) => (
            <span key={kind} data-kind={kind} style={{ width: `${(value * 100) / whole}%` }} />
          ))}
      </div>
      {/* Many devices must not push the ledger off the screen. */}
      <div className={classes['holders']} role="region" aria-label={t('credits:holders.title')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('credits:holders.where')}</th>
              <th scope="col">{t('credits:holders.delivered')}</th>
              <th scope="col">{t('credits:holders.underWay')}</th>
              <th scope="col">{t('credits:holders.unused')}</th>
            </tr>
          </thead>
          <tbody>
            {holdersOf(devices, store).map(({ deviceId, name, thisDevice, captured, open, free }) => (
              <tr key={deviceId}>
                <th scope="row">
                  <bdi>{name}</bdi>
                  {thisDevice && <span className={classes['second']}> {t('credits:holders.thisDevice')}</span>}
                </th>
                <td>{formatNumber(captured)}</td>
                <td>{formatNumber(open)}</td>
                <td>{formatNumber(free)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('credits:holders.atStore')}</th>
              <td>
                <Nothing />
              </td>
              <td>
                <Nothing />
              </td>
              <td>{formatNumber(store.unleased)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className={classes['asOf']}>
        <Trans
          ns="credits"
          i18nKey="holders.asOf"
          values={{ at: formatDateTime(store.asOf) }}
          components={{ time: <time dateTime={store.asOf} /> }}
        />
      </p>
    </section>
  )
}

function Nothing() {
  return (
    <>
      <span aria-hidden>–</span>
      <VisuallyHidden>{t('credits:holders.none')}</VisuallyHidden>
    </>
  )
}
