import { Hono } from 'hono'
import { cors } from 'hono/cors'

type Respond = () => Response | Promise<Response>

// Credentials travel in a header, not in cookies, so any page may send requests: no browser adds one by itself.
const app = new Hono<{ Bindings: { respond: Respond } }>()
app.use(
  cors({
    origin: '*',
    exposeHeaders: ['*'],
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    maxAge: 600,
  }),
)
app.all('*', ({ env }) => env.respond())

/** Adds CORS headers to a response, so that a page of another origin can read it, and answers preflight requests. */
export function crossOrigin(request: Request, respond: Respond): Response | Promise<Response> {
  return app.fetch(request, { respond })
}
