export { brokenInvariants } from '../../src/main/adapters/db/invariants.ts'
