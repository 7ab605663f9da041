import type { Immutable } from '../../../engine/vendor/immutable.ts'
import type { GenesysWorld, Schemas } from '../collections.ts'
import { homeDivisionOf } from '../divisions.ts'
import type { Genesys, GenesysContext } from '../genesys.ts'
import { userReference } from '../identity.ts'
import { numberedPage } from '../numbered-page.ts'
import { containsIgnoringCase, sortRecords } from '../sort-records.ts'

type WrapupCode = Immutable<Schemas['WrapupCode']>

export const wrapupCodes = {
  getRoutingWrapupcodes: ({ world, query, link }) => {
    const { pageNumber, pageSize, sortBy, sortOrder, name, id, divisionId } = query
    const found = world.wrapupCodes.list({
      where: (code) => {
        if (id && !id.includes(code.id)) return false
        if (divisionId && !divisionId.includes(code.division?.id ?? '')) return false
        return name === undefined || containsIgnoringCase(code.name, name)
      },
    })
    // The vendor ignores sortBy unless the listing is a search by name.
    const field = name === undefined ? 'name' : sortBy
    return numberedPage({
      found: sortRecords(found, (code) => code[field], sortOrder),
      pageNumber,
      pageSize,
      link: (number) => link('getRoutingWrapupcodes', {}, { ...query, pageNumber: number }),
    })
  },

  postRoutingWrapupcodes: ({ world, body, clock, id, link, caller }) => {
    const codeId = id()
    const now = clock.now()
    const user = userReference(caller, link).id
    return world.wrapupCodes.insert({
      id: codeId,
      ...body,
      division: divisionOf(body, { world, link }),
      dateCreated: now,
      dateModified: now,
      createdBy: user,
      modifiedBy: user,
      selfUri: link('getRoutingWrapupcode', { codeId }),
    })
  },

  getRoutingWrapupcode: ({ world, path }) => world.wrapupCodes.getOrThrow(path.codeId),

  putRoutingWrapupcode: ({ world, path, body, clock, link, caller }) => {
    const { description, name } = body
    return world.wrapupCodes.update(path.codeId, {
      name,
      description,
      ...(body.division && { division: divisionOf(body, { world, link }) }),
      dateModified: clock.now(),
      modifiedBy: userReference(caller, link).id,
    })
  },

  deleteRoutingWrapupcode: ({ world, path }) => {
    world.wrapupCodes.delete(path.codeId)
  },
} satisfies Partial<Genesys>

/** Returns the division that a request names, with the name of its record, or the home division. */
function divisionOf(
  { division }: Pick<WrapupCode, 'division'>,
  { world, link }: { readonly world: GenesysWorld; readonly link: GenesysContext['link'] },
): Immutable<Schemas['Division']> {
  const { id, name, selfUri } = (division && world.divisions.get(division.id)) ?? homeDivisionOf(world, link)
  return division && division.id !== id ? division : { id, name, selfUri }
}
