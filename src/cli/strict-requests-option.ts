import { Option } from 'commander'

/** Option `--strict-requests` of every command that runs a client. */
export const STRICT_REQUESTS_OPTION = new Option(
  '--strict-requests',
  'exit code 1 if the command succeeds but sent requests that violate the specs or have undeclared names',
)
