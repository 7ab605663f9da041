/** Hosts on which DeskDouble and the commands that it starts talk to each other. */
const LOOPBACK = ['127.0.0.1', 'localhost', '::1']
const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()])

type Environment = Readonly<Record<string, string | undefined>>

/** The proxy settings of an environment. */
export interface ProxySettings {
  /** names of the variables that set a proxy */
  readonly variables: readonly string[]
  /** true if requests to this machine bypass the proxy */
  readonly bypassesLoopback: boolean
}

/** Reads the proxy settings of an environment. An empty variable counts as unset. */
export function proxySettings(env: Environment): ProxySettings {
  const hosts = bypassedHosts(env)
  return {
    variables: PROXY_VARIABLES.filter((name) => env[name]),
    bypassesLoopback: hosts.includes('*') || LOOPBACK.slice(0, 2).every((host) => hosts.includes(host)),
  }
}

/**
 * Returns the variables that make clients bypass a proxy for this machine, with the hosts that the environment already
 * names. Clients differ in which spelling they read, so both have all hosts.
 */
export function loopbackBypass(env: Environment): { readonly NO_PROXY: string; readonly no_proxy: string } {
  const hosts = bypassedHosts(env)
  const all = hosts.includes('*') ? '*' : [...new Set([...hosts, ...LOOPBACK])].join(',')
  return { NO_PROXY: all, no_proxy: all }
}

function bypassedHosts({ NO_PROXY = '', no_proxy = '' }: Environment): string[] {
  const hosts = `${NO_PROXY},${no_proxy}`.split(/[\s,]+/).filter((host) => host !== '')
  return [...new Set(hosts)]
}
