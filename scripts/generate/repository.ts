/** Fields of `package.json` that name the repository. */
interface Manifest {
  readonly name: string
  readonly repository: { readonly url: string }
}

/** Returns the address of the repository from `package.json`, the one place where its owner is written by hand. */
export function repositoryOf({ repository }: Manifest): string {
  return repository.url.replace(/^git\+/, '').replace(/\.git$/, '')
}

/** Replaces the repository's address in links to its files and pages, if it has another owner. */
export function withRepository(text: string, repository: string): string {
  const name = repository.slice(repository.lastIndexOf('/') + 1)
  return text.replace(new RegExp(`https://github\\.com/[\\w-]+/${name}(?=/)`, 'g'), repository)
}
