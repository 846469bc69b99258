import { errorChecks } from './wix-protocol-errors.ts'
import type { ProtocolCheck } from './wix-protocol-expect.ts'
import { V1_CHECKS } from './wix-protocol-v1.ts'
import { V3_TEXT_CHECKS } from './wix-protocol-v3-texts.ts'
import { V3_PRODUCT_CHECKS } from './wix-protocol-v3.ts'
import { openProtocolWorld, type ProtocolWorld, type ProtocolWorldOptions } from './wix-protocol-world.ts'

export const PROTOCOL_CHECKS: Readonly<Record<'V1' | 'V3', readonly ProtocolCheck<ProtocolWorld>[]>> = {
  V1: [...V1_CHECKS, ...errorChecks('V1')],
  V3: [...V3_PRODUCT_CHECKS, ...V3_TEXT_CHECKS, ...errorChecks('V3')]
}

/**
 * One check by itself. What it throws counts as wrong: an answer that the SDK can't read throws in the SDK.
 */
export async function runProtocolCheck(
  check: ProtocolCheck<ProtocolWorld>,
  world: ProtocolWorld
): Promise<readonly string[]> {
  try {
    return await check.run(world)
  } catch (error) {
    return [`threw ${error instanceof Error ? error.message.slice(0, 200) : typeof error}`]
  }
}

/**
 * All checks against one store, and every answer against the SDK's own types; a simulator with a fault only until it is caught.
 * @returns one line per thing that is wrong
 */
export async function protocolViolations(options: ProtocolWorldOptions): Promise<readonly string[]> {
  const world = await openProtocolWorld(options)
  try {
    const found: string[] = []
    for (const check of PROTOCOL_CHECKS[options.version]) {
      const wrong = await runProtocolCheck(check, world)
      found.push(...wrong.map((what) => `${check.name}: ${what}`))
      if (found.length > 0 && options.liar !== undefined) return found
    }
    const { answered } = await world.problems()
    return [...found, ...answered.map(({ call, what }) => `answer to ${call}: ${what}`)]
  } finally {
    await world.close()
  }
}
