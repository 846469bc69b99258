import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQueryClient } from '@tanstack/react-query'
import type { Input } from '#shared/contract/contract.ts'
import type { PublishOp } from '#shared/contract/publishes.ts'
import { useApiCommand, useApiQuery } from '../../../lib/api.tsx'
import { formatCount } from '../../../lib/format.ts'
import { notifyDone, notifyError } from '../../../lib/notify.ts'
import { valueName } from '../publish-words.ts'

export interface Resolve {
  /** Asks first: this writes over what is live. */
  readonly keepMine: (ops: readonly number[], only: PublishOp | undefined, onDone: () => void) => void
  /** One is left as it is at once; several are asked about. */
  readonly keepLive: (ops: readonly number[], only: PublishOp | undefined, onDone: () => void) => void
  readonly merge: (op: PublishOp, text: string, onDone: () => void) => void
  readonly busy: boolean
}

/** The three ways out of a conflict. */
export function useResolve(): Resolve {
  const queries = useQueryClient()
  const shop = useApiQuery('shop.get', {})
  const command = useApiCommand('conflicts.resolve')
  const storeName = shop.data?.storeName ?? 'the store'

  const send = (input: Input<'conflicts.resolve'>, done: string, onDone: () => void): void =>
    command.mutate(
      { input },
      {
        onSuccess: ({ left }) => {
          onDone()
          notifyDone(left === 0 ? done : `${done} ${formatCount(left, 'value')} had been decided already.`)
          for (const name of ['conflicts.list', 'publishes.get', 'publishes.list', 'publishes.ops'])
            void queries.invalidateQueries({ queryKey: [name] })
        },
        onError: (error) => notifyError(error.body)
      }
    )

  return {
    busy: command.isPending,
    keepMine: (opIds, only, onDone) => {
      const what = only === undefined ? formatCount(opIds.length, 'value') : valueName(only)
      confirm({
        title: `Publish your ${opIds.length === 1 ? 'value' : 'values'} to ${storeName}?`,
        text: `${what}: your text replaces what is on Wix now and is live in the shop at once.`,
        label: `Publish ${formatCount(opIds.length, 'value')}`,
        onConfirm: () => send({ opIds: [...opIds], choice: 'mine' }, `Yours is on its way: ${what}.`, onDone)
      })
    },
    keepLive: (opIds, only, onDone) => {
      const what = only === undefined ? formatCount(opIds.length, 'value') : valueName(only)
      const run = (): void =>
        send(
          { opIds: [...opIds], choice: 'live' },
          `Kept as it is on Wix: ${what}. Your text stays in the job.`,
          onDone
        )
      if (opIds.length === 1) return run()
      confirm({
        title: `Keep ${what} as they are on Wix?`,
        text: 'Nothing is written. Your texts stay approved in their jobs.',
        label: `Keep ${what} live`,
        onConfirm: run
      })
    },
    merge: (op, text, onDone) =>
      confirm({
        title: `Publish the merged text to ${storeName}?`,
        text: `${valueName(op)}: it replaces what is on Wix now and is live in the shop at once.`,
        label: 'Publish 1 value',
        onConfirm: () =>
          send({ opIds: [op.id], choice: 'merge', text }, `The merged text is on its way: ${valueName(op)}.`, onDone)
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
    labels: { confirm: label, cancel: 'Not yet' },
    confirmProps: { 'data-autofocus': true },
    onConfirm
  })
}
