// Pact's types refer to a type of Express, whose own types are not installed.
declare module 'express' {
  namespace express {
    type RequestHandler = (...parameters: never[]) => unknown
  }
  export default express
}
