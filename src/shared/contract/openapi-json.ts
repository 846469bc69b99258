/** JSON as it stands in an OpenAPI document. */
export interface JsonObject {
  readonly [key: string]: Json
}
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
