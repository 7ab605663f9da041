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
        /** Update an assistant */
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
         * Execute an assistant
         * @description If Accept contains text/event-stream, the answer is streamed: an event `{"type":"token","value":…}` for each token, then `{"type":"done"}`. A comment is sent every 20 seconds while nothing else is sent. A failure is sent as an event named error.
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
        /** Read the statistics of an assistant's prompt history */
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
        /** Roll an assistant's prompt back to an earlier version */
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
        /** Assign an assistant to teams */
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
        /** Update a team */
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
        /** Remove an assistant from a team */
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
            /** @description Assigned by the server. */
            readonly id: string;
            name: string;
            description: string | null;
            /** @description openai, anthropic, google, or another provider whose models the scenario declares. */
            llmProvider: string;
            llmModel: string;
            /** @description The current prompt; null if the assistant never had one. */
            llmPrompt: string | null;
            maxTokens: number;
            language: string;
            voice: string | null;
            teamIds: string[];
            readonly companyId: string;
            /**
             * Format: date-time
             * @description The time of the last execution.
             */
            readonly lastAccessedAt: string | null;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly updatedAt: string;
        };
        /** @description An assistant as lists show it. */
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
        /** @description An update of an assistant. Every property is optional. */
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
        /** @description The position of a page in its list. */
        PageMeta: {
            page: number;
            limit: number;
            total: number;
        };
        /** @description The confirmation of an action. */
        Done: {
            success: boolean;
            message: string;
        };
        /** @description An input for an assistant, with its session and options. */
        Execution: {
            /** @description The user's input. Its bounds are assumed. */
            userInput: string;
            sessionId?: string;
            attachments?: components["schemas"]["Attachment"][];
            /** @description A prompt that replaces the assistant's prompt for this answer. */
            promptOverride?: string;
            /** @description false omits the tool calls from the answer. */
            includeToolCalls?: boolean;
        };
        /** @description A file that is attached to an input. */
        Attachment: {
            /** @enum {string} */
            type: "url" | "base64";
            mimeType: string;
            /** Format: uri-reference */
            url?: string;
            data?: string;
            fileName?: string;
        };
        /** @description The answer of an assistant. */
        Answer: {
            response: string;
            sessionId: string;
            usage: components["schemas"]["Usage"];
            toolCalls: components["schemas"]["ToolCall"][];
        };
        /** @description The tokens used. They are estimated as a quarter of the characters, rounded up, instead of counted by a tokenizer. An execution rule of the scenario can set them. */
        Usage: {
            inputTokens: number;
            outputTokens: number;
            totalTokens: number;
        };
        /** @description A call of a tool by the assistant. The page does not show one, so the format is assumed. */
        ToolCall: {
            name: string;
            arguments?: {
                [key: string]: unknown;
            };
            /** @description The result of the call. */
            result?: unknown;
        };
        /** @description One version of an assistant's prompt, as the world stores it. */
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
         * @description The kind of change that added a version.
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
        /** @description Two versions and their differences, line by line. */
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
        /** @description Statistics of a prompt history. */
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
        /** @description The version that a rollback added. */
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
        /** @description An update of a team. Every property is optional. */
        TeamUpdate: {
            name?: string;
            description?: string | null;
        };
        /** @description A page of teams. */
        TeamPage: {
            data: components["schemas"]["Team"][];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description An assistant and the teams to assign it to. */
        TeamAssignment: {
            assistantId: string;
            teamIds: string[];
            /** @default false */
            append: boolean;
        };
        /** @description A conversation between a user and an assistant. */
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
             * @description The time at which the session expires if it is not used before.
             */
            expiresAt: string;
        };
        /** @description A page of sessions. */
        SessionPage: {
            data: components["schemas"]["Session"][];
            meta: components["schemas"]["PageMeta"];
        };
        /**
         * @description The author of a message.
         * @enum {string}
         */
        Role: "user" | "assistant";
        /** @description A message of a session. */
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
        /** @description A model that an assistant can use. */
        Model: {
            provider: string;
            id: string;
        };
        /** @description The models of the world, in the order in which the world stores them. */
        ModelList: {
            data: components["schemas"]["Model"][];
        };
        /** @description The body of every error response. */
        ErrorEnvelope: {
            error: components["schemas"]["Error"];
        };
        /** @description An error with its code, its message and the invalid fields. */
        Error: {
            code: string;
            message: string;
            details?: components["schemas"]["ErrorDetail"][];
        };
        /** @description One invalid field. */
        ErrorDetail: {
            field: string;
            message: string;
        };
        /** @description A company. Assistants, teams, sessions and API keys belong to one. */
        Company: {
            id: string;
            name: string;
            /**
             * Format: password
             * @description The secret that signs the JWTs of the company's users with HS256.
             */
            jwtSecret: string;
        };
        /** @description An API key of a company. permissions defaults to all permissions; without expiresAt, the key never expires. */
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
        /** @description A rule that answers executions. userInput, pattern, assistant and turn each match any execution if they are missing. The first rule that matches applies. */
        ExecutionRule: {
            readonly id: string;
            /** @description The whole input, case-insensitive. */
            userInput?: string;
            /**
             * Format: regex
             * @description A case-insensitive JavaScript regular expression that must match a part of the input.
             */
            pattern?: string;
            assistantId?: string;
            /** @description The number of the answer in its session, counted from 1. */
            turn?: number;
            /** @description The answer. The placeholders {{userInput}}, {{assistant}}, {{turn}}, {{sessionId}}, and {{1}} to {{9}} for the groups of the pattern are filled in. Defaults to the answer that is given if no rule matches. */
            response?: string;
            toolCalls?: components["schemas"]["ToolCall"][];
            /** @description The tokens used, instead of the estimate. */
            usage?: {
                inputTokens?: number;
                outputTokens?: number;
            };
            /** @description Milliseconds to wait before the response starts. */
            latency?: number;
            /** @description Milliseconds between two tokens of a stream. Defaults to the profile's tokenPace. */
            pace?: number;
            /** @description The error that the execution fails with. A stream sends the rule's response first, if there is one. */
            error?: {
                /** @enum {integer} */
                status: 400 | 403 | 429 | 500 | 503 | 504;
                /** @description Defaults to the vendor's error code for the status. */
                code?: string;
                message?: string;
            };
        };
    };
    responses: {
        /** @description The request is malformed or has an invalid value. */
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
        /** @description The credential is missing or not valid. */
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
        /** @description The credential lacks a permission. */
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
        /** @description The record or the path does not exist. */
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
        /** @description The path does not support the method. The vendor does not list this error code. */
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
        /** @description Another record has the name. */
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
        /** @description The body is too large. The vendor does not list this error code. */
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
        /** @description The media type of the body is not supported. The vendor does not list this error code. */
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
        /** @description The credential has used up its requests in this window. */
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
        /** @description The server failed. The vendor does not list this error code. */
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
        /** @description The service is temporarily unavailable. The vendor does not list this error code. */
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
        /** @description The answer took too long. The vendor does not list this error code. */
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
         * @description The number of the page, counted from 1.
         * @example 1
         */
        Page: number;
        /**
         * @description The maximum number of records to return.
         * @example 20
         */
        Limit: number;
        /**
         * @description The maximum number of teams to return.
         * @example 50
         */
        TeamLimit: number;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The number of requests that the credential may send in a window.
         * @example 100
         */
        RateLimit: number;
        /**
         * @description The number of requests left in the window.
         * @example 97
         */
        RateRemaining: number;
        /**
         * @description The start of the next window, in seconds since 1970.
         * @example 1768467660
         */
        RateReset: number;
        /**
         * @description The number of requests that the credential may send in a window, if this request was counted.
         * @example 100
         */
        RateLimitIfCounted: number;
        /**
         * @description The number of requests left in the window, if this request was counted.
         * @example 97
         */
        RateRemainingIfCounted: number;
        /**
         * @description The start of the next window, in seconds since 1970, if this request was counted.
         * @example 1768467660
         */
        RateResetIfCounted: number;
        /**
         * @description Seconds to wait before the next attempt.
         * @example 42
         */
        RetryAfter: number;
        /**
         * @description The methods that the path supports.
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
                 * @description The number of the page, counted from 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of records to return.
                 * @example 20
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description Only the assistants of this team.
                 * @example team-123
                 */
                teamId?: string;
                /**
                 * @description The field to sort by.
                 * @example lastUsed
                 */
                sortBy: "name" | "lastUsed";
                /**
                 * @description The sort direction. Defaults to asc for name and to desc for lastUsed.
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
            /** @description The deletion is confirmed. */
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
            /** @description The answer, as JSON or as an event stream. */
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
                 * @description The maximum number of versions to return. Defaults to all versions.
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The number of newest versions to skip.
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
                 * @description The version to compare.
                 * @example 1
                 */
                v1: number;
                /**
                 * @description The version to compare it with.
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
            /** @description Both versions and their differences. */
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
            /** @description The statistics. */
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
            /** @description The added version. */
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
                 * @description The number of the page, counted from 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of teams to return.
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
                     *           "description": "First contact for customers",
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
                 *       "description": "First contact for customers"
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
                     *       "description": "First contact for customers",
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
            /** @description The assistant with its new teams. */
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
                     *       "description": "First contact for customers",
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
                     *       "description": "First contact for customers",
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
            /** @description The deletion is confirmed. */
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
                 * @description The number of the page, counted from 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of records to return.
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
            /** @description The assistant is no longer in the team. */
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
                 * @description The number of the page, counted from 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of records to return.
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
            /** @description The deletion is confirmed. */
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
                 * @description The number of the page, counted from 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of records to return.
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
    /** true rejects a name that another assistant of the company has. No page mentions the rule; the server's index enforces it. */
    readonly nameUnique: true | false;
    /** How an execution handles an unknown sessionId: create starts a session under this id, reject answers 404 with SESSION_NOT_FOUND. */
    readonly unknownSession: "create" | "reject";
    /** Milliseconds between two tokens of a stream if the execution rule does not set a pace. At 0, tokens are sent as fast as the client reads them. */
    readonly tokenPace: 0 | 20 | 50 | 100 | 250;
    /** counted reports the remaining requests in the headers and never rejects a request; enforced answers 429 when a credential has used up its window. */
    readonly rateLimit: "counted" | "enforced";
}

/** The references to records that have no operation of their own. */
export interface links {
}
