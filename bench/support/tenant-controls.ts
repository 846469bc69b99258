import {
  OperationNodeTransformer,
  OperatorNode,
  ReferenceNode,
  type BinaryOperationNode,
  type Kysely,
  type KyselyPlugin,
  type QueryId,
  type RawNode
} from 'kysely'
import { callerOf, openTestApp } from '../../backend/test/support/app.ts'
import type { Tables } from '../../backend/src/db/tables.ts'
import type { Call } from './tenant-attack.ts'
import type { TenantWorld } from './tenant-world.ts'

/** Backends with one fault each, on the same rows. Every one has to be caught: by the attack, or by the fuzzer. */
export const TENANT_CONTROLS: readonly {
  readonly name: string
  readonly by: 'attack' | 'fuzz'
  readonly make: (world: TenantWorld) => Promise<Call>
}[] = [
  {
    name: 'no query is filtered by instance',
    by: 'attack',
    make: async ({ t }) => (await openTestApp({}, { db: unfiltered(t.db) })).call
  },
  {
    name: 'nobody looks at the proof',
    by: 'attack',
    make: async ({ t, theirs }) => through(t.app.fetch, (request) => withToken(request, theirs.owner))
  },
  {
    name: 'a signature is not compared',
    by: 'attack',
    make: async ({ t, theirs }) =>
      through(t.app.fetch, (request) =>
        token(request).split('.')[1] === theirs.owner.split('.')[1] ? withToken(request, theirs.owner) : request
      )
  },
  {
    name: 'a token is good for ever',
    by: 'attack',
    make: async ({ t }) => (await openTestApp({ wixTokenMaxAgeMs: 1e15 }, { db: t.db })).call
  },
  {
    name: 'the header with the store counts for everybody',
    by: 'attack',
    make: async ({ t, theirs }) =>
      through(t.app.fetch, (request) =>
        request.headers.get('X-Wordshelf-Instance') === theirs.instanceId ? withToken(request, theirs.owner) : request
      )
  },
  {
    name: 'what belongs to another store is a conflict instead of not found',
    by: 'attack',
    make: async ({ t }) =>
      callerOf(async (request) => {
        const response = await t.app.fetch(request)
        return response.status === 404 ? new Response(response.body, { status: 409 }) : response
      })
  },
  {
    name: 'a text with a zero character breaks the call',
    by: 'fuzz',
    make: async ({ t }) =>
      callerOf(async (request) => {
        const body = await request.clone().text()
        return body.includes(String.raw`\u0000`) ? new Response('broken', { status: 500 }) : t.app.fetch(request)
      })
  },
  {
    name: 'a field of a wrong type breaks the call',
    by: 'fuzz',
    make: async ({ t }) =>
      callerOf(async (request) => {
        const response = await t.app.fetch(request)
        const text = await response.clone().text()
        return text.includes('must be a string') ? new Response('broken', { status: 500 }) : response
      })
  }
]

function through(
  fetch: (request: Request) => Response | Promise<Response>,
  change: (request: Request) => Request
): Call {
  return callerOf((request) => fetch(change(request)))
}

function token(request: Request): string {
  return (request.headers.get('Authorization') ?? '').replace('Bearer ', '')
}

function withToken(request: Request, good: string): Request {
  const changed = new Request(request)
  changed.headers.set('Authorization', `Bearer ${good}`)
  return changed
}

/** The same rows, asked for by queries that have lost `instance_id = …`. */
function unfiltered(db: Kysely<Tables>): Kysely<Tables> {
  const transformer = new WithoutFilter()
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => Promise.resolve(result)
  }
  return db.withPlugin(plugin)
}

class WithoutFilter extends OperationNodeTransformer {
  protected override transformRaw(node: RawNode, queryId?: QueryId): RawNode {
    const raw = super.transformRaw(node, queryId)
    return {
      ...raw,
      sqlFragments: raw.sqlFragments.map((text) => text.replace(/(\b\w+\.)?\binstance_id = $/, "'' is distinct from "))
    }
  }

  protected override transformBinaryOperation(node: BinaryOperationNode, queryId?: QueryId): BinaryOperationNode {
    const operation = super.transformBinaryOperation(node, queryId)
    const { leftOperand: left } = operation
    const isFilter = ReferenceNode.is(left) && JSON.stringify(left).includes('"instance_id"')
    return isFilter ? { ...operation, operator: OperatorNode.create('is distinct from') } : operation
  }
}
