export {
  loadVendorSpec,
  type UntypedOperation,
  type UntypedSpec,
  type VendorSpecOptions,
} from './adapters/load-vendor-spec.ts'
export { type EmulateOptions, type Emulator, emulate } from './emulator/emulator.ts'
export type { VendorHandle } from './emulator/vendor-handle.ts'
export type { Vendors } from './emulator/vendors.ts'
export type { WorldHandle } from './emulator/world-handle.ts'
export { EventStream, type StreamEvent } from './engine/exchange/event-stream.ts'
export { formatFindings } from './engine/exchange/findings.ts'
export { FilePart, FORM_DATA } from './engine/exchange/form-data.ts'
export type { Steps } from './engine/exchange/in-turns.ts'
export { worldUrl } from './engine/exchange/world-url.ts'
export { PatternLimitError } from './engine/pattern/compile-pattern.ts'
export { BoundedPattern, type StepBudget } from './engine/pattern/match-pattern.ts'
export type { FileStorage } from './engine/services/file-storage.ts'
export type { Limits } from './engine/services/limits.ts'
export type { AcceptSocket, SocketContext, SocketSession } from './engine/sockets/socket.ts'
export type { Document } from './engine/spec/document.ts'
export type { Link } from './engine/spec/link.ts'
export type { RecordValidators, Validators } from './engine/spec/validators.ts'
export type { Actions } from './engine/vendor/action.ts'
export { AfterSteps } from './engine/vendor/after-steps.ts'
export { BinaryBody } from './engine/vendor/binary-body.ts'
export { type Declaration, defineCollections, type WorldOf } from './engine/vendor/collections.ts'
export { combineHandlers } from './engine/vendor/combine-handlers.ts'
export { placeOfCursor } from './engine/vendor/cursor.ts'
export { Deferred } from './engine/vendor/deferred.ts'
export type { Dialect, ExchangeInfo, PresentedCredential, ProblemResponse, Rate } from './engine/vendor/dialect.ts'
export { displayName } from './engine/vendor/display-name.ts'
export type { Factories, Factory, FactoryContext, RecordDraft } from './engine/vendor/factory.ts'
export {
  type Caller,
  type Context,
  type Handler,
  type HandlerResult,
  type Handlers,
  notImplemented,
  type Request,
} from './engine/vendor/handler.ts'
export type { Immutable } from './engine/vendor/immutable.ts'
export { type Claims, readJwt, signJwt, verifyJwt, worldOfJwt } from './engine/vendor/jwt.ts'
export { expiringClaims, rejectIfExpired } from './engine/vendor/jwt-expiry.ts'
export { mergePatch } from './engine/vendor/merge-patch.ts'
export { perRecord } from './engine/vendor/per-record.ts'
export { type Finding, kindOfStatus, Problem, type ProblemDetails, type ProblemKind } from './engine/vendor/problem.ts'
export { stringOrUndefined } from './engine/vendor/record-draft.ts'
export {
  basicAuthorization,
  bearerToken,
  type ClientCredentials,
  clientCredentials,
  createToken,
  scopeToWorld,
  withoutWorldScope,
  worldOfCredential,
} from './engine/vendor/token.ts'
export type {
  Credentials,
  Lookup,
  Removal,
  Removals,
  ReviewedRequest,
  Vendor,
  VendorDeclaration,
} from './engine/vendor/vendor.ts'
export type { AnySpecTypes, SpecTypes, VendorSpec } from './engine/vendor/vendor-spec.ts'
export { type HeaderValues, type WithHeaders, withHeaders } from './engine/vendor/with-headers.ts'
export { createPattern } from './specs/compile/safe-pattern.ts'
export { defineVendor } from './specs/define-vendor.ts'
export { inferVendor } from './specs/infer-vendor.ts'
export { base64Steps, decodeSteps, fromBase64, toBase64, toBase64Url } from './world/base64.ts'
export type { Clock } from './world/clock.ts'
export type { Changes, Collection, Selection } from './world/collection.ts'
export { readDuration } from './world/duration.ts'
export { isObject } from './world/is-object.ts'
export { encodeCursor, type Page, type PageRequest, type Place } from './world/page.ts'
export { percentEncode } from './world/percent-encode.ts'
export { type Random, uuidOf } from './world/random.ts'
export { compare } from './world/tree.ts'
export { utf8 } from './world/utf8.ts'
export { RecordNotFound } from './world/world-error.ts'
export { DEFAULT_WORLD } from './world/world-name.ts'
