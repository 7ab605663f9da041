import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { useDocument } from '../documents.ts'
import { useLoaded } from '../use-loaded.ts'

/** The switches of all vendors, for what their documents leave open. */
export function ProfilePanel() {
  const { vendors } = useDesk()
  return (
    <section class="panel" aria-labelledby="profile-title">
      <h3 id="profile-title">Profiles</h3>
      <p>Where a vendor's documents allow two readings, this world takes the one that is chosen here.</p>
      {vendors.map(({ name }) => (
        <ProfileOf key={name} vendor={name} />
      ))}
    </section>
  )
}

function ProfileOf({ vendor }: { vendor: string }) {
  const { world, edition, act } = useDesk()
  const { value: document } = useDocument(vendor)
  const params = { path: { world, vendor } }
  const { value: profile } = useLoaded(`${world} ${vendor}`, [edition], () => {
    return told(control.GET('/_control/worlds/{world}/profiles/{vendor}', { params }))
  })
  const switches = Object.entries(document?.['x-profile'] ?? {})
  if (!profile || switches.length === 0) return null
  const choose = (name: string, value: string) => {
    const known = switches.find(([one]) => one === name)?.[1].enum.find((one) => String(one) === value)
    if (known === undefined) return
    void act(`${vendor}: ${name} is ${value}`, () => {
      return told(control.PATCH('/_control/worlds/{world}/profiles/{vendor}', { params, body: { [name]: known } }))
    })
  }
  return (
    <fieldset>
      <legend>{vendor}</legend>
      {switches.map(([name, { enum: values, description }]) => (
        <label key={name} class="switch">
          <span>
            <code>{name}</code>{' '}
            <select value={String(profile[name])} onChange={({ currentTarget: { value } }) => choose(name, value)}>
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
