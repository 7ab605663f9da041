// Pact's types name a type of Express, whose own types nobody here needs.
declare module 'express' {
  namespace express {
    type RequestHandler = (...given: never[]) => unknown
  }
  export default express
}
