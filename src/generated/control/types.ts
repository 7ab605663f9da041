// Made by scripts/generate.ts from specs/. Do not edit.

export interface paths {
    "/_control": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Redirect to the inspector */
        get: operations["getInspectorAddress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the inspector's page */
        get: operations["getInspector"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/inspector/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a file of the inspector */
        get: operations["getInspectorPart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Report that the emulator is ready, with its version, limits and vendors */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/vendors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the emulated vendors */
        get: operations["getVendors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/vendors/{vendor}/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
            };
            cookie?: never;
        };
        /** Read a vendor's spec as JSON */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/vendors/{vendor}/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
            };
            cookie?: never;
        };
        /** Read a vendor's spec as YAML */
        get: operations["getOpenapiYaml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the scenarios that a world can start from */
        get: operations["getScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/scenario.schema.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the JSON Schema of a scenario file */
        get: operations["getScenarioSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the worlds */
        get: operations["getWorlds"];
        put?: never;
        /** Fork a world from a scenario or from another world */
        post: operations["postWorlds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Read a world's initial state, present status and credentials */
        get: operations["getWorld"];
        put?: never;
        post?: never;
        /** Delete a world */
        delete: operations["deleteWorld"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset a world to its initial state */
        post: operations["postReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a world to an earlier moment */
        post: operations["postRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** List the named snapshots */
        get: operations["getSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/snapshots/{snapshot}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the snapshot.
                 * @example logged-in
                 */
                snapshot: components["parameters"]["Snapshot"];
            };
            cookie?: never;
        };
        get?: never;
        /** Save a named snapshot of the present state */
        put: operations["putSnapshot"];
        post?: never;
        /** Delete a named snapshot */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Compare two moments of a world */
        get: operations["getDiff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/clock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Read a world's clock */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Freeze, set, advance or release a world's clock */
        patch: operations["patchClock"];
        trace?: never;
    };
    "/_control/worlds/{world}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** List the active faults */
        get: operations["getFaults"];
        put?: never;
        /** Inject a fault into matching requests */
        post: operations["postFaults"];
        /** Remove all faults */
        delete: operations["deleteFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/faults/{fault}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Id of the fault.
                 * @example fault-1
                 */
                fault: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove one fault */
        delete: operations["deleteFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/profiles/{vendor}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
            };
            cookie?: never;
        };
        /** Read a vendor's profile settings */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a vendor's profile settings */
        patch: operations["patchProfile"];
        trace?: never;
    };
    "/_control/worlds/{world}/state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** List a world's collections */
        get: operations["getCollections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/state/{vendor}/{collection}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description Name of the collection.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        /** List the records of a collection */
        get: operations["getRecords"];
        put?: never;
        /** Create a record */
        post: operations["postRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/state/{vendor}/{collection}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description Name of the collection.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description Key of the record; a slash in the key is percent-encoded.
                 * @example 0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48
                 */
                key: string;
            };
            cookie?: never;
        };
        /** Read a record */
        get: operations["getRecord"];
        /** Replace a record */
        put: operations["putRecord"];
        post?: never;
        /** Delete a record */
        delete: operations["deleteRecord"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/journal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** List the exchanges in the journal */
        get: operations["getExchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/journal/count": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Count exchanges */
        get: operations["getExchangeCount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/journal/wait": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Wait until enough exchanges match */
        get: operations["getExchangesAwaited"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/journal/near-misses": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** List unmatched requests with the nearest operations */
        get: operations["getNearMisses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/journal/har": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Export the journal as an HTTP Archive (HAR 1.2) */
        get: operations["getHar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/journal/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Stream exchanges as server-sent events */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/journal/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Number of the exchange.
                 * @example 1
                 */
                number: number;
            };
            cookie?: never;
        };
        /** Read one exchange */
        get: operations["getExchange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/pact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Export a vendor's requests in a world as a Pact document */
        get: operations["getPact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_control/worlds/{world}/provider-state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set up a provider state in a world
         * @description State-change URL for Pact verifiers in any language; the verifier sends the requests of the interactions to the base URL of the same world.
         */
        post: operations["postProviderState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A document of Pact specification 4. */
        Pact: {
            consumer: components["schemas"]["Pacticipant"];
            provider: components["schemas"]["Pacticipant"];
            interactions: components["schemas"]["Interaction"][];
            /** @description The Pact specification's version and, under `deskdouble`, the skipped exchanges with the reason for each. */
            metadata: {
                [key: string]: unknown;
            };
        };
        Pacticipant: {
            name: string;
        };
        /** @description A request and its expected response. */
        Interaction: {
            /** @constant */
            type: "Synchronous/HTTP";
            description: string;
            providerStates?: {
                /** @description The name of a scenario, or of a state that builds on it. */
                name: string;
                params?: {
                    [key: string]: unknown;
                };
            }[];
            request: {
                [key: string]: unknown;
            };
            response: {
                [key: string]: unknown;
            };
        };
        ProviderState: {
            /** @description Name of the provider state; empty for an interaction without one. */
            state: string;
            params?: {
                [key: string]: unknown;
            };
            /**
             * @description setup sets up the state; teardown does nothing.
             * @enum {string}
             */
            action?: "setup" | "teardown";
        };
        Health: {
            /** @enum {string} */
            status: "ready";
            /** @description Version of the DeskDouble package. */
            version: string;
            worlds: components["schemas"]["Occupancy"];
            waiting: components["schemas"]["Occupancy"];
            vendors: components["schemas"]["Vendor"][];
        };
        Occupancy: {
            count: number;
            limit: number;
        };
        VendorList: {
            vendors: components["schemas"]["Vendor"][];
        };
        Vendor: {
            name: string;
            /** @description Title of the vendor's spec. */
            title: string;
            /** @description Version of the vendor's spec. */
            version: string;
            /** @description SHA-256 of the vendor's spec as compact JSON. */
            digest: string;
            operations: number;
            /** @description Path prefixes of the vendor's API. */
            roots: string[];
            collections: string[];
            /** @description URLs of the vendor's spec. */
            openapi: {
                /** Format: uri-reference */
                json: string;
                /** Format: uri-reference */
                yaml: string;
            };
        };
        ScenarioList: {
            scenarios: components["schemas"]["Scenario"][];
        };
        Scenario: {
            name: string;
            describe: string;
            /** @description The base scenario. */
            extends?: string;
            with: components["schemas"]["Parameters"];
            /** @description The scenario's file; absent for a packaged scenario. */
            file?: string;
        };
        /** @description Parameters of a scenario. */
        Parameters: {
            [key: string]: string | number | boolean;
        };
        WorldList: {
            total: number;
            worlds: components["schemas"]["WorldSummary"][];
            /** @description Value of `after` for the next page; absent on the last page. */
            next?: string;
        };
        WorldSummary: {
            name: string;
            initialState: components["schemas"]["InitialState"];
            ephemeral: boolean;
            /** @description True if the scenario changed since the world was created or reset. A reset loads the new version. */
            outdated: boolean;
            seed: number;
            auth: components["schemas"]["Auth"];
            clock: components["schemas"]["Clock"];
            /** @description Number of exchanges in the journal. */
            exchanges: number;
            /** @description Number of named snapshots. */
            snapshots: number;
        };
        World: {
            name: string;
            initialState: components["schemas"]["InitialState"];
            ephemeral: boolean;
            /** @description True if the scenario changed since the world was created or reset. A reset loads the new version. */
            outdated: boolean;
            seed: number;
            auth: components["schemas"]["Auth"];
            clock: components["schemas"]["Clock"];
            /** @description Number of exchanges in the journal. */
            exchanges: number;
            /** @description Number of named snapshots. */
            snapshots: number;
            /**
             * Format: uri-reference
             * @description For clients with a configurable base URL.
             */
            baseUrl: string;
            /** @description For clients with configurable request headers. */
            headers: {
                "X-World": string;
            };
            /** @description Credentials by vendor. Requests with them are routed to this world. */
            credentials: {
                [key: string]: components["schemas"]["Credentials"];
            };
        };
        /** @description The initial state of a world. */
        InitialState: {
            scenario?: string;
            /** @description Name of the world that it was forked from. */
            from?: string;
            with: components["schemas"]["Parameters"];
        };
        /**
         * @description Authentication mode. open accepts any well-formed credential, strict only credentials that the world contains.
         * @enum {string}
         */
        Auth: "open" | "strict";
        Credentials: {
            /** @description Request headers that carry a credential. */
            headers: {
                [key: string]: string;
            };
            /** @description Client settings by name, such as a client id. */
            settings: {
                [key: string]: string;
            };
            /** @description Request headers for operations with another credential, by security scheme of the spec. */
            schemes?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        WorldRequest: {
            /** @description Letters, digits, - and _. Defaults to a generated name. */
            name?: string;
            /** @description Starts from this scenario instead of the state of a world. */
            scenario?: string;
            with?: components["schemas"]["Parameters"];
            /** @description Starts from the present state of this world. Defaults to the default world. */
            from?: string;
            /** @description Seed of the random source. */
            seed?: number;
            /**
             * Format: date-time
             * @description Time at which the clock is frozen.
             */
            clock?: string;
            auth?: components["schemas"]["Auth"];
            /** @description True if the world can be deleted to make room for another one. */
            ephemeral?: boolean;
        };
        ResetRequest: {
            /** @description Scenario that replaces the initial state. Defaults to the world's own. */
            scenario?: string;
            with?: components["schemas"]["Parameters"];
        };
        SnapshotList: {
            snapshots: components["schemas"]["Snapshot"][];
        };
        Snapshot: {
            name: string;
            /**
             * Format: date-time
             * @description Time by the world's clock.
             */
            at: string;
            /** @description Number of the last exchange before the snapshot. */
            after: number;
        };
        RestoreRequest: {
            /** @description The initial state (origin), a named snapshot, or the moment before or after an exchange. */
            to: string;
        };
        PatchOperation: {
            /** @enum {string} */
            op: "add" | "remove" | "replace" | "move" | "copy" | "test";
            /** @description JSON Pointer. */
            path: string;
            /** @description JSON Pointer. */
            from?: string;
            /** @description Any JSON. */
            value?: unknown;
        };
        Clock: {
            /** Format: date-time */
            now: string;
            frozen: boolean;
        };
        ClockChange: {
            /**
             * Format: date-time
             * @description Time to which the clock is set.
             */
            now?: string;
            /** @description Duration to advance the clock by, in milliseconds or such as 90s, 15m, 2h, -1d. */
            advance?: string | number;
            /** @description True freezes the clock, false lets it run on from its present time. */
            frozen?: boolean;
        };
        FaultList: {
            faults: components["schemas"]["Fault"][];
        };
        FaultRequest: {
            vendor: string;
            /** @description An operationId, or * for all operations to which the fault can apply. */
            operation: string;
            times?: components["schemas"]["FaultTimes"];
            nth?: components["schemas"]["FaultNth"];
            probability?: components["schemas"]["FaultProbability"];
            status?: components["schemas"]["FaultStatus"];
            delay?: components["schemas"]["FaultDelay"];
            quota?: components["schemas"]["FaultQuota"];
            transport?: components["schemas"]["FaultTransport"];
            lost?: components["schemas"]["FaultLost"];
        };
        Fault: {
            id: string;
            vendor: string;
            operation: string;
            times?: components["schemas"]["FaultTimes"];
            nth?: components["schemas"]["FaultNth"];
            probability?: components["schemas"]["FaultProbability"];
            status?: components["schemas"]["FaultStatus"];
            delay?: components["schemas"]["FaultDelay"];
            quota?: components["schemas"]["FaultQuota"];
            transport?: components["schemas"]["FaultTransport"];
            lost?: components["schemas"]["FaultLost"];
            /** @description Number of matching requests so far. */
            seen: number;
            /** @description Number of injections so far. */
            injected: number;
        };
        /** @description Maximum number of injections. */
        FaultTimes: number;
        /** @description Number of the first matching request into which the fault is injected. Only that one, unless `times` is greater than 1. */
        FaultNth: number;
        /** @description Probability of an injection for each matching request, drawn from the world's random source. */
        FaultProbability: number;
        /** @description Error status; must be declared by the vendor's spec for the operation. */
        FaultStatus: number;
        /** @description Delay before the request is handled, in milliseconds of real time. */
        FaultDelay: {
            fixed?: number;
            uniform?: {
                lower: number;
                upper: number;
            };
            lognormal?: {
                median: number;
                sigma: number;
            };
        };
        /** @description Enforced rate limit. Missing values default to those of the vendor's spec. */
        FaultQuota: {
            requests?: number;
            seconds?: number;
        };
        /**
         * @description Failure of the connection. reset resets it, empty closes it without a response, truncated sends the headers and half of the body.
         * @enum {string}
         */
        FaultTransport: "reset" | "empty" | "truncated";
        /**
         * @description With `transport`, the message that is lost. With request, the request is not handled; with response, it is.
         * @enum {string}
         */
        FaultLost: "request" | "response";
        /** @description Settings by name, as the vendor's spec declares them under x-profile. */
        Profile: {
            [key: string]: string | number | boolean;
        };
        CollectionList: {
            collections: components["schemas"]["Collection"][];
        };
        Collection: {
            vendor: string;
            collection: string;
            /** @description Name of the records' schema in the vendor's spec. */
            schema: string;
            size: number;
        };
        RecordPage: {
            total: number;
            records: components["schemas"]["KeyedRecord"][];
            /** @description Cursor of the next page; absent on the last page. */
            next?: string;
        };
        KeyedRecord: {
            key: string;
            /** @description The record in the shape of the vendor's schema. */
            record: {
                [key: string]: unknown;
            };
        };
        /** @description A record in the shape of the vendor's schema; on creation, fields can be left out. */
        GivenRecord: {
            [key: string]: unknown;
        };
        Count: {
            count: number;
        };
        ExchangeList: {
            /** @description Number of exchanges that match, including those beyond `limit`. */
            total: number;
            exchanges: components["schemas"]["Exchange"][];
        };
        Exchange: {
            /** @description Position in the journal, counted from 1 since the world was created or reset. */
            number: number;
            /**
             * Format: date-time
             * @description Time by the world's clock.
             */
            at: string;
            /** @description Absent if the path belongs to no vendor. */
            vendor?: string;
            /** @description The operationId; absent if the request matched no operation. */
            operation?: string;
            method: string;
            /** @description Path as sent, without the prefix of a world. */
            path: string;
            query: string;
            request: {
                headers: components["schemas"]["Header"][];
                body: string;
            };
            response: {
                /** @description 0 if the connection was closed before a status was sent. */
                status: number;
                headers: components["schemas"]["Header"][];
                body: string;
            };
            /** @description The problem with which the request was rejected. */
            problem?: {
                kind: components["schemas"]["ProblemKind"];
                message: string;
                findings: components["schemas"]["Finding"][];
            };
            /** @description Security scheme of the accepted credential, by its name in the vendor's spec. Absent if the operation requires no credential or none was accepted. */
            credential?: string;
            /** @description Id of the injected fault. */
            fault?: string;
            /** @description Violation of the spec by the intended response: a bug in DeskDouble. */
            violation?: {
                operation: string;
                status: number;
                at: string;
                keyword: string;
                message: string;
            };
            /** @description An unexpected error in a handler: a bug in DeskDouble. */
            error?: string;
        };
        Header: {
            name: string;
            value: string;
        };
        NearMissList: {
            requests: {
                number: number;
                method: string;
                path: string;
                nearest: components["schemas"]["NearMiss"][];
            }[];
        };
        NearMiss: {
            vendor: string;
            operation: string;
            method: string;
            /** @description Path template of the operation. */
            path: string;
            differences: string[];
        };
        /** @description An HTTP Archive, version 1.2. */
        Har: {
            log: {
                /** @enum {string} */
                version: "1.2";
                creator: {
                    name: string;
                    version: string;
                };
                entries: components["schemas"]["HarEntry"][];
            };
        };
        HarEntry: {
            /**
             * Format: date-time
             * @description Time by the world's clock.
             */
            startedDateTime: string;
            /** @description Always 0: the journal does not record durations. */
            time: number;
            request: {
                method: string;
                url: string;
                httpVersion: string;
                cookies: string[];
                headers: components["schemas"]["Header"][];
                queryString: components["schemas"]["Header"][];
                postData?: {
                    mimeType: string;
                    text: string;
                };
                headersSize: number;
                bodySize: number;
            };
            response: {
                status: number;
                statusText: string;
                httpVersion: string;
                cookies: string[];
                headers: components["schemas"]["Header"][];
                content: {
                    size: number;
                    mimeType: string;
                    text: string;
                };
                redirectURL: string;
                headersSize: number;
                bodySize: number;
            };
            cache: Record<string, never>;
            timings: {
                send: number;
                wait: number;
                receive: number;
            };
            /** @description Vendor and operation. */
            comment?: string;
        };
        /**
         * @description Kind of a problem, the same for all vendors.
         * @enum {string}
         */
        ProblemKind: "malformed" | "invalid" | "unauthenticated" | "forbidden" | "not-found" | "unknown-path" | "unknown-method" | "conflict" | "too-large" | "unsupported-media-type" | "rate-limited" | "internal" | "not-implemented" | "unavailable" | "timeout";
        /** @description One error in a request, with its location. */
        Finding: {
            /** @enum {string} */
            in: "path" | "query" | "header" | "body";
            /** @description Name of the parameter, or JSON Pointer into the body. */
            at: string;
            keyword: string;
            message: string;
            /** @description The rejected value. */
            value?: unknown;
            /** @description The accepted values. */
            allowed?: unknown[];
        };
        /** @description Problem details (RFC 9457). */
        Problem: {
            /** @enum {string} */
            type: "about:blank";
            title: string;
            status: number;
            kind: components["schemas"]["ProblemKind"];
            detail: string;
            findings?: components["schemas"]["Finding"][];
        };
    };
    responses: {
        /** @description The request is malformed or invalid. The errors are listed in `findings`. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Bad Request",
                 *       "status": 400,
                 *       "kind": "invalid",
                 *       "detail": "body /seed must be integer",
                 *       "findings": [
                 *         {
                 *           "in": "body",
                 *           "at": "/seed",
                 *           "keyword": "type",
                 *           "message": "must be integer",
                 *           "value": "seven"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The control token is missing or wrong. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Unauthorized",
                 *       "status": 401,
                 *       "kind": "unauthenticated",
                 *       "detail": "The control API requires the control token as a Bearer token; DeskDouble printed it at startup"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request comes from a page of another site, or its Host is not a name of this machine. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "kind": "forbidden",
                 *       "detail": "Host \"desk.example\" is not a name of this machine; use 127.0.0.1 or localhost"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world, vendor, record or other resource does not exist. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Not Found",
                 *       "status": 404,
                 *       "kind": "not-found",
                 *       "detail": "World checkout-test not found"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The path does not support this method. */
        MethodNotAllowed: {
            headers: {
                /** @description The methods that the path supports. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Method Not Allowed",
                 *       "status": 405,
                 *       "kind": "unknown-method",
                 *       "detail": "/_control/worlds does not support PUT; use GET, POST"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request conflicts with the present state, or a limit is reached. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Conflict",
                 *       "status": 409,
                 *       "kind": "conflict",
                 *       "detail": "A world named \"checkout-test\" already exists"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body exceeds the size limit. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Content Too Large",
                 *       "status": 413,
                 *       "kind": "too-large",
                 *       "detail": "The body must be no larger than 1048576 bytes"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Unsupported Media Type",
                 *       "status": 415,
                 *       "kind": "unsupported-media-type",
                 *       "detail": "The body must be application/json; this is text/plain"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A bug in DeskDouble. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Internal Server Error",
                 *       "status": 500,
                 *       "kind": "internal",
                 *       "detail": "getHealth failed"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The wait timed out. */
        Timeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Gateway Timeout",
                 *       "status": 504,
                 *       "kind": "timeout",
                 *       "detail": "Timed out after 5000 ms waiting for 1 request matching {\"operation\":\"getAssistants\"}: the journal is empty"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Name of the world.
         * @example default
         */
        World: string;
        /**
         * @description Name of the vendor.
         * @example genesys
         */
        Vendor: string;
        /**
         * @description Name of the collection.
         * @example routingQueues
         */
        Collection: string;
        /**
         * @description Name of the snapshot.
         * @example logged-in
         */
        Snapshot: string;
        /**
         * @description Checks the write and returns its result without writing.
         * @example false
         */
        DryRun: boolean;
        /**
         * @description Only exchanges with this vendor.
         * @example genesys
         */
        OfVendor: string;
        /**
         * @description Only exchanges of this operation; an operationId.
         * @example getAssistants
         */
        OfOperation: string;
        /**
         * @description Only requests with this method.
         * @example GET
         */
        OfMethod: string;
        /**
         * @description Only requests whose path contains this text.
         * @example assistants
         */
        OfPath: string;
        /**
         * @description Only responses with this status, or of this class, such as 4XX.
         * @example 2XX
         */
        OfStatus: string;
        /**
         * @description Only requests that were rejected with this kind of problem.
         * @example not-found
         */
        OfProblem: components["schemas"]["ProblemKind"];
        /**
         * @description Only exchanges with an injected fault (true) or without one (false).
         * @example false
         */
        OfFault: boolean;
        /**
         * @description Only exchanges with a higher number.
         * @example 0
         */
        AfterNumber: number;
    };
    requestBodies: never;
    headers: {
        /** @description URL of the new resource, or target of the redirect. */
        Location: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getInspectorAddress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Redirect to the inspector page. */
            308: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getInspector: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The inspector's page. */
            200: {
                headers: {
                    /** @description The sources from which the page may load. */
                    "Content-Security-Policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>DeskDouble</title> */
                    "text/html": string;
                };
            };
        };
    };
    getInspectorPart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the file.
                 * @example inspector.js
                 */
                part: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A script, a style sheet or an image. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example document.title */
                    "text/javascript": string;
                    /** @example body { margin: 0 } */
                    "text/css": string;
                    /** @example <svg xmlns="http://www.w3.org/2000/svg"/> */
                    "image/svg+xml": string;
                };
            };
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The emulator is ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready",
                     *       "version": "0.1.0",
                     *       "worlds": {
                     *         "count": 1,
                     *         "limit": 10000
                     *       },
                     *       "waiting": {
                     *         "count": 0,
                     *         "limit": 1000
                     *       },
                     *       "vendors": [
                     *         {
                     *           "name": "genesys",
                     *           "title": "Genesys Cloud agent assistants",
                     *           "version": "1.0.0",
                     *           "digest": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *           "operations": 25,
                     *           "roots": [
                     *             "/api/v2",
                     *             "/oauth",
                     *             "/login"
                     *           ],
                     *           "collections": [
                     *             "assistants",
                     *             "routingQueues"
                     *           ],
                     *           "openapi": {
                     *             "json": "/_control/vendors/genesys/openapi.json",
                     *             "yaml": "/_control/vendors/genesys/openapi.yaml"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getVendors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All vendors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "vendors": [
                     *         {
                     *           "name": "genesys",
                     *           "title": "Genesys Cloud agent assistants",
                     *           "version": "1.0.0",
                     *           "digest": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *           "operations": 25,
                     *           "roots": [
                     *             "/api/v2",
                     *             "/oauth",
                     *             "/login"
                     *           ],
                     *           "collections": [
                     *             "assistants",
                     *             "routingQueues"
                     *           ],
                     *           "openapi": {
                     *             "json": "/_control/vendors/genesys/openapi.json",
                     *             "yaml": "/_control/vendors/genesys/openapi.yaml"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["VendorList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vendor's OpenAPI 3.1 document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.0"
                     *     }
                     */
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getOpenapiYaml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vendor's OpenAPI 3.1 document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example openapi: 3.1.0 */
                    "application/yaml": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All scenarios, sorted by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scenarios": [
                     *         {
                     *           "name": "default",
                     *           "describe": "Harbour Lane Outfitters, a mail-order house with a dozen assistants on its contact desks",
                     *           "with": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ScenarioList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getScenarioSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON Schema (2020-12) for editors, to complete and check scenario files. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "$schema": "https://json-schema.org/draft/2020-12/schema"
                     *     }
                     */
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getWorlds: {
        parameters: {
            query: {
                /**
                 * @description Maximum number of worlds to return.
                 * @example 25
                 */
                limit: number;
                /**
                 * @description Only worlds that were created after the world with this name.
                 * @example default
                 */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Worlds in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "worlds": [
                     *         {
                     *           "name": "default",
                     *           "initialState": {
                     *             "scenario": "default",
                     *             "with": {}
                     *           },
                     *           "ephemeral": false,
                     *           "outdated": false,
                     *           "seed": 20260115,
                     *           "auth": "open",
                     *           "clock": {
                     *             "now": "2026-01-15T09:00:00.000Z",
                     *             "frozen": true
                     *           },
                     *           "exchanges": 12,
                     *           "snapshots": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WorldList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    postWorlds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout-test",
                 *       "scenario": "default",
                 *       "seed": 7,
                 *       "clock": "2026-01-15T09:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["WorldRequest"];
            };
        };
        responses: {
            /** @description The new world. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "checkout-test",
                     *       "initialState": {
                     *         "scenario": "default",
                     *         "with": {}
                     *       },
                     *       "ephemeral": false,
                     *       "outdated": false,
                     *       "seed": 7,
                     *       "auth": "open",
                     *       "clock": {
                     *         "now": "2026-01-15T09:00:00.000Z",
                     *         "frozen": true
                     *       },
                     *       "exchanges": 0,
                     *       "snapshots": 0,
                     *       "baseUrl": "http://127.0.0.1:4010/_world/checkout-test",
                     *       "headers": {
                     *         "X-World": "checkout-test"
                     *       },
                     *       "credentials": {
                     *         "genesys": {
                     *           "headers": {
                     *             "authorization": "Bearer agent-console-token~checkout-test"
                     *           },
                     *           "settings": {
                     *             "clientId": "agent-console~checkout-test",
                     *             "clientSecret": "agent-console-secret"
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["World"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getWorld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "default",
                     *       "initialState": {
                     *         "scenario": "default",
                     *         "with": {}
                     *       },
                     *       "ephemeral": false,
                     *       "outdated": false,
                     *       "seed": 20260115,
                     *       "auth": "open",
                     *       "clock": {
                     *         "now": "2026-01-15T09:00:00.000Z",
                     *         "frozen": true
                     *       },
                     *       "exchanges": 12,
                     *       "snapshots": 0,
                     *       "baseUrl": "http://127.0.0.1:4010/_world/default",
                     *       "headers": {
                     *         "X-World": "default"
                     *       },
                     *       "credentials": {
                     *         "genesys": {
                     *           "headers": {
                     *             "authorization": "Bearer agent-console-token"
                     *           },
                     *           "settings": {
                     *             "clientId": "agent-console",
                     *             "clientSecret": "agent-console-secret"
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["World"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    deleteWorld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world was deleted with its records, journal and snapshots. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["InternalServerError"];
        };
    };
    postReset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "scenario": "default"
                 *     }
                 */
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description The world was reset. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
        };
    };
    postRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "origin"
                 *     }
                 */
                "application/json": components["schemas"]["RestoreRequest"];
            };
        };
        responses: {
            /** @description The world was restored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getSnapshots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All named snapshots, in the order in which they were first saved. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "snapshots": [
                     *         {
                     *           "name": "logged-in",
                     *           "at": "2026-01-15T09:00:00.000Z",
                     *           "after": 12
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SnapshotList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    putSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the snapshot.
                 * @example logged-in
                 */
                snapshot: components["parameters"]["Snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The saved snapshot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "logged-in",
                     *       "at": "2026-01-15T09:00:00.000Z",
                     *       "after": 12
                     *     }
                     */
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["InternalServerError"];
        };
    };
    deleteSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the snapshot.
                 * @example logged-in
                 */
                snapshot: components["parameters"]["Snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getDiff: {
        parameters: {
            query: {
                /**
                 * @description The earlier moment.
                 * @example origin
                 */
                from: string;
                /**
                 * @description The later moment.
                 * @example now
                 */
                to: string;
            };
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON Patch (RFC 6902) for `{ records, settings, clock }`; the path of a record is `/records/{vendor}/{collection}/{key}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "op": "replace",
                     *         "path": "/records/genesys/routingQueues/6f1a.../memberCount",
                     *         "value": 15
                     *       }
                     *     ]
                     */
                    "application/json-patch+json": components["schemas"]["PatchOperation"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock's time, and whether it is frozen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "now": "2026-01-15T09:00:00.000Z",
                     *       "frozen": true
                     *     }
                     */
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    patchClock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "advance": "90s"
                 *     }
                 */
                "application/json": components["schemas"]["ClockChange"];
            };
        };
        responses: {
            /** @description The clock after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "now": "2026-01-15T09:01:30.000Z",
                     *       "frozen": true
                     *     }
                     */
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getFaults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Faults that can still be injected, in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "faults": [
                     *         {
                     *           "id": "fault-1",
                     *           "vendor": "genesys",
                     *           "operation": "getAssistants",
                     *           "status": 503,
                     *           "times": 1,
                     *           "seen": 0,
                     *           "injected": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FaultList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    postFaults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "vendor": "genesys",
                 *       "operation": "getAssistants",
                 *       "status": 503,
                 *       "times": 1
                 *     }
                 */
                "application/json": components["schemas"]["FaultRequest"];
            };
        };
        responses: {
            /** @description The new fault. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "fault-1",
                     *       "vendor": "genesys",
                     *       "operation": "getAssistants",
                     *       "status": 503,
                     *       "times": 1,
                     *       "seen": 0,
                     *       "injected": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Fault"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
        };
    };
    deleteFaults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All faults were removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    deleteFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Id of the fault.
                 * @example fault-1
                 */
                fault: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fault was removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every setting with its value. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "queueExclusive": true,
                     *       "nameFilter": "exact",
                     *       "deleteStatus": 204,
                     *       "rateLimit": "counted"
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    patchProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rateLimit": "enforced"
                 *     }
                 */
                "application/json": components["schemas"]["Profile"];
            };
        };
        responses: {
            /** @description Every setting with its value after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "queueExclusive": true,
                     *       "nameFilter": "exact",
                     *       "deleteStatus": 204,
                     *       "rateLimit": "enforced"
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getCollections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collections of all vendors, each with its number of records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "collections": [
                     *         {
                     *           "vendor": "genesys",
                     *           "collection": "assistants",
                     *           "schema": "Assistant",
                     *           "size": 12
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CollectionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getRecords: {
        parameters: {
            query: {
                /**
                 * @description Maximum number of records to return.
                 * @example 25
                 */
                limit: number;
                /** @description The `next` of the previous page. */
                cursor?: string;
                /**
                 * @description Only records with a value that contains this text, ignoring case.
                 * @example billing
                 */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description Name of the collection.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records, in the collection's order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "records": [
                     *         {
                     *           "key": "0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48",
                     *           "record": {
                     *             "id": "0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48",
                     *             "name": "Billing"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecordPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    postRecords: {
        parameters: {
            query: {
                /**
                 * @description Checks the write and returns its result without writing.
                 * @example false
                 */
                dryRun: components["parameters"]["DryRun"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description Name of the collection.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Complaints"
                 *     }
                 */
                "application/json": components["schemas"]["GivenRecord"];
            };
        };
        responses: {
            /** @description The new record with its key. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48",
                     *       "record": {
                     *         "id": "0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48",
                     *         "name": "Complaints"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["KeyedRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description Name of the collection.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description Key of the record; a slash in the key is percent-encoded.
                 * @example 0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48",
                     *       "record": {
                     *         "id": "0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48",
                     *         "name": "Billing"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["KeyedRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    putRecord: {
        parameters: {
            query: {
                /**
                 * @description Checks the write and returns its result without writing.
                 * @example false
                 */
                dryRun: components["parameters"]["DryRun"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description Name of the collection.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description Key of the record; a slash in the key is percent-encoded.
                 * @example 0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48",
                 *       "name": "Billing"
                 *     }
                 */
                "application/json": components["schemas"]["GivenRecord"];
            };
        };
        responses: {
            /** @description The replaced record with its key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48",
                     *       "record": {
                     *         "id": "0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48",
                     *         "name": "Billing"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["KeyedRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
        };
    };
    deleteRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Name of the vendor.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description Name of the collection.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description Key of the record; a slash in the key is percent-encoded.
                 * @example 0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record was deleted. Records that refer to it are kept. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getExchanges: {
        parameters: {
            query: {
                /**
                 * @description Only exchanges with this vendor.
                 * @example genesys
                 */
                vendor?: components["parameters"]["OfVendor"];
                /**
                 * @description Only exchanges of this operation; an operationId.
                 * @example getAssistants
                 */
                operation?: components["parameters"]["OfOperation"];
                /**
                 * @description Only requests with this method.
                 * @example GET
                 */
                method?: components["parameters"]["OfMethod"];
                /**
                 * @description Only requests whose path contains this text.
                 * @example assistants
                 */
                path?: components["parameters"]["OfPath"];
                /**
                 * @description Only responses with this status, or of this class, such as 4XX.
                 * @example 2XX
                 */
                status?: components["parameters"]["OfStatus"];
                /**
                 * @description Only requests that were rejected with this kind of problem.
                 * @example not-found
                 */
                problem?: components["parameters"]["OfProblem"];
                /**
                 * @description Only exchanges with an injected fault (true) or without one (false).
                 * @example false
                 */
                fault?: components["parameters"]["OfFault"];
                /**
                 * @description Only exchanges with a higher number.
                 * @example 0
                 */
                after?: components["parameters"]["AfterNumber"];
                /**
                 * @description Maximum number of exchanges to return.
                 * @example 25
                 */
                limit: number;
            };
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exchanges that match, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "exchanges": [
                     *         {
                     *           "number": 1,
                     *           "at": "2026-01-15T09:00:00.000Z",
                     *           "vendor": "genesys",
                     *           "operation": "getAssistants",
                     *           "method": "GET",
                     *           "path": "/api/v2/assistants",
                     *           "query": "pageSize=25",
                     *           "request": {
                     *             "headers": [
                     *               {
                     *                 "name": "authorization",
                     *                 "value": "Bearer [redacted]"
                     *               }
                     *             ],
                     *             "body": ""
                     *           },
                     *           "response": {
                     *             "status": 200,
                     *             "headers": [
                     *               {
                     *                 "name": "Content-Type",
                     *                 "value": "application/json"
                     *               }
                     *             ],
                     *             "body": "{\"entities\":[],\"selfUri\":\"/api/v2/assistants?pageSize=25\"}"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ExchangeList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getExchangeCount: {
        parameters: {
            query?: {
                /**
                 * @description Only exchanges with this vendor.
                 * @example genesys
                 */
                vendor?: components["parameters"]["OfVendor"];
                /**
                 * @description Only exchanges of this operation; an operationId.
                 * @example getAssistants
                 */
                operation?: components["parameters"]["OfOperation"];
                /**
                 * @description Only requests with this method.
                 * @example GET
                 */
                method?: components["parameters"]["OfMethod"];
                /**
                 * @description Only requests whose path contains this text.
                 * @example assistants
                 */
                path?: components["parameters"]["OfPath"];
                /**
                 * @description Only responses with this status, or of this class, such as 4XX.
                 * @example 2XX
                 */
                status?: components["parameters"]["OfStatus"];
                /**
                 * @description Only requests that were rejected with this kind of problem.
                 * @example not-found
                 */
                problem?: components["parameters"]["OfProblem"];
                /**
                 * @description Only exchanges with an injected fault (true) or without one (false).
                 * @example false
                 */
                fault?: components["parameters"]["OfFault"];
                /**
                 * @description Only exchanges with a higher number.
                 * @example 0
                 */
                after?: components["parameters"]["AfterNumber"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Number of exchanges that match. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Count"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getExchangesAwaited: {
        parameters: {
            query: {
                /**
                 * @description Only exchanges with this vendor.
                 * @example genesys
                 */
                vendor?: components["parameters"]["OfVendor"];
                /**
                 * @description Only exchanges of this operation; an operationId.
                 * @example getAssistants
                 */
                operation?: components["parameters"]["OfOperation"];
                /**
                 * @description Only requests with this method.
                 * @example GET
                 */
                method?: components["parameters"]["OfMethod"];
                /**
                 * @description Only requests whose path contains this text.
                 * @example assistants
                 */
                path?: components["parameters"]["OfPath"];
                /**
                 * @description Only responses with this status, or of this class, such as 4XX.
                 * @example 2XX
                 */
                status?: components["parameters"]["OfStatus"];
                /**
                 * @description Only requests that were rejected with this kind of problem.
                 * @example not-found
                 */
                problem?: components["parameters"]["OfProblem"];
                /**
                 * @description Only exchanges with an injected fault (true) or without one (false).
                 * @example false
                 */
                fault?: components["parameters"]["OfFault"];
                /**
                 * @description Only exchanges with a higher number.
                 * @example 0
                 */
                after?: components["parameters"]["AfterNumber"];
                /**
                 * @description Number of exchanges to wait for.
                 * @example 1
                 */
                count: number;
                /**
                 * @description Maximum wait in milliseconds of real time.
                 * @example 5000
                 */
                timeout: number;
            };
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All exchanges that match. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "exchanges": [
                     *         {
                     *           "number": 1,
                     *           "at": "2026-01-15T09:00:00.000Z",
                     *           "vendor": "genesys",
                     *           "operation": "getAssistants",
                     *           "method": "GET",
                     *           "path": "/api/v2/assistants",
                     *           "query": "pageSize=25",
                     *           "request": {
                     *             "headers": [
                     *               {
                     *                 "name": "authorization",
                     *                 "value": "Bearer [redacted]"
                     *               }
                     *             ],
                     *             "body": ""
                     *           },
                     *           "response": {
                     *             "status": 200,
                     *             "headers": [
                     *               {
                     *                 "name": "Content-Type",
                     *                 "value": "application/json"
                     *               }
                     *             ],
                     *             "body": "{\"entities\":[],\"selfUri\":\"/api/v2/assistants?pageSize=25\"}"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ExchangeList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["InternalServerError"];
            504: components["responses"]["Timeout"];
        };
    };
    getNearMisses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests that matched no operation, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "requests": [
                     *         {
                     *           "number": 3,
                     *           "method": "GET",
                     *           "path": "/api/v2/assistant",
                     *           "nearest": [
                     *             {
                     *               "vendor": "genesys",
                     *               "operation": "getAssistants",
                     *               "method": "GET",
                     *               "path": "/api/v2/assistants",
                     *               "differences": [
                     *                 "\"assistant\" is \"assistants\" here"
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["NearMissList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getHar: {
        parameters: {
            query?: {
                /**
                 * @description Only exchanges with this vendor.
                 * @example genesys
                 */
                vendor?: components["parameters"]["OfVendor"];
                /**
                 * @description Only exchanges of this operation; an operationId.
                 * @example getAssistants
                 */
                operation?: components["parameters"]["OfOperation"];
                /**
                 * @description Only requests with this method.
                 * @example GET
                 */
                method?: components["parameters"]["OfMethod"];
                /**
                 * @description Only requests whose path contains this text.
                 * @example assistants
                 */
                path?: components["parameters"]["OfPath"];
                /**
                 * @description Only responses with this status, or of this class, such as 4XX.
                 * @example 2XX
                 */
                status?: components["parameters"]["OfStatus"];
                /**
                 * @description Only requests that were rejected with this kind of problem.
                 * @example not-found
                 */
                problem?: components["parameters"]["OfProblem"];
                /**
                 * @description Only exchanges with an injected fault (true) or without one (false).
                 * @example false
                 */
                fault?: components["parameters"]["OfFault"];
                /**
                 * @description Only exchanges with a higher number.
                 * @example 0
                 */
                after?: components["parameters"]["AfterNumber"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exchanges that match, as an HTTP Archive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "log": {
                     *         "version": "1.2",
                     *         "creator": {
                     *           "name": "DeskDouble",
                     *           "version": "0.1.0"
                     *         },
                     *         "entries": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Har"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getEvents: {
        parameters: {
            query?: {
                /**
                 * @description Only exchanges with this vendor.
                 * @example genesys
                 */
                vendor?: components["parameters"]["OfVendor"];
                /**
                 * @description Only exchanges of this operation; an operationId.
                 * @example getAssistants
                 */
                operation?: components["parameters"]["OfOperation"];
            };
            header?: {
                /**
                 * @description Number of the last exchange that the client received. Without it, only new exchanges are sent.
                 * @example 0
                 */
                "Last-Event-ID"?: number;
            };
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events, until the client disconnects or the world is deleted. The data of an `exchange` event has the schema Exchange. */
            200: {
                headers: {
                    /** @description Always no-store. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 1
                     *     event: exchange
                     *     data: {"number":1}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getExchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description Number of the exchange.
                 * @example 1
                 */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exchange. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": 1,
                     *       "at": "2026-01-15T09:00:00.000Z",
                     *       "vendor": "genesys",
                     *       "operation": "getAssistant",
                     *       "method": "GET",
                     *       "path": "/api/v2/assistants/none",
                     *       "query": "",
                     *       "request": {
                     *         "headers": [],
                     *         "body": ""
                     *       },
                     *       "response": {
                     *         "status": 404,
                     *         "headers": [
                     *           {
                     *             "name": "Content-Type",
                     *             "value": "application/json"
                     *           }
                     *         ],
                     *         "body": "{\"message\":\"Assistant none not found\"}"
                     *       },
                     *       "problem": {
                     *         "kind": "not-found",
                     *         "message": "Assistant none not found",
                     *         "findings": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Exchange"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getPact: {
        parameters: {
            query: {
                /**
                 * @description Name of the client, which is the consumer of the pact.
                 * @example agent-console
                 */
                consumer: string;
                /**
                 * @description Name of the vendor, which is the provider of the pact.
                 * @example genesys
                 */
                vendor: string;
            };
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A pact of Pact specification 4. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "consumer": {
                     *         "name": "agent-console"
                     *       },
                     *       "provider": {
                     *         "name": "genesys"
                     *       },
                     *       "interactions": [
                     *         {
                     *           "type": "Synchronous/HTTP",
                     *           "description": "getUsersMe answers 200",
                     *           "providerStates": [
                     *             {
                     *               "name": "default"
                     *             }
                     *           ],
                     *           "request": {
                     *             "method": "GET",
                     *             "path": "/api/v2/users/me"
                     *           },
                     *           "response": {
                     *             "status": 200
                     *           }
                     *         }
                     *       ],
                     *       "metadata": {
                     *         "pactSpecification": {
                     *           "version": "4.0"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Pact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["InternalServerError"];
        };
    };
    postProviderState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "default",
                 *       "params": {},
                 *       "action": "setup"
                 *     }
                 */
                "application/json": components["schemas"]["ProviderState"];
            };
        };
        responses: {
            /** @description The values that the state defines, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "genesys.authorization": "Bearer agent-console-token~verification"
                     *     }
                     */
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
        };
    };
}

/** The switches for what the vendor's documents leave open. */
export interface profile {
}

/** The references to records that have no operation of their own. */
export interface links {
}
