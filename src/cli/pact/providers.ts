import { InvalidArgumentError, Option } from 'commander'
import type { Pact } from '../../engine/services/pact.ts'

/** The vendors that stand for the providers of pacts, by the provider's name. */
export type Providers = Readonly<Record<string, string>>

/** Creates the option that maps the providers of pacts to vendors. */
export function providerOption(): Option {
  return new Option(
    '--provider <name=vendor>',
    'vendor that stands for a provider with another name, such as "Genesys Cloud=genesys"; repeatable',
  )
    .argParser(parseProvider)
    .default({}, 'the vendor with the same name')
}

function parseProvider(text: string, previous: Providers): Providers {
  const end = text.lastIndexOf('=')
  const [name, vendor] = [text.slice(0, end).trim(), text.slice(end + 1).trim()]
  if (end < 1 || name === '' || vendor === '') {
    throw new InvalidArgumentError('It must name a provider and a vendor, such as "Genesys Cloud=genesys".')
  }
  return { ...previous, [name]: vendor }
}

/** Returns the name of the vendor that stands for a provider. */
export function vendorOf(provider: string, providers: Providers): string {
  return (Object.hasOwn(providers, provider) ? providers[provider] : undefined) ?? provider
}

/** Returns the names of the providers that a vendor stands for; its own name if no provider is mapped to it. */
export function providersOf(vendor: string, providers: Providers): readonly string[] {
  const names = Object.keys(providers).filter((name) => providers[name] === vendor)
  return names.length === 0 ? [vendor] : names
}

/** Returns a pact whose provider has the name of its vendor. */
export function withVendor(pact: Pact, providers: Providers): Pact {
  return { ...pact, provider: { ...pact.provider, name: vendorOf(pact.provider.name, providers) } }
}
