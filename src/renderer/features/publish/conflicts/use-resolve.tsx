import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQueryClient } from '@tanstack/react-query'
import type { Input } from '#shared/contract/contract.ts'
import type { PublishOp } from '#shared/contract/publishes.ts'
import { useApiCommand, useApiQuery } from '../../../lib/api.tsx'
import { t } from '../../../lib/i18n.ts'
import { notifyDone, notifyError } from '../../../lib/notify.ts'
import { partsOf } from '../publish-words.ts'

export interface Meant {
  readonly opIds: readonly number[]
  /** The one that it is, where the merchant decides about the one that he looks at. */
  readonly only?: PublishOp
  /** What all of them are; null where they differ or some are not loaded. A value of an undo is no text of the merchant's. */
  readonly kind: PublishOp['kind'] | null
}

/** The texts for each, and for both together. */
const WORDS = { PUBLISH: 'mine', UNDO: 'back', BOTH: 'both' } as const

export interface Resolve {
  /** Asks first: this writes over what is live. */
  readonly keepMine: (meant: Meant, onDone: () => void) => void
  /** One is left as it is at once; several are asked about. */
  readonly keepLive: (meant: Meant, onDone: () => void) => void
  readonly merge: (op: PublishOp, text: string, onDone: () => void) => void
  readonly busy: boolean
}

/** The three ways out of a conflict. */
export function useResolve(): Resolve {
  const queries = useQueryClient()
  const shop = useApiQuery('shop.get', {})
  const command = useApiCommand('conflicts.resolve')
  const store = shop.data?.storeName ?? t('publish:resolve.theStore')

  const send = (input: Input<'conflicts.resolve'>, done: string, onDone: () => void): void =>
    command.mutate(
      { input },
      {
        onSuccess: ({ left }) => {
          const late = t('publish:resolve.left', { count: left })
          // Where all had been decided elsewhere nothing is on its way, and a text that was typed is still nowhere else.
          if (left === input.opIds.length) notifyDone(late)
          else {
            onDone()
            notifyDone(left === 0 ? done : `${done} ${late}`)
          }
          for (const name of ['conflicts.list', 'publishes.get', 'publishes.list', 'publishes.ops'])
            void queries.invalidateQueries({ queryKey: [name] })
        },
        onError: (error) => notifyError(error.body)
      }
    )

  return {
    busy: command.isPending,
    keepMine: ({ opIds, only, kind }, onDone) => {
      const count = opIds.length
      const words = WORDS[kind ?? 'BOTH']
      const one = WORDS[only?.kind ?? 'PUBLISH']
      const done =
        only === undefined
          ? t(`publish:resolve.${words}Done`, { count })
          : t(`publish:resolve.${one}DoneOf`, partsOf(only))
      confirm({
        title: t(`publish:resolve.${words}Title`, { count, store }),
        text:
          only === undefined
            ? t(`publish:resolve.${words}Text`, { count })
            : t(`publish:resolve.${one}TextOf`, partsOf(only)),
        label: t(`publish:resolve.${words === 'mine' ? 'publish' : words}`, { count }),
        onConfirm: () => send({ opIds: [...opIds], choice: 'mine' }, done, onDone)
      })
    },
    keepLive: ({ opIds, only, kind }, onDone) => {
      const count = opIds.length
      // Of an undo there is no text of the merchant's that would stay anywhere.
      const words = kind === 'PUBLISH' ? 'live' : 'plain'
      const done =
        only === undefined
          ? t(`publish:resolve.${words}Done`, { count })
          : t(`publish:resolve.${words}DoneOf`, partsOf(only))
      const run = (): void => send({ opIds: [...opIds], choice: 'live' }, done, onDone)
      if (count === 1) return run()
      confirm({
        title: t('publish:resolve.liveTitle', { count }),
        text: t(`publish:resolve.${words}Text`),
        label: t('publish:resolve.liveButton', { count }),
        onConfirm: run
      })
    },
    merge: (op, text, onDone) =>
      confirm({
        title: t('publish:resolve.mergeTitle', { store }),
        text: t('publish:resolve.mergeText', partsOf(op)),
        label: t('publish:resolve.publish', { count: 1 }),
        onConfirm: () =>
          send({ opIds: [op.id], choice: 'merge', text }, t('publish:resolve.mergeDone', partsOf(op)), onDone)
      })
  }
}

interface Question {
  readonly title: string
  readonly text: string
  readonly label: string
  readonly onConfirm: () => void
}

function confirm({ title, text, label, onConfirm }: Question): void {
  modals.openConfirmModal({
    title,
    children: <Text size="sm">{text}</Text>,
    labels: { confirm: label, cancel: t('publish:notYet') },
    confirmProps: { 'data-autofocus': true },
    onConfirm
  })
}
