import { control, unwrap } from '../control.ts'
import { useDocument } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { useLoaded } from '../use-loaded.ts'

/** Shows the profile of each vendor and changes its settings. */
export function ProfilePanel() {
  const { vendors } = useInspector()
  return (
    <section class="panel profiles" aria-labelledby="profile-title">
      <h3 id="profile-title">Profiles</h3>
      <p>Where a vendor's documents are ambiguous, these settings select the reading that this world follows.</p>
      {vendors.map(({ name }) => (
        <ProfileFields key={name} vendor={name} />
      ))}
    </section>
  )
}

function ProfileFields({ vendor }: { vendor: string }) {
  const { world, revision, perform } = useInspector()
  const { value: document } = useDocument(vendor)
  const params = { path: { world, vendor } }
  const { value: profile } = useLoaded(`${world} ${vendor}`, [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}/profiles/{vendor}', { params }))
  })
  const settings = Object.entries(document?.['x-profile'] ?? {})
  if (!profile || settings.length === 0) return null
  const change = (name: string, text: string) => {
    const allowed = settings.find(([setting]) => setting === name)?.[1].enum ?? []
    const value = allowed.find((candidate) => String(candidate) === text)
    if (value === undefined) return
    void perform(`${vendor}: ${name} is ${text}`, () => {
      return unwrap(control.PATCH('/_control/worlds/{world}/profiles/{vendor}', { params, body: { [name]: value } }))
    })
  }
  return (
    <fieldset>
      <legend>{vendor}</legend>
      {settings.map(([name, { enum: values, description }]) => (
        <label key={name} class="setting">
          <span>
            <code>{name}</code>{' '}
            <select value={String(profile[name])} onChange={({ currentTarget: { value } }) => change(name, value)}>
              {values.map((value) => (
                <option key={String(value)} value={String(value)}>
                  {String(value)}
                </option>
              ))}
            </select>
          </span>
          <small>{description}</small>
        </label>
      ))}
    </fieldset>
  )
}
