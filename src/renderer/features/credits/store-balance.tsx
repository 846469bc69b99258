import { VisuallyHidden } from '@mantine/core'
import { useApiQuery } from '../../lib/api.tsx'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
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
    <section className={classes['balance']} aria-label="Balance">
      <dl className={classes['numbers']} data-many>
        <div>
          <dt>Allowance</dt>
          <dd>{formatNumber(store.allowance)}</dd>
        </div>
        {shares.map(({ kind, name, value }) => (
          <div key={kind}>
            <dt>
              <span className={classes['mark']} data-kind={kind} aria-hidden />
              {name}
            </dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <div className={classes['bar']} role="img" aria-label={sharesInWords(shares, store.allowance, formatNumber)}>
        {shares
          .filter(({ value }) => value > 0)
          .map(({ kind, value }) => (
            <span key={kind} data-kind={kind} style={{ width: `${(value * 100) / whole}%` }} />
          ))}
      </div>
      {/* Many devices must not push the ledger off the screen. */}
      <div className={classes['holders']} role="region" aria-label="Who holds what" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">Delivered</th>
              <th scope="col">Under way</th>
              <th scope="col">Unused</th>
            </tr>
          </thead>
          <tbody>
            {holdersOf(devices).map(({ deviceId, name, thisDevice, captured, open, free }) => (
              <tr key={deviceId}>
                <th scope="row">
                  <bdi>{name}</bdi>
                  {thisDevice && <span className={classes['second']}> this device</span>}
                </th>
                <td>{formatNumber(captured)}</td>
                <td>{formatNumber(open)}</td>
                <td>{formatNumber(free)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">At the store, free for any device</th>
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
        As of <time dateTime={store.asOf}>{formatDateTime(store.asOf)}</time>, the last sync. The allowance and its
        corrections are the backend’s: they are made in your store’s app.
      </p>
    </section>
  )
}

function Nothing() {
  return (
    <>
      <span aria-hidden>–</span>
      <VisuallyHidden>none</VisuallyHidden>
    </>
  )
}
