import { Option } from 'commander'

/** Environment variable of the control token. */
const VARIABLE = 'DESKDOUBLE_CONTROL_TOKEN'

/** Creates the option `--control-token` of a server. */
export function serverTokenOption(): Option {
  return new Option(
    '--control-token <token>',
    'bearer token that the control API requires (default: none on loopback addresses, else generated)',
  ).env(VARIABLE)
}

/** Creates the option `--control-token` of a client of the control API. */
export function clientTokenOption(): Option {
  return new Option('--control-token <token>', 'control token of the server, which it prints if it requires one').env(
    VARIABLE,
  )
}
