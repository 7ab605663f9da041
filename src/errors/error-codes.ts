/** An error as the table of errors lists it. */
export interface ErrorEntry {
  /** the class that carries the code */
  readonly thrownAs: string
  /** states what failed and with which value; `{name}` stands for a value */
  readonly message: string
  /** says how to fix it; `{name}` stands for a value */
  readonly cure: string
}

/**
 * Every error that DeskDouble throws or rejects with on purpose, by code. `docs/errors.md` is generated from this table.
 */
export const ERRORS = {
  DD_WORLD_UNKNOWN: {
    thrownAs: 'EmulatorError',
    message: 'World "{name}" does not exist.',
    cure: 'Fork it first, or use one of: {known}.',
  },
  DD_WORLD_NAME_INVALID: {
    thrownAs: 'EmulatorError',
    message: 'World name "{name}" is not valid.',
    cure: 'Use 1 to 64 letters, digits, "-" and "_".',
  },
  DD_WORLD_NAME_TAKEN: {
    thrownAs: 'EmulatorError',
    message: 'World "{name}" already exists.',
    cure: 'Choose another name, or delete that world first.',
  },
  DD_WORLD_LIMIT: {
    thrownAs: 'EmulatorError',
    message: 'The emulator already has {most} worlds, which is its limit.',
    cure: 'Delete a world, fork worlds as ephemeral, or raise limits.worlds.',
  },
  DD_WORLD_DEFAULT: {
    thrownAs: 'EmulatorError',
    message: 'The default world cannot be deleted.',
    cure: 'Reset it instead.',
  },
  DD_WORLD_DELETED: {
    thrownAs: 'EmulatorError',
    message: 'World "{name}" was deleted.',
    cure: 'Fork another world.',
  },
  DD_MOMENT_INVALID: {
    thrownAs: 'EmulatorError',
    message: 'The moment "{moment}" is not valid.',
    cure: 'Use origin, now, snapshot:NAME, before:NUMBER or exchange:NUMBER.',
  },
  DD_VENDOR_UNKNOWN: {
    thrownAs: 'EmulatorError',
    message: 'Vendor "{name}" is not emulated.',
    cure: '{suggestion}Use one of: {known}. To emulate an API of your own, pass its document: --spec FILE on the command line, the option vendors in code.',
  },
  DD_VENDOR_NAME_INVALID: {
    thrownAs: 'EmulatorError',
    message: 'Vendor name "{name}" is not valid.',
    cure: 'Use 1 to 64 letters, digits, "-" and "_", a letter first, but no name of a handle or scenario such as "clock".',
  },
  DD_VENDOR_PATH_TAKEN: {
    thrownAs: 'EmulatorError',
    message: 'Vendors "{first}" and "{second}" both have the operation {method} {path}.',
    cure: 'Mount one of them below a prefix.',
  },
  DD_VENDOR_RECORDS_UNKNOWN: {
    thrownAs: 'EmulatorError',
    message:
      'The spec of vendor "{name}" has initial records (x-initial) of "{collection}", which no scenario can fill.',
    cure: '{suggestion}Use one of: {known}. Or give the vendor a collection with this name, and a factory for it.',
  },
  DD_SCENARIO_UNKNOWN: {
    thrownAs: 'EmulatorError',
    message: 'Scenario "{name}" does not exist.',
    cure: '{suggestion}Use one of: {known}.',
  },
  DD_SCENARIO_UNAVAILABLE: {
    thrownAs: 'EmulatorError',
    message: 'The scenario could not be loaded: {reason}',
    cure: 'Fix the scenario file, then try again.',
  },
  DD_SCENARIO_INVALID: {
    thrownAs: 'ScenarioError',
    message: 'Failed to load scenario "{name}":{list}',
    cure: '',
  },
  DD_SCENARIO_UNNAMED: {
    thrownAs: 'EmulatorError',
    message: 'World "{name}" started from a scenario without a name, which no provider state can refer to.',
    cure: 'Put the scenario into a file with a name, and load it by that name.',
  },
  DD_PARAMETERS_WITHOUT_SCENARIO: {
    thrownAs: 'EmulatorError',
    message: 'Parameters were given without a scenario.',
    cure: 'Name the scenario that they belong to.',
  },
  DD_SNAPSHOT_LIMIT: {
    thrownAs: 'EmulatorError',
    message: 'World "{name}" already has {most} named snapshots, which is its limit.',
    cure: 'Delete a snapshot, or raise limits.snapshots.',
  },
  DD_SNAPSHOT_FOREIGN: {
    thrownAs: 'ForeignSnapshotError',
    message: 'The snapshot belongs to a world with other collections.',
    cure: 'Restore a snapshot of this world, or of a world forked from it or to it.',
  },
  DD_WAITER_LIMIT: {
    thrownAs: 'EmulatorError',
    message: '{most} clients already wait for requests or listen to them, which is the limit.',
    cure: 'End one of them, or raise limits.waiters.',
  },
  DD_WAIT_TIMEOUT: {
    thrownAs: 'WaitTimeout',
    message: 'Timed out after {timeout} ms waiting for {count} matching {filter}: {seen}.',
    cure: 'Check the filter, send the request, or wait longer.',
  },
  DD_FAULT_INVALID: {
    thrownAs: 'InvalidFaultError',
    message: 'Failed to set a fault: {problem}.',
    cure: '{cure}',
  },
  DD_OPERATION_AMBIGUOUS: {
    thrownAs: 'EmulatorError',
    message: 'Operation "{operation}" exists for several vendors: {vendors}.',
    cure: 'Call {calls}.',
  },
  DD_ACTION_FAILED: {
    thrownAs: 'EmulatorError',
    message: 'Action "{action}" of {vendor} failed: {reason}.',
    cure: 'Check its name and its parameters. The actions of {vendor} are: {known}.',
  },
  DD_RECORD_NOT_FOUND: {
    thrownAs: 'RecordNotFound',
    message: '{entity} {key} not found',
    cure: '',
  },
  DD_RECORD_DUPLICATE: {
    thrownAs: 'DuplicateKey',
    message: '{entity} with {field} "{value}" already exists',
    cure: '',
  },
  DD_RECORD_KEY_CHANGED: {
    thrownAs: 'RecordKeyChanged',
    message: '{entity} "{key}" cannot get the key "{other}".',
    cure: 'Keep the key, or delete the record and insert another.',
  },
  DD_INSTANT_INVALID: {
    thrownAs: 'InvalidTimeError',
    message: '"{value}" is not an instant that a clock can show.',
    cure: 'Use ISO 8601 from {earliest} to {latest}, or milliseconds since 1970.',
  },
  DD_DURATION_INVALID: {
    thrownAs: 'InvalidTimeError',
    message: '"{value}" is not a duration.',
    cure: 'Use a number of milliseconds such as 5000, or one with a unit: 250ms, 90s, 15m, 1.5h, 2d.',
  },
  DD_STATE_UNKNOWN: {
    thrownAs: 'EmulatorError',
    message: 'Unknown provider state "{state}": no scenario has this name.',
    cure: 'The nearest are {nearest}.',
  },
  DD_STATE_DEFAULT_WORLD: {
    thrownAs: 'EmulatorError',
    message: 'A provider state cannot replace the world "default".',
    cure: 'Use the URLs of another world.',
  },
  DD_STATE_WITHOUT_SCENARIO: {
    thrownAs: 'EmulatorError',
    message: 'World "{name}" does not exist yet: the first provider state must be the name of a scenario.',
    cure: 'Put a scenario before this state.',
  },
  DD_STATE_RECORD_UNKNOWN: {
    thrownAs: 'EmulatorError',
    message: 'No record matches "{expression}".',
    cure: '{suggestion}Use <vendor>.<collection>[<name>].<property>.',
  },
  DD_STATE_REQUEST_INVALID: {
    thrownAs: 'EmulatorError',
    message: 'The provider state has no valid "request" in its params.',
    cure: 'Give it a method and a path.',
  },
  DD_STATE_PARAM_UNKNOWN: {
    thrownAs: 'EmulatorError',
    message: 'A provider state that replays a request has no parameter "{name}".',
    cure: 'Use request, gives for the values that later requests need, and times to replay it more than once.',
  },
  DD_STATE_GIVES_INVALID: {
    thrownAs: 'EmulatorError',
    message: '"gives" of the provider state must be an object.',
    cure: 'Give it a location in the response for each name, such as { "assistantId": "/id" }.',
  },
  DD_STATE_TIMES_INVALID: {
    thrownAs: 'EmulatorError',
    message: '"times" of the provider state must be a whole number from 1 to {most}, got {times}.',
    cure: 'Correct it, or leave it out to replay the request once.',
  },
  DD_STATE_OPERATION_UNKNOWN: {
    thrownAs: 'EmulatorError',
    message: 'No vendor has the operation {method} {path}.',
    cure: 'Check the method and the path of the state.',
  },
  DD_STATE_REJECTED: {
    thrownAs: 'EmulatorError',
    message: '{operation} answered {status} instead of succeeding: {body}',
    cure: 'Change the request of the state so that it succeeds.',
  },
  DD_STATE_VALUE_MISSING: {
    thrownAs: 'EmulatorError',
    message: 'The response of {operation} has nothing at {location}.',
    cure: 'Check "gives" of the state.',
  },
  DD_FETCH_API_MISSING: {
    thrownAs: 'EmulatorError',
    message: 'This JavaScript environment has no global {name}.',
    cure: 'Run the tests in the environment "node", or add the Fetch API to jsdom, for example with jest-fixed-jsdom.',
  },
  DD_PACT_INCOMPLETE: {
    thrownAs: 'EmulatorError',
    message:
      'The request journal of world "{name}" has dropped its {dropped} oldest requests, so the pact would be incomplete.',
    cure: 'Raise limits.exchanges and limits.journalBytes, or record with: deskdouble pact record -- <command>',
  },
  DD_READS_UNKNOWN: {
    thrownAs: 'EmulatorError',
    message: 'The fields read of "{name}" belong to no operation.',
    cure: 'Use an operationId, such as {nearest}, or a method and a path.',
  },
  DD_SPEC_UNREADABLE: {
    thrownAs: 'SpecError',
    message: 'Failed to read {location}: {reason}.',
    cure: 'Check the path or URL.',
  },
  DD_SPEC_SYNTAX: {
    thrownAs: 'SpecError',
    message: '{location} is neither valid YAML nor valid JSON: {reason} at {place}.',
    cure: 'Fix the syntax there.',
  },
  DD_SPEC_TOO_LARGE: {
    thrownAs: 'SpecError',
    message: '{location} is {problem}.',
    cure: 'Split the document, or remove what is repeated in it.',
  },
  DD_SPEC_NOT_OPENAPI: {
    thrownAs: 'SpecError',
    message: '{location} is not an OpenAPI document: it seems to be {kind}.',
    cure: 'Use a document that starts with openapi: 3.1, openapi: 3.0 or swagger: "2.0".',
  },
  DD_SPEC_VERSION: {
    thrownAs: 'SpecError',
    message: '{location} has the version {version}, which is not supported.',
    cure: 'Convert it to OpenAPI 3.1, 3.0 or Swagger 2.0.',
  },
  DD_SPEC_WITHOUT_PATHS: {
    thrownAs: 'SpecError',
    message: '{location} has no operation that could be served{reason}.',
    cure: 'Add at least one path with a method.',
  },
  DD_SPEC_RESOURCE: {
    thrownAs: 'SpecError',
    message: 'The x-resource of {path} is not valid: {problem}.',
    cure: 'Fix it as its JSON Schema says, or print the inferred one with: deskdouble spec model <file>',
  },
  DD_OVERLAY_INVALID: {
    thrownAs: 'SpecError',
    message: 'The overlay {location} is not valid: {problem}.',
    cure: 'Write it as OpenAPI Overlay 1.0 defines: overlay, info, and actions with target and update or remove.',
  },
  DD_FORWARD_URL_INVALID: {
    thrownAs: 'EmulatorError',
    message: 'Requests cannot be forwarded to {url}: {reason}.',
    cure: 'Use an absolute URL such as https://api.example.',
  },
  DD_FORWARD_PREFIX_INVALID: {
    thrownAs: 'EmulatorError',
    message: 'Requests below "{prefix}" cannot be forwarded.',
    cure: 'Use a path such as /backend that is not below {reserved}.',
  },
  DD_FORWARD_LOOP: {
    thrownAs: 'EmulatorError',
    message: '{url} is the address of this server, which would forward each request to itself.',
    cure: 'Use the URL of the other server, or listen on another port.',
  },
  DD_HAR_SYNTAX: {
    thrownAs: 'DriftError',
    message: '{file} is not JSON.',
    cure: 'Export the traffic as an HTTP Archive (HAR 1.2), and check that the export was complete.',
  },
  DD_HAR_TOO_LARGE: {
    thrownAs: 'DriftError',
    message: '{file} {problem}.',
    cure: 'Export only the requests to the API, or split the archive.',
  },
  DD_HAR_INVALID: {
    thrownAs: 'DriftError',
    message: '{file} is not an HTTP Archive: {problem}.',
    cure: 'Export the traffic as HAR 1.2.',
  },
  DD_HAR_ENTRY_INVALID: {
    thrownAs: 'DriftError',
    message: 'Entry {number} of {file} {problem}.',
    cure: '{cure}',
  },
  DD_ARCHIVE_INVALID: {
    thrownAs: 'EmulatorError',
    message: 'The file is not an archive of a world: its first line is not that of one.',
    cure: 'Use a file that deskdouble state export wrote; to load a scenario, use --scenario.',
  },
  DD_ARCHIVE_NEWER: {
    thrownAs: 'EmulatorError',
    message: 'The archive has format {format}; this version of DeskDouble reads formats up to {known}.',
    cure: 'Install DeskDouble {version}, which wrote it, or a newer version.',
  },
  DD_ARCHIVE_DAMAGED: {
    thrownAs: 'EmulatorError',
    message: 'The archive is damaged at line {line}: {reason}.',
    cure: 'Use a copy of it, or export the world again.',
  },
  DD_ARCHIVE_MISFIT: {
    thrownAs: 'EmulatorError',
    message: '{count} of the records in the archive do not fit the specs: {records}.',
    cure: 'Serve the vendors and specs that it was exported with, or import it without these records: misfits=drop.',
  },
  DD_ARCHIVE_FILES: {
    thrownAs: 'EmulatorError',
    message: 'The files in the archive take {bytes} bytes, but the files of all worlds may take only {most}.',
    cure: 'Delete worlds or snapshots, or raise limits.totalFileBytes.',
  },
  DD_DATA_RUNTIME: {
    thrownAs: 'EmulatorError',
    message: 'A data folder requires Node, which this runtime is not.',
    cure: 'Leave out the option data.',
  },
  DD_DATA_FOLDER: {
    thrownAs: 'DataError',
    message: 'The data folder {folder} cannot be used: {reason}.',
    cure: '',
  },
  DD_DATA_LOCKED: {
    thrownAs: 'DataError',
    message: 'The data folder {folder} is in use by process {pid} on {host}.',
    cure: 'Stop that process, or choose another folder.',
  },
  DD_DATA_NEWER: {
    thrownAs: 'DataError',
    message: '{file} has format {format}; this version of DeskDouble reads formats up to {known}.',
    cure: 'Install the version that wrote it, or a newer one.',
  },
  DD_DATA_DAMAGED: {
    thrownAs: 'DataError',
    message: '{file} is damaged at byte {offset}: {reason}.',
    cure: 'Restore the folder from a copy, or run: deskdouble data repair {folder}',
  },
  DD_DATA_MISFIT: {
    thrownAs: 'EmulatorError',
    message: '{count} of the kept records do not fit the specs: {records}.',
    cure: 'Serve the vendors and specs that they were written with, or leave these records out: --data-misfits drop, or misfits: "drop" in code.',
  },
  DD_DATA_WRITE: {
    thrownAs: 'DataError',
    message: 'The change was undone, because it cannot be written to {folder}: {reason}.',
    cure: '',
  },
  DD_DATA_CLOSED: {
    thrownAs: 'DataError',
    message: 'The change was undone, because the data folder {folder} was closed.',
    cure: 'Send requests before the emulator is closed.',
  },
  DD_CONTROL_REJECTED: {
    thrownAs: 'ControlError',
    message: '{request} was answered with {status}: {detail}',
    cure: '',
  },
  DD_CONTROL_FOREIGN: {
    thrownAs: 'ControlError',
    message: '{request} was answered with {status} by {url}, but not by the control API of DeskDouble.',
    cure: 'Pass the address that "deskdouble serve" prints as url.',
  },
  DD_CONTROL_UNREACHABLE: {
    thrownAs: 'ControlError',
    message: '{request} got no response from {url}: {reason}.',
    cure: 'Start the server with "npx deskdouble serve", and pass the address that it prints as url.',
  },
  DD_PEER_MISSING: {
    thrownAs: 'MissingPeerError',
    message: '{purpose} requires {peer}, which is not installed.',
    cure: 'Run: npm install --save-dev {peer}',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>

/** The code of an error in {@link ERRORS}. */
export type DeskDoubleCode = keyof typeof ERRORS
