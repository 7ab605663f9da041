import { type Html, html } from './html.ts'
import { page } from './page.ts'

/** The most users that the page lists. */
const MOST_LISTED = 100

/** A user that the page offers. */
interface OfferedUser {
  readonly id: string
  readonly name: string
  readonly email?: string
}

/** Values that the login page shows. */
export interface LoginPage {
  readonly organization: string
  readonly client: string
  /** the origin that the browser returns to */
  readonly returnsTo: string
  /** the users to choose from, the most likely one first */
  readonly users: readonly OfferedUser[]
}

/** Returns the login page: a form with a button for each user, which is sent to the URL of the page. */
export function loginPage({ organization, client, returnsTo, users }: LoginPage): string {
  return page(
    `Log in to ${organization}`,
    html`<p><strong>${client}</strong> at ${returnsTo} wants to act for you. Choose a user:</p>
<form method="post">
<ul>
${users.slice(0, MOST_LISTED).map(userButton)}
</ul>
${moreUsers(users.length - MOST_LISTED)}
<button class="cancel" name="cancel" value="true">Cancel</button>
</form>`,
  )
}

function userButton({ id, name, email = '' }: OfferedUser): Html {
  return html`<li><button class="user" name="user" value="${id}">
<span class="initials" aria-hidden="true">${initialsOf(name)}</span>
<span><span class="name">${name}</span><span class="email">${email}</span></span>
</button></li>
`
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends
    .map((word = '') => String.fromCodePoint(word.codePointAt(0) ?? 0))
    .join('')
    .toUpperCase()
}

function moreUsers(count: number): Html {
  if (count <= 0) return html``
  return html`<p>${String(count)} more users are not listed. The parameter login_hint moves one to the top by email.</p>`
}
