import { divisionsOf, getDivisionOrThrow, homeDivisionOf, withObjectCounts } from '../divisions.ts'
import type { Genesys } from '../genesys.ts'
import { grantsOf } from '../grants.ts'
import { userOf } from '../identity.ts'
import { numberedPage } from '../numbered-page.ts'
import { containsIgnoringCase } from '../sort-records.ts'

export const authorization = {
  getAuthorizationDivisions: ({ world, query, link }) => {
    const { pageNumber, pageSize, objectCount, id, name } = query
    const found = divisionsOf(world, link).filter((division) => {
      return (!id || id.includes(division.id)) && (name === undefined || containsIgnoringCase(division.name, name))
    })
    const page = numberedPage({
      found,
      pageNumber,
      pageSize,
      link: (number) => link('getAuthorizationDivisions', {}, { ...query, pageNumber: number }),
    })
    if (!objectCount) return page
    return { ...page, entities: page.entities.map((division) => withObjectCounts(division, world)) }
  },

  getAuthorizationDivisionsHome: ({ world, link }) => homeDivisionOf(world, link),

  getAuthorizationDivision: ({ world, path, query, link }) => {
    const division = getDivisionOrThrow(world, path.divisionId, link)
    return query.objectCount ? withObjectCounts(division, world) : division
  },

  getAuthorizationDivisionspermittedPagedMe: ({ world, query, link, caller: { permissions } }) => {
    const allDivsPermitted = permissions === 'all' || permissions.includes(query.permission)
    const page = numberedPage({
      ...query,
      found: allDivsPermitted ? divisionsOf(world, link) : [],
      link: (pageNumber) => link('getAuthorizationDivisionspermittedPagedMe', {}, { ...query, pageNumber }),
    })
    return { ...page, allDivsPermitted }
  },

  getAuthorizationSubjectsMe: ({ world, link, caller }) => {
    const { id, name, version } = userOf(caller, { world, link })
    return {
      id,
      name,
      grants: grantsOf(id, { world, link, caller }),
      version,
      selfUri: link('subject', { subjectId: id }),
    }
  },
} satisfies Partial<Genesys>
