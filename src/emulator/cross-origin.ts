import { Hono } from 'hono'
import { cors } from 'hono/cors'

type Answer = () => Response | Promise<Response>

// Tokens travel in a header and not in cookies, so any page may call: no browser adds a credential by itself.
const app = new Hono<{ Bindings: { answer: Answer } }>()
app.use(
  cors({
    origin: '*',
    exposeHeaders: ['*'],
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    maxAge: 600,
  }),
)
app.all('*', ({ env }) => env.answer())

/** Lets a page of another origin read the answer, and answers the browser's question whether it may ask. */
export function crossOrigin(request: Request, answer: Answer): Response | Promise<Response> {
  return app.fetch(request, { answer })
}
