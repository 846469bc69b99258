export { brokenInvariants, rulesOf } from '../../src/main/adapters/db/invariants.ts'
