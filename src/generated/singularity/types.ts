// Made by scripts/generate.ts from specs/. Do not edit.

export interface paths {
    "/api/assistants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the assistants */
        get: operations["listAssistants"];
        put?: never;
        /** Create an assistant */
        post: operations["createAssistant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistants/{assistantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        /** Read an assistant */
        get: operations["readAssistant"];
        /** Change an assistant */
        put: operations["updateAssistant"];
        post?: never;
        /** Delete an assistant */
        delete: operations["removeAssistant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistants/{assistantId}/execute": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an assistant answer
         * @description Where Accept names text/event-stream, the answer is streamed: an event `{"type":"token","value":…}` for each token, then `{"type":"done"}`; a comment every 20 seconds while nothing else is sent; a failure as an event named error.
         */
        post: operations["executeAssistant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistants/{assistantId}/prompt-history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        /** List the versions of an assistant's prompt */
        get: operations["listPromptVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistants/{assistantId}/prompt-history/compare": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        /** Compare two versions of an assistant's prompt */
        get: operations["comparePromptVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistants/{assistantId}/prompt-history/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        /** Read figures of an assistant's prompt history */
        get: operations["readPromptStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistants/{assistantId}/prompt-history/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
                /**
                 * @description The number of the version.
                 * @example 1
                 */
                version: components["parameters"]["Version"];
            };
            cookie?: never;
        };
        /** Read one version of an assistant's prompt */
        get: operations["readPromptVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistants/{assistantId}/prompt-history/{version}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
                /**
                 * @description The number of the version.
                 * @example 1
                 */
                version: components["parameters"]["Version"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an assistant's prompt back to an earlier version */
        post: operations["rollbackPrompt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the teams */
        get: operations["listTeams"];
        put?: never;
        /** Create a team */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an assistant into teams */
        post: operations["assignTeams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{teamId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the team.
                 * @example team-123
                 */
                teamId: components["parameters"]["TeamId"];
            };
            cookie?: never;
        };
        /** Read a team */
        get: operations["readTeam"];
        /** Change a team */
        put: operations["updateTeam"];
        post?: never;
        /** Delete a team */
        delete: operations["removeTeam"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{teamId}/assistants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the team.
                 * @example team-123
                 */
                teamId: components["parameters"]["TeamId"];
            };
            cookie?: never;
        };
        /** List the assistants of a team */
        get: operations["listTeamAssistants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{teamId}/assistants/{assistantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the team.
                 * @example team-123
                 */
                teamId: components["parameters"]["TeamId"];
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an assistant out of a team */
        delete: operations["unassignTeam"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sessions */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the session.
                 * @example session-123
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** Read a session */
        get: operations["readSession"];
        put?: never;
        post?: never;
        /** Delete a session */
        delete: operations["removeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the session.
                 * @example session-123
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** List the messages of a session */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the models */
        get: operations["listModels"];
        put?: never;
        post?: never;
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
        /** @description An assistant in full. */
        Assistant: {
            /** @description Given by the server. */
            readonly id: string;
            name: string;
            description: string | null;
            /** @description openai, anthropic or google, or another that the scenario offers models of. */
            llmProvider: string;
            llmModel: string;
            /** @description The present prompt; null as long as there was none. */
            llmPrompt: string | null;
            maxTokens: number;
            language: string;
            voice: string | null;
            teamIds: string[];
            readonly companyId: string;
            /**
             * Format: date-time
             * @description When it was executed last.
             */
            readonly lastAccessedAt: string | null;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly updatedAt: string;
        };
        /** @description An assistant as the listing shows it. */
        AssistantSummary: {
            id: string;
            name: string;
            description: string | null;
            llmProvider: string;
            llmModel: string;
            maxTokens: number;
            language: string;
            teamIds: string[];
            /** Format: date-time */
            lastAccessedAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description A page of assistants. */
        AssistantPage: {
            data: components["schemas"]["AssistantSummary"][];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description A new assistant. */
        AssistantCreate: {
            name: string;
            /** @default null */
            description: string | null;
            llmProvider: string;
            llmModel: string;
            /** @default null */
            llmPrompt: string | null;
            /** @default 25000 */
            maxTokens: number;
            /** @default en */
            language: string;
            /** @default null */
            voice: string | null;
            /** @default [] */
            teamIds: string[];
        };
        /** @description What may be changed in an assistant. Nothing is required. */
        AssistantUpdate: {
            name?: string;
            description?: string | null;
            llmProvider?: string;
            llmModel?: string;
            llmPrompt?: string | null;
            maxTokens?: number;
            language?: string;
            voice?: string | null;
            teamIds?: string[];
        };
        /** @description Where a page stands. */
        PageMeta: {
            page: number;
            limit: number;
            total: number;
        };
        /** @description It was done. */
        Done: {
            success: boolean;
            message: string;
        };
        /** @description What an assistant is asked. */
        Execution: {
            /** @description Its bounds are assumed. */
            userInput: string;
            sessionId?: string;
            attachments?: components["schemas"]["Attachment"][];
            /** @description A prompt for this one answer. */
            promptOverride?: string;
            /** @description Whether the answer tells its tool calls; it does unless this is false. */
            includeToolCalls?: boolean;
        };
        /** @description What is sent along with an input. */
        Attachment: {
            /** @enum {string} */
            type: "url" | "base64";
            mimeType: string;
            /** Format: uri-reference */
            url?: string;
            data?: string;
            fileName?: string;
        };
        /** @description What an assistant answers. */
        Answer: {
            response: string;
            sessionId: string;
            usage: components["schemas"]["Usage"];
            toolCalls: components["schemas"]["ToolCall"][];
        };
        /** @description Tokens that were used. They are estimated as a quarter of the characters, rounded up, and not counted by a tokenizer, unless a rule of the scenario names them. */
        Usage: {
            inputTokens: number;
            outputTokens: number;
            totalTokens: number;
        };
        /** @description A tool that the assistant called. The page shows none, so its shape is assumed. */
        ToolCall: {
            name: string;
            arguments?: {
                [key: string]: unknown;
            };
            /** @description What it gave. */
            result?: unknown;
        };
        /** @description One version of an assistant's prompt, as the world keeps it. */
        PromptVersion: {
            assistantId: string;
            version: number;
            prompt: string;
            changeType: components["schemas"]["ChangeType"];
            changeDescription: string;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @description How a version came about.
         * @enum {string}
         */
        ChangeType: "initial" | "update" | "rollback";
        /** @description A version without its prompt. */
        PromptVersionSummary: {
            version: number;
            changeType: components["schemas"]["ChangeType"];
            changeDescription: string;
            /** Format: date-time */
            createdAt: string;
            metadata: {
                characterCount: number;
                lineCount: number;
                tokenEstimate: number;
            };
        };
        /** @description The versions of a prompt, newest first. */
        PromptVersionList: {
            versions: components["schemas"]["PromptVersionSummary"][];
        };
        /** @description A version with its prompt. */
        PromptVersionDetail: {
            version: number;
            prompt: string;
            changeType: components["schemas"]["ChangeType"];
            changeDescription: string;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description Two versions and how they differ, line by line. */
        PromptComparison: {
            v1: components["schemas"]["ComparedVersion"];
            v2: components["schemas"]["ComparedVersion"];
            diff: {
                added: string[];
                removed: string[];
                characterDelta: number;
            };
        };
        /** @description One side of a comparison. */
        ComparedVersion: {
            version: number;
            prompt: string;
        };
        /** @description Figures of a prompt history. */
        PromptStatistics: {
            totalVersions: number;
            changeTypes: {
                initial: number;
                update: number;
                rollback: number;
            };
            /** @description Rounded to a whole number. */
            averageCharacterCount: number;
            /** Format: date-time */
            lastUpdated: string | null;
        };
        /** @description What a rollback added. */
        Rollback: {
            success: boolean;
            newVersion: number;
            changeType: components["schemas"]["ChangeType"];
            changeDescription: string;
        };
        /** @description A group of assistants. */
        Team: {
            readonly id: string;
            name: string;
            description: string | null;
            readonly companyId: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly updatedAt: string;
        };
        /** @description A new team. */
        TeamCreate: {
            name: string;
            /** @default null */
            description: string | null;
        };
        /** @description What may be changed in a team. */
        TeamUpdate: {
            name?: string;
            description?: string | null;
        };
        /** @description A page of teams. */
        TeamPage: {
            data: components["schemas"]["Team"][];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Which assistant is put into which teams. */
        TeamAssignment: {
            assistantId: string;
            teamIds: string[];
            /** @default false */
            append: boolean;
        };
        /** @description A conversation of a user with an assistant. */
        Session: {
            id: string;
            assistantId: string;
            userId: string;
            companyId: string;
            isActive: boolean;
            messageCount: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string;
            /**
             * Format: date-time
             * @description When it is over unless it is used before.
             */
            expiresAt: string;
        };
        /** @description A page of sessions. */
        SessionPage: {
            data: components["schemas"]["Session"][];
            meta: components["schemas"]["PageMeta"];
        };
        /**
         * @description Who said it.
         * @enum {string}
         */
        Role: "user" | "assistant";
        /** @description Something that was said in a session. */
        Message: {
            id: string;
            sessionId: string;
            role: components["schemas"]["Role"];
            content: string;
            attachments?: components["schemas"]["Attachment"][];
            usage?: components["schemas"]["Usage"];
            toolCalls?: components["schemas"]["ToolCall"][];
            /** Format: date-time */
            createdAt: string;
        };
        /** @description A page of messages. */
        MessagePage: {
            data: components["schemas"]["Message"][];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description A model that an assistant can be run with. */
        Model: {
            provider: string;
            id: string;
        };
        /** @description The models, in the order in which the world has them. */
        ModelList: {
            data: components["schemas"]["Model"][];
        };
        /** @description How the API refuses. */
        ErrorEnvelope: {
            error: components["schemas"]["Error"];
        };
        /** @description What went wrong. */
        Error: {
            code: string;
            message: string;
            details?: components["schemas"]["ErrorDetail"][];
        };
        /** @description One wrong field. */
        ErrorDetail: {
            field: string;
            message: string;
        };
        /** @description A company, to which all else belongs. */
        Company: {
            id: string;
            name: string;
            /**
             * Format: password
             * @description Signs the JWTs of its users with HS256.
             */
            jwtSecret: string;
        };
        /** @description A key of a company. Without permissions of its own it has them all; without expiresAt it does not expire. */
        ApiKey: {
            /** Format: password */
            key: string;
            name: string;
            companyId: string;
            userId: string;
            permissions?: ("read" | "write" | "execute")[];
            /** Format: date-time */
            expiresAt?: string;
        };
        /** @description How an execution is answered. What is not said of userInput, pattern, assistant and turn fits any; the first rule that fits counts. */
        ExecutionRule: {
            readonly id: string;
            /** @description The whole input, in any case. */
            userInput?: string;
            /**
             * Format: regex
             * @description A JavaScript regular expression that the input must match somewhere, in any case.
             */
            pattern?: string;
            assistantId?: string;
            /** @description The number of the answer in its session, counted from 1. */
            turn?: number;
            /** @description The answer. {{userInput}}, {{assistant}}, {{turn}}, {{sessionId}}, and {{1}} to {{9}} for the groups of the pattern are filled in. Without it, the answer is the one that would be given without a rule. */
            response?: string;
            toolCalls?: components["schemas"]["ToolCall"][];
            /** @description Tokens, in place of the estimate. */
            usage?: {
                inputTokens?: number;
                outputTokens?: number;
            };
            /** @description Milliseconds to wait before anything is answered. */
            latency?: number;
            /** @description Milliseconds between two tokens of a stream. */
            pace?: number;
            /** @description Fails the execution; a stream sends the response first, if the rule has one. */
            error?: {
                /** @enum {integer} */
                status: 400 | 403 | 429 | 500 | 503 | 504;
                /** @description The vendor's code for the status unless given. */
                code?: string;
                message?: string;
            };
        };
    };
    responses: {
        /** @description The request cannot be read, or a value in it is not allowed. */
        BadRequest: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitIfCounted"];
                "X-RateLimit-Remaining": components["headers"]["RateRemainingIfCounted"];
                "X-RateLimit-Reset": components["headers"]["RateResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description No credential, or one that is not good. */
        Unauthenticated: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitIfCounted"];
                "X-RateLimit-Remaining": components["headers"]["RateRemainingIfCounted"];
                "X-RateLimit-Reset": components["headers"]["RateResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The key lacks a permission. */
        Forbidden: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitIfCounted"];
                "X-RateLimit-Remaining": components["headers"]["RateRemainingIfCounted"];
                "X-RateLimit-Reset": components["headers"]["RateResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description There is no such record, or no such path. */
        NotFound: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitIfCounted"];
                "X-RateLimit-Remaining": components["headers"]["RateRemainingIfCounted"];
                "X-RateLimit-Reset": components["headers"]["RateResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The path has no such method. Its code is in no list of the vendor. */
        MethodNotAllowed: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitIfCounted"];
                "X-RateLimit-Remaining": components["headers"]["RateRemainingIfCounted"];
                "X-RateLimit-Reset": components["headers"]["RateResetIfCounted"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The name is taken. */
        Conflict: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitIfCounted"];
                "X-RateLimit-Remaining": components["headers"]["RateRemainingIfCounted"];
                "X-RateLimit-Reset": components["headers"]["RateResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The body is too large. Its code is in no list of the vendor. */
        PayloadTooLarge: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitIfCounted"];
                "X-RateLimit-Remaining": components["headers"]["RateRemainingIfCounted"];
                "X-RateLimit-Reset": components["headers"]["RateResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The body is of another media type. Its code is in no list of the vendor. */
        UnsupportedMediaType: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitIfCounted"];
                "X-RateLimit-Remaining": components["headers"]["RateRemainingIfCounted"];
                "X-RateLimit-Reset": components["headers"]["RateResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The credential has used up its requests for now. */
        TooManyRequests: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The server failed. Its code is in no list of the vendor. */
        InternalServerError: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitIfCounted"];
                "X-RateLimit-Remaining": components["headers"]["RateRemainingIfCounted"];
                "X-RateLimit-Reset": components["headers"]["RateResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The service is down for now. Its code is in no list of the vendor. */
        ServiceUnavailable: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitIfCounted"];
                "X-RateLimit-Remaining": components["headers"]["RateRemainingIfCounted"];
                "X-RateLimit-Reset": components["headers"]["RateResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The answer took too long. Its code is in no list of the vendor. */
        GatewayTimeout: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitIfCounted"];
                "X-RateLimit-Remaining": components["headers"]["RateRemainingIfCounted"];
                "X-RateLimit-Reset": components["headers"]["RateResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of the assistant.
         * @example 681b41850f470a9a746f280e
         */
        AssistantId: string;
        /**
         * @description The number of the version.
         * @example 1
         */
        Version: number;
        /**
         * @description The id of the team.
         * @example team-123
         */
        TeamId: string;
        /**
         * @description The id of the session.
         * @example session-123
         */
        SessionId: string;
        /**
         * @description The page, counted from 1.
         * @example 1
         */
        Page: number;
        /**
         * @description The most records to return.
         * @example 20
         */
        Limit: number;
        /**
         * @description The most teams to return.
         * @example 50
         */
        TeamLimit: number;
    };
    requestBodies: never;
    headers: {
        /**
         * @description How many requests the credential may make in a window.
         * @example 100
         */
        RateLimit: number;
        /**
         * @description How many of them are left.
         * @example 97
         */
        RateRemaining: number;
        /**
         * @description When the next window begins, in seconds since 1970.
         * @example 1768467660
         */
        RateReset: number;
        /**
         * @description How many requests the credential may make in a window, if this one was counted.
         * @example 100
         */
        RateLimitIfCounted: number;
        /**
         * @description How many of them are left, if this request was counted.
         * @example 97
         */
        RateRemainingIfCounted: number;
        /**
         * @description When the next window begins, in seconds since 1970, if this request was counted.
         * @example 1768467660
         */
        RateResetIfCounted: number;
        /**
         * @description Seconds to wait before the next try.
         * @example 42
         */
        RetryAfter: number;
        /**
         * @description The methods that the path has.
         * @example GET
         */
        Allow: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAssistants: {
        parameters: {
            query: {
                /**
                 * @description The page, counted from 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The most records to return.
                 * @example 20
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description Only the assistants of this team.
                 * @example team-123
                 */
                teamId?: string;
                /**
                 * @description What to sort by.
                 * @example lastUsed
                 */
                sortBy: "name" | "lastUsed";
                /**
                 * @description The direction; ascending by name and descending by last use unless given.
                 * @example desc
                 */
                order?: "asc" | "desc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of assistants. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "681b41850f470a9a746f280e",
                     *           "name": "Support Agent",
                     *           "description": "Customer support assistant",
                     *           "llmProvider": "openai",
                     *           "llmModel": "gpt-4o",
                     *           "maxTokens": 4096,
                     *           "language": "en",
                     *           "teamIds": [
                     *             "team-123"
                     *           ],
                     *           "lastAccessedAt": "2025-01-15T10:30:00Z",
                     *           "createdAt": "2025-01-01T00:00:00Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "page": 1,
                     *         "limit": 20,
                     *         "total": 15
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AssistantPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Support Agent",
                 *       "description": "Customer support assistant",
                 *       "llmProvider": "openai",
                 *       "llmModel": "gpt-4o",
                 *       "llmPrompt": "You are a helpful customer support agent...",
                 *       "maxTokens": 4096,
                 *       "language": "en",
                 *       "teamIds": [
                 *         "team-123"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AssistantCreate"];
            };
        };
        responses: {
            /** @description The assistant. */
            201: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "681b41850f470a9a746f280e",
                     *       "name": "Support Agent",
                     *       "description": "Customer support assistant",
                     *       "llmProvider": "openai",
                     *       "llmModel": "gpt-4o",
                     *       "llmPrompt": "You are a helpful customer support agent...",
                     *       "maxTokens": 4096,
                     *       "language": "en",
                     *       "voice": "alloy",
                     *       "teamIds": [
                     *         "team-123"
                     *       ],
                     *       "companyId": "company-456",
                     *       "lastAccessedAt": "2025-01-15T10:30:00Z",
                     *       "createdAt": "2025-01-01T00:00:00Z",
                     *       "updatedAt": "2025-01-15T10:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    readAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assistant. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "681b41850f470a9a746f280e",
                     *       "name": "Support Agent",
                     *       "description": "Customer support assistant",
                     *       "llmProvider": "openai",
                     *       "llmModel": "gpt-4o",
                     *       "llmPrompt": "You are a helpful customer support agent...",
                     *       "maxTokens": 4096,
                     *       "language": "en",
                     *       "voice": "alloy",
                     *       "teamIds": [
                     *         "team-123"
                     *       ],
                     *       "companyId": "company-456",
                     *       "lastAccessedAt": "2025-01-15T10:30:00Z",
                     *       "createdAt": "2025-01-01T00:00:00Z",
                     *       "updatedAt": "2025-01-15T10:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    updateAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Updated Name",
                 *       "llmModel": "gpt-4o-mini",
                 *       "llmPrompt": "Updated system prompt..."
                 *     }
                 */
                "application/json": components["schemas"]["AssistantUpdate"];
            };
        };
        responses: {
            /** @description The updated assistant. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "681b41850f470a9a746f280e",
                     *       "name": "Support Agent",
                     *       "description": "Customer support assistant",
                     *       "llmProvider": "openai",
                     *       "llmModel": "gpt-4o",
                     *       "llmPrompt": "You are a helpful customer support agent...",
                     *       "maxTokens": 4096,
                     *       "language": "en",
                     *       "voice": "alloy",
                     *       "teamIds": [
                     *         "team-123"
                     *       ],
                     *       "companyId": "company-456",
                     *       "lastAccessedAt": "2025-01-15T10:30:00Z",
                     *       "createdAt": "2025-01-01T00:00:00Z",
                     *       "updatedAt": "2025-01-15T10:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    removeAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Assistant deleted"
                     *     }
                     */
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    executeAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userInput": "Hello, I need help with my order",
                 *       "sessionId": "optional-session-id",
                 *       "attachments": [
                 *         {
                 *           "type": "url",
                 *           "mimeType": "image/png",
                 *           "url": "https://example.com/image.png"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Execution"];
            };
        };
        responses: {
            /** @description The answer, whole or as a stream. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "response": "Hello! I'd be happy to help with your order. Could you please provide your order number?",
                     *       "sessionId": "session-123",
                     *       "usage": {
                     *         "inputTokens": 150,
                     *         "outputTokens": 45,
                     *         "totalTokens": 195
                     *       },
                     *       "toolCalls": []
                     *     }
                     */
                    "application/json": components["schemas"]["Answer"];
                    /**
                     * @example data: {"type":"token","value":"Hello!"}
                     *
                     *     data: {"type":"done"}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listPromptVersions: {
        parameters: {
            query: {
                /**
                 * @description The most versions to return; all of them unless given.
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description How many of the newest to leave out.
                 * @example 0
                 */
                offset: number;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions, newest first. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "versions": [
                     *         {
                     *           "version": 1,
                     *           "changeType": "initial",
                     *           "changeDescription": "Initial prompt",
                     *           "createdAt": "2025-01-01T00:00:00Z",
                     *           "metadata": {
                     *             "characterCount": 43,
                     *             "lineCount": 1,
                     *             "tokenEstimate": 11
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PromptVersionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    comparePromptVersions: {
        parameters: {
            query: {
                /**
                 * @description The version to compare from.
                 * @example 1
                 */
                v1: number;
                /**
                 * @description The version to compare to.
                 * @example 3
                 */
                v2: number;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both versions and how they differ. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "v1": {
                     *         "version": 1,
                     *         "prompt": "You are helpful."
                     *       },
                     *       "v2": {
                     *         "version": 3,
                     *         "prompt": "You are kind."
                     *       },
                     *       "diff": {
                     *         "added": [
                     *           "You are kind."
                     *         ],
                     *         "removed": [
                     *           "You are helpful."
                     *         ],
                     *         "characterDelta": -3
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PromptComparison"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    readPromptStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "totalVersions": 5,
                     *       "changeTypes": {
                     *         "initial": 1,
                     *         "update": 3,
                     *         "rollback": 1
                     *       },
                     *       "averageCharacterCount": 212,
                     *       "lastUpdated": "2025-01-15T10:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PromptStatistics"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    readPromptVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
                /**
                 * @description The number of the version.
                 * @example 1
                 */
                version: components["parameters"]["Version"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": 1,
                     *       "prompt": "You are a helpful customer support agent...",
                     *       "changeType": "initial",
                     *       "changeDescription": "Initial prompt",
                     *       "createdAt": "2025-01-01T00:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PromptVersionDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    rollbackPrompt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
                /**
                 * @description The number of the version.
                 * @example 1
                 */
                version: components["parameters"]["Version"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version that was added. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "newVersion": 4,
                     *       "changeType": "rollback",
                     *       "changeDescription": "Rolled back to version 1"
                     *     }
                     */
                    "application/json": components["schemas"]["Rollback"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listTeams: {
        parameters: {
            query: {
                /**
                 * @description The page, counted from 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The most teams to return.
                 * @example 50
                 */
                limit: components["parameters"]["TeamLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of teams. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "team-123",
                     *           "name": "First line",
                     *           "description": "Whoever picks up first",
                     *           "companyId": "company-456",
                     *           "createdAt": "2025-01-01T00:00:00Z",
                     *           "updatedAt": "2025-01-01T00:00:00Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "page": 1,
                     *         "limit": 50,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TeamPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "First line",
                 *       "description": "Whoever picks up first"
                 *     }
                 */
                "application/json": components["schemas"]["TeamCreate"];
            };
        };
        responses: {
            /** @description The team. */
            201: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "team-123",
                     *       "name": "First line",
                     *       "description": "Whoever picks up first",
                     *       "companyId": "company-456",
                     *       "createdAt": "2025-01-01T00:00:00Z",
                     *       "updatedAt": "2025-01-01T00:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    assignTeams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "assistantId": "681b41850f470a9a746f280e",
                 *       "teamIds": [
                 *         "team-123"
                 *       ],
                 *       "append": true
                 *     }
                 */
                "application/json": components["schemas"]["TeamAssignment"];
            };
        };
        responses: {
            /** @description The assistant, with its teams. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "681b41850f470a9a746f280e",
                     *       "name": "Support Agent",
                     *       "description": "Customer support assistant",
                     *       "llmProvider": "openai",
                     *       "llmModel": "gpt-4o",
                     *       "llmPrompt": "You are a helpful customer support agent...",
                     *       "maxTokens": 4096,
                     *       "language": "en",
                     *       "voice": "alloy",
                     *       "teamIds": [
                     *         "team-123"
                     *       ],
                     *       "companyId": "company-456",
                     *       "lastAccessedAt": "2025-01-15T10:30:00Z",
                     *       "createdAt": "2025-01-01T00:00:00Z",
                     *       "updatedAt": "2025-01-15T10:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    readTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the team.
                 * @example team-123
                 */
                teamId: components["parameters"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The team. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "team-123",
                     *       "name": "First line",
                     *       "description": "Whoever picks up first",
                     *       "companyId": "company-456",
                     *       "createdAt": "2025-01-01T00:00:00Z",
                     *       "updatedAt": "2025-01-01T00:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    updateTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the team.
                 * @example team-123
                 */
                teamId: components["parameters"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Second line"
                 *     }
                 */
                "application/json": components["schemas"]["TeamUpdate"];
            };
        };
        responses: {
            /** @description The updated team. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "team-123",
                     *       "name": "First line",
                     *       "description": "Whoever picks up first",
                     *       "companyId": "company-456",
                     *       "createdAt": "2025-01-01T00:00:00Z",
                     *       "updatedAt": "2025-01-01T00:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    removeTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the team.
                 * @example team-123
                 */
                teamId: components["parameters"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Team deleted"
                     *     }
                     */
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listTeamAssistants: {
        parameters: {
            query: {
                /**
                 * @description The page, counted from 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The most records to return.
                 * @example 20
                 */
                limit: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the team.
                 * @example team-123
                 */
                teamId: components["parameters"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of assistants. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [],
                     *       "meta": {
                     *         "page": 1,
                     *         "limit": 20,
                     *         "total": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AssistantPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    unassignTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the team.
                 * @example team-123
                 */
                teamId: components["parameters"]["TeamId"];
                /**
                 * @description The id of the assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not in the team any more. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Assistant removed from team"
                     *     }
                     */
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listSessions: {
        parameters: {
            query: {
                /**
                 * @description The page, counted from 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The most records to return.
                 * @example 20
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description Only the sessions with this assistant.
                 * @example 681b41850f470a9a746f280e
                 */
                assistantId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "session-123",
                     *           "assistantId": "681b41850f470a9a746f280e",
                     *           "userId": "user-789",
                     *           "companyId": "company-456",
                     *           "isActive": true,
                     *           "messageCount": 2,
                     *           "createdAt": "2025-01-15T10:30:00Z",
                     *           "lastUsedAt": "2025-01-15T10:30:00Z",
                     *           "expiresAt": "2025-01-16T10:30:00Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "page": 1,
                     *         "limit": 20,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the session.
                 * @example session-123
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "session-123",
                     *       "assistantId": "681b41850f470a9a746f280e",
                     *       "userId": "user-789",
                     *       "companyId": "company-456",
                     *       "isActive": true,
                     *       "messageCount": 2,
                     *       "createdAt": "2025-01-15T10:30:00Z",
                     *       "lastUsedAt": "2025-01-15T10:30:00Z",
                     *       "expiresAt": "2025-01-16T10:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    removeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the session.
                 * @example session-123
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Session deleted"
                     *     }
                     */
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listMessages: {
        parameters: {
            query: {
                /**
                 * @description The page, counted from 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The most records to return.
                 * @example 20
                 */
                limit: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the session.
                 * @example session-123
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages, oldest first. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "6874d1a05b3c9e21f40a7d18",
                     *           "sessionId": "session-123",
                     *           "role": "user",
                     *           "content": "Hello, I need help with my order",
                     *           "createdAt": "2025-01-15T10:30:00Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "page": 1,
                     *         "limit": 20,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listModels: {
        parameters: {
            query?: {
                /**
                 * @description Only the models of this provider.
                 * @example openai
                 */
                provider?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The models. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "provider": "openai",
                     *           "id": "gpt-4o"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
}

/** The switches for what the vendor's documents leave open. */
export interface profile {
    /** Whether an assistant's name must be the only one of its kind in the company. No page says so; the server's index does. */
    readonly nameUnique: true | false;
    /** What an execution in a session that nobody has begun does: create begins it under that id, refuse answers 404 with SESSION_NOT_FOUND. */
    readonly unknownSession: "create" | "refuse";
    /** Milliseconds between two tokens of a stream, where the execution's rule sets no pace of its own. At 0 they go as fast as they are read. */
    readonly tokenPace: 0 | 20 | 50 | 100 | 250;
    /** counted tells in the headers what is left and refuses nobody; enforced answers 429 once a credential has used up its window. */
    readonly rateLimit: "counted" | "enforced";
}

/** The references to records that have no operation of their own. */
export interface links {
}
