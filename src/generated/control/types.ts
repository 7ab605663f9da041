// Made by scripts/generate.ts from specs/. Do not edit.

export interface paths {
    "/_control": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lead to the inspector */
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
        /** Show the inspector, a page for people */
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
        /** Read a part of the inspector */
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
        /** Tell whether the emulator is ready, and what it is */
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
        /** List the vendors that are emulated */
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
                 * @description The vendor's name.
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
                 * @description The vendor's name.
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
        /** List the scenarios that a world can begin with */
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
        /** Read the JSON Schema of a scenario's file */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Read how a world began, how it stands, and how to get into it */
        get: operations["getWorld"];
        put?: never;
        post?: never;
        /** End a world */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a world back to how it began */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a world to a moment of its past */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** List the moments that are kept by name */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The snapshot's name.
                 * @example logged-in
                 */
                snapshot: components["parameters"]["Snapshot"];
            };
            cookie?: never;
        };
        get?: never;
        /** Keep the present moment under a name */
        put: operations["putSnapshot"];
        post?: never;
        /** Forget a moment */
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
                 * @description The world's name.
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
                 * @description The world's name.
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** List the faults that can still strike */
        get: operations["getFaults"];
        put?: never;
        /** Make matching exchanges fail or wait */
        post: operations["postFaults"];
        /** Take all faults away */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The fault's id.
                 * @example fault-1
                 */
                fault: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one fault away */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The vendor's name.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
            };
            cookie?: never;
        };
        /** Read the switches of a vendor's profile */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set switches of a vendor's profile */
        patch: operations["patchProfile"];
        trace?: never;
    };
    "/_control/worlds/{world}/state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The world's name.
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The vendor's name.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description The collection's name.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        /** List the records of a collection */
        get: operations["getRecords"];
        put?: never;
        /** Make a record */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The vendor's name.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description The collection's name.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description The record's key. A slash in it is percent-encoded.
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** List what was asked and answered */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Count what was asked */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Wait until so many exchanges match */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** List the requests that matched no operation, with those that they come nearest to */
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
                 * @description The world's name.
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Listen to what is asked and answered */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The exchange's number.
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        /** Read what a world saw of a vendor, as a Pact document */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a world into a provider state of a pact
         * @description The state-change URL that Pact's verifiers of all languages ask, while they send an interaction's request to the base URL of the same world.
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
        /** @description A Pact document of specification 4. */
        Pact: {
            consumer: components["schemas"]["Pacticipant"];
            provider: components["schemas"]["Pacticipant"];
            interactions: components["schemas"]["Interaction"][];
            /** @description The specification, and under deskdouble the exchanges that were left out, each with the reason. */
            metadata: {
                [key: string]: unknown;
            };
        };
        Pacticipant: {
            name: string;
        };
        /** @description A request and what it must be answered with. */
        Interaction: {
            /** @constant */
            type: "Synchronous/HTTP";
            description: string;
            providerStates?: {
                /** @description A scenario, or what goes on from there. */
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
            /** @description The name; empty for an interaction that has no state. */
            state: string;
            params?: {
                [key: string]: unknown;
            };
            /**
             * @description At teardown nothing is done.
             * @enum {string}
             */
            action?: "setup" | "teardown";
        };
        Health: {
            /** @enum {string} */
            status: "ready";
            /** @description The version of the package. */
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
            /** @description Of its spec. */
            title: string;
            /** @description Of its spec. */
            version: string;
            /** @description SHA-256 of its spec as compact JSON. */
            digest: string;
            operations: number;
            /** @description The path prefixes that belong to it. */
            roots: string[];
            collections: string[];
            /** @description Where its spec can be read. */
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
            /** @description The scenario that it builds on. */
            extends?: string;
            with: components["schemas"]["Parameters"];
            /** @description Where it comes from, when not from the package. */
            file?: string;
        };
        /** @description A scenario's parameters. */
        Parameters: {
            [key: string]: string | number | boolean;
        };
        WorldList: {
            total: number;
            worlds: components["schemas"]["WorldSummary"][];
            /** @description Ask for those after this one; absent at the end. */
            next?: string;
        };
        WorldSummary: {
            name: string;
            initialState: components["schemas"]["InitialState"];
            ephemeral: boolean;
            /** @description Whether its scenario was changed since it began. A reset takes the new one. */
            outdated: boolean;
            seed: number;
            auth: components["schemas"]["Auth"];
            clock: components["schemas"]["Clock"];
            /** @description How many its journal holds. */
            exchanges: number;
            /** @description How many moments are kept by name. */
            snapshots: number;
        };
        World: {
            name: string;
            initialState: components["schemas"]["InitialState"];
            ephemeral: boolean;
            /** @description Whether its scenario was changed since it began. A reset takes the new one. */
            outdated: boolean;
            seed: number;
            auth: components["schemas"]["Auth"];
            clock: components["schemas"]["Clock"];
            /** @description How many its journal holds. */
            exchanges: number;
            /** @description How many moments are kept by name. */
            snapshots: number;
            /**
             * Format: uri-reference
             * @description For any client that takes a base URL.
             */
            baseUrl: string;
            /** @description For any client that sends headers of one's own. */
            headers: {
                "X-World": string;
            };
            /** @description By vendor. Each leads to this world by itself. */
            credentials: {
                [key: string]: components["schemas"]["Credentials"];
            };
        };
        /** @description What a world began with. */
        InitialState: {
            scenario?: string;
            /** @description The world that it was forked from. */
            from?: string;
            with: components["schemas"]["Parameters"];
        };
        /**
         * @description open believes any well-formed credential; strict only those that the world knows.
         * @enum {string}
         */
        Auth: "open" | "strict";
        Credentials: {
            /** @description The request headers that carry a credential. */
            headers: {
                [key: string]: string;
            };
            /** @description What to fill into a client's settings, by name. */
            settings: {
                [key: string]: string;
            };
            /** @description The request headers of operations that take another credential, by the spec's security scheme. */
            schemes?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        WorldRequest: {
            /** @description Letters, digits, - and _. Made up unless given. */
            name?: string;
            /** @description Begins with this scenario and not with the state of a world. */
            scenario?: string;
            with?: components["schemas"]["Parameters"];
            /** @description Begins with the present state of this world; the default one unless given. */
            from?: string;
            /** @description Begins another random sequence. */
            seed?: number;
            /**
             * Format: date-time
             * @description Freezes the clock at this instant.
             */
            clock?: string;
            auth?: components["schemas"]["Auth"];
            /** @description May be ended for another when there is no more room. */
            ephemeral?: boolean;
        };
        ResetRequest: {
            /** @description Begins with this scenario and no more with what it began with. */
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
             * @description By the world's clock.
             */
            at: string;
            /** @description The number of the last exchange before it. */
            after: number;
        };
        RestoreRequest: {
            /** @description How the world began, a named snapshot, or the moment before or after an exchange. */
            to: string;
        };
        PatchOperation: {
            /** @enum {string} */
            op: "add" | "remove" | "replace" | "move" | "copy" | "test";
            /** @description A JSON Pointer. */
            path: string;
            /** @description A JSON Pointer. */
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
             * @description Sets the clock to this instant.
             */
            now?: string;
            /** @description Moves the clock by milliseconds, or by such as 90s, 15m, 2h, -1d. */
            advance?: string | number;
            /** @description Stops the clock, or lets it run on from where it stands. */
            frozen?: boolean;
        };
        FaultList: {
            faults: components["schemas"]["Fault"][];
        };
        FaultRequest: {
            vendor: string;
            /** @description An operationId, or * for all that can fail in this way. */
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
            /** @description How many exchanges it was looked at for. */
            seen: number;
            /** @description How often it was injected. */
            injected: number;
        };
        /** @description Strikes this often and is then spent. */
        FaultTimes: number;
        /** @description First strikes at the nth matching exchange; at that one only, unless times says more. */
        FaultNth: number;
        /** @description How likely each matching exchange is struck, drawn from the world's random source. */
        FaultProbability: number;
        /** @description An error status that the vendor's spec declares for the operation. */
        FaultStatus: number;
        /** @description A wait before anything else happens, in milliseconds of real time. */
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
        /** @description A rate limit of its own, enforced; what is not given is as the vendor's spec says. */
        FaultQuota: {
            requests?: number;
            seconds?: number;
        };
        /**
         * @description reset breaks the connection off, empty closes it without an answer, truncated sends the head and half of the body.
         * @enum {string}
         */
        FaultTransport: "reset" | "empty" | "truncated";
        /**
         * @description With transport, whether the request never arrives, or is carried out and its reply is lost.
         * @enum {string}
         */
        FaultLost: "request" | "response";
        /** @description Switches by name, as the vendor's spec lists them under x-profile. */
        Profile: {
            [key: string]: string | number | boolean;
        };
        CollectionList: {
            collections: components["schemas"]["Collection"][];
        };
        Collection: {
            vendor: string;
            collection: string;
            /** @description The schema of its records in the vendor's spec. */
            schema: string;
            size: number;
        };
        RecordPage: {
            total: number;
            records: components["schemas"]["KeyedRecord"][];
            /** @description The cursor of the next page; absent at the end. */
            next?: string;
        };
        KeyedRecord: {
            key: string;
            /** @description As the vendor's schema says. */
            record: {
                [key: string]: unknown;
            };
        };
        /** @description A record, or as much of it as matters, as the vendor's schema says. */
        GivenRecord: {
            [key: string]: unknown;
        };
        Count: {
            count: number;
        };
        ExchangeList: {
            /** @description How many match, those that are not shown included. */
            total: number;
            exchanges: components["schemas"]["Exchange"][];
        };
        Exchange: {
            /** @description Counted from 1 since the world began or was reset. */
            number: number;
            /**
             * Format: date-time
             * @description By the world's clock.
             */
            at: string;
            /** @description Absent when the path belongs to none. */
            vendor?: string;
            /** @description The operationId; absent when the request matched none. */
            operation?: string;
            method: string;
            /** @description As it was sent, without the prefix of a world. */
            path: string;
            query: string;
            request: {
                headers: components["schemas"]["Header"][];
                body: string;
            };
            response: {
                /** @description 0 when the connection was broken off before any was sent. */
                status: number;
                headers: components["schemas"]["Header"][];
                body: string;
            };
            /** @description Why it was refused. */
            problem?: {
                kind: components["schemas"]["ProblemKind"];
                message: string;
                findings: components["schemas"]["Finding"][];
            };
            /** @description The security scheme of the vendor's spec whose credential was accepted; absent when none was asked for, or none was right. */
            credential?: string;
            /** @description The id of the fault that struck it. */
            fault?: string;
            /** @description How the reply that was to be sent broke the spec: a bug in DeskDouble. */
            violation?: {
                operation: string;
                status: number;
                at: string;
                keyword: string;
                message: string;
            };
            /** @description What a handler threw that is no refusal: a bug in DeskDouble. */
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
            /** @description Its path template. */
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
             * @description By the world's clock.
             */
            startedDateTime: string;
            /** @description Always 0: the journal keeps no durations. */
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
            /** @description The vendor and the operation. */
            comment?: string;
        };
        /**
         * @description Why a request was refused, in words that are no vendor's.
         * @enum {string}
         */
        ProblemKind: "malformed" | "invalid" | "unauthenticated" | "forbidden" | "not-found" | "unknown-path" | "unknown-method" | "conflict" | "too-large" | "unsupported-media-type" | "rate-limited" | "internal" | "not-implemented" | "unavailable" | "timeout";
        /** @description One thing wrong with a request, and its place. */
        Finding: {
            /** @enum {string} */
            in: "path" | "query" | "header" | "body";
            /** @description A parameter's name, or a JSON Pointer into the body. */
            at: string;
            keyword: string;
            message: string;
            /** @description What was found. */
            value?: unknown;
            /** @description What would have been accepted. */
            allowed?: unknown[];
        };
        /** @description RFC 9457. */
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
        /** @description The request is malformed, or asks for what cannot be. Every finding is told. */
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
        /** @description The control token is required and is not, or not rightly, given. */
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
                 *       "detail": "The control token is required; it was printed when DeskDouble started"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request came from a page of another site, or under a foreign name. */
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
                 *       "detail": "The Host \"desk.example\" is no name of this machine: ask 127.0.0.1 or localhost"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing. */
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
        /** @description The path has other methods. */
        MethodNotAllowed: {
            headers: {
                /** @description The methods that it has. */
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
                 *       "detail": "PUT is not a method of /_control/worlds: it has GET, POST"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It cannot be done as things stand, or a limit is reached. */
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
                 *       "detail": "There is a world named \"checkout-test\" already"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than is read. */
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
        /** @description The body is no JSON. */
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
        /** @description It did not happen in time. */
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
                 *       "detail": "Waited 5000 ms for 1 exchanges of {\"operation\":\"getAssistants\"}: there were 0"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The world's name.
         * @example default
         */
        World: string;
        /**
         * @description The vendor's name.
         * @example genesys
         */
        Vendor: string;
        /**
         * @description The collection's name.
         * @example routingQueues
         */
        Collection: string;
        /**
         * @description The snapshot's name.
         * @example logged-in
         */
        Snapshot: string;
        /**
         * @description Only says what would come of it; nothing is written.
         * @example false
         */
        DryRun: boolean;
        /**
         * @description Only exchanges with this vendor.
         * @example genesys
         */
        OfVendor: string;
        /**
         * @description Only exchanges of this operation, by operationId.
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
         * @description Only replies with this status, or of this class.
         * @example 2XX
         */
        OfStatus: string;
        /**
         * @description Only requests that were refused for this reason.
         * @example not-found
         */
        OfProblem: components["schemas"]["ProblemKind"];
        /**
         * @description Only exchanges that a fault struck (true), or that none did (false).
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
        /** @description Where it is from now on. */
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
            /** @description It is one slash further. */
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
            /** @description The page. */
            200: {
                headers: {
                    /** @description What the page may load. */
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
                 * @description Which one.
                 * @example inspector.js
                 */
                part: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its script, its style or its picture. */
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
            /** @description It is ready. */
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
            /** @description All of them. */
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
                 * @description The vendor's name.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The OpenAPI 3.1 document that everything is made from. */
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
                 * @description The vendor's name.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The OpenAPI 3.1 document that everything is made from. */
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
            /** @description All of them, by name. */
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
            /** @description A JSON Schema (2020-12), with which an editor completes and checks scenarios. */
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
                 * @description The most worlds to return.
                 * @example 25
                 */
                limit: number;
                /**
                 * @description Only those that began after the world of this name.
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
            /** @description Worlds in the order in which they began. */
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
            /** @description It has begun. */
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
                 * @description The world's name.
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone, with its records, journal and snapshots. */
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
                 * @description The world's name.
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
            /** @description It is as it began. */
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
                 * @description The world's name.
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
            /** @description It is as it was then. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, in the order in which they were first saved. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The snapshot's name.
                 * @example logged-in
                 */
                snapshot: components["parameters"]["Snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is kept. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The snapshot's name.
                 * @example logged-in
                 */
                snapshot: components["parameters"]["Snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is forgotten. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON Patch (RFC 6902) of `{ records, settings, clock }`, where a record stands at `/records/{vendor}/{collection}/{key}`. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it shows. */
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
                 * @description The world's name.
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
            /** @description What it shows now. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they were set. */
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
                 * @description The world's name.
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
            /** @description It is set. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description None is left. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The fault's id.
                 * @example fault-1
                 */
                fault: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The vendor's name.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each switch and how it stands. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The vendor's name.
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
            /** @description Each switch and how it stands now. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, of all vendors, and how many records each has. */
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
                 * @description The most records to return.
                 * @example 25
                 */
                limit: number;
                /** @description Where to go on; the `next` of the page before. */
                cursor?: string;
                /**
                 * @description Only records in which this text stands, in whichever case; also a part of a value.
                 * @example billing
                 */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The vendor's name.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description The collection's name.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records, in listing order. */
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
                 * @description Only says what would come of it; nothing is written.
                 * @example false
                 */
                dryRun: components["parameters"]["DryRun"];
            };
            header?: never;
            path: {
                /**
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The vendor's name.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description The collection's name.
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
            /** @description It is made. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The vendor's name.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description The collection's name.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description The record's key. A slash in it is percent-encoded.
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
                 * @description Only says what would come of it; nothing is written.
                 * @example false
                 */
                dryRun: components["parameters"]["DryRun"];
            };
            header?: never;
            path: {
                /**
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The vendor's name.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description The collection's name.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description The record's key. A slash in it is percent-encoded.
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
            /** @description It is replaced. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The vendor's name.
                 * @example genesys
                 */
                vendor: components["parameters"]["Vendor"];
                /**
                 * @description The collection's name.
                 * @example routingQueues
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description The record's key. A slash in it is percent-encoded.
                 * @example 0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. Records that refer to it stay. */
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
                 * @description Only exchanges of this operation, by operationId.
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
                 * @description Only replies with this status, or of this class.
                 * @example 2XX
                 */
                status?: components["parameters"]["OfStatus"];
                /**
                 * @description Only requests that were refused for this reason.
                 * @example not-found
                 */
                problem?: components["parameters"]["OfProblem"];
                /**
                 * @description Only exchanges that a fault struck (true), or that none did (false).
                 * @example false
                 */
                fault?: components["parameters"]["OfFault"];
                /**
                 * @description Only exchanges with a higher number.
                 * @example 0
                 */
                after?: components["parameters"]["AfterNumber"];
                /**
                 * @description The most exchanges to return.
                 * @example 25
                 */
                limit: number;
            };
            header?: never;
            path: {
                /**
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Exchanges that match, oldest first. */
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
                 * @description Only exchanges of this operation, by operationId.
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
                 * @description Only replies with this status, or of this class.
                 * @example 2XX
                 */
                status?: components["parameters"]["OfStatus"];
                /**
                 * @description Only requests that were refused for this reason.
                 * @example not-found
                 */
                problem?: components["parameters"]["OfProblem"];
                /**
                 * @description Only exchanges that a fault struck (true), or that none did (false).
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many match. */
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
                 * @description Only exchanges of this operation, by operationId.
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
                 * @description Only replies with this status, or of this class.
                 * @example 2XX
                 */
                status?: components["parameters"]["OfStatus"];
                /**
                 * @description Only requests that were refused for this reason.
                 * @example not-found
                 */
                problem?: components["parameters"]["OfProblem"];
                /**
                 * @description Only exchanges that a fault struck (true), or that none did (false).
                 * @example false
                 */
                fault?: components["parameters"]["OfFault"];
                /**
                 * @description Only exchanges with a higher number.
                 * @example 0
                 */
                after?: components["parameters"]["AfterNumber"];
                /**
                 * @description How many it takes.
                 * @example 1
                 */
                count: number;
                /**
                 * @description How long to wait, in milliseconds of real time.
                 * @example 5000
                 */
                timeout: number;
            };
            header?: never;
            path: {
                /**
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They came; all that match. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first. */
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
                 * @description Only exchanges of this operation, by operationId.
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
                 * @description Only replies with this status, or of this class.
                 * @example 2XX
                 */
                status?: components["parameters"]["OfStatus"];
                /**
                 * @description Only requests that were refused for this reason.
                 * @example not-found
                 */
                problem?: components["parameters"]["OfProblem"];
                /**
                 * @description Only exchanges that a fault struck (true), or that none did (false).
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exchanges that match. */
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
                 * @description Only exchanges of this operation, by operationId.
                 * @example getAssistants
                 */
                operation?: components["parameters"]["OfOperation"];
            };
            header?: {
                /**
                 * @description The number of the last exchange that was heard. Without it only new ones are sent.
                 * @example 0
                 */
                "Last-Event-ID"?: number;
            };
            path: {
                /**
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events, until the client hangs up or the world is deleted. The data of each is an exchange as the journal shows it. */
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
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
                /**
                 * @description The exchange's number.
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
                 * @description The name of the client.
                 * @example agent-console
                 */
                consumer: string;
                /**
                 * @description The vendor, which is the provider of the pact.
                 * @example genesys
                 */
                vendor: string;
            };
            header?: never;
            path: {
                /**
                 * @description The world's name.
                 * @example default
                 */
                world: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A pact of specification 4. */
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
                 * @description The world's name.
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
            /** @description The values that the state decides, by name. */
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
