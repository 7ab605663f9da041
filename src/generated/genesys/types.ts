// Made by scripts/generate.ts from specs/. Do not edit.

export interface paths {
    "/api/v2/assistants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List assistants */
        get: operations["getAssistants"];
        put?: never;
        /** Create an assistant */
        post: operations["postAssistants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/assistants/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the queues of all assistants */
        get: operations["getAssistantsQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/assistants/{assistantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        /** Get an assistant */
        get: operations["getAssistant"];
        put?: never;
        post?: never;
        /** Delete an assistant */
        delete: operations["deleteAssistant"];
        options?: never;
        head?: never;
        /** Update an assistant */
        patch: operations["patchAssistant"];
        trace?: never;
    };
    "/api/v2/assistants/{assistantId}/queues": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        /** List the queues of an assistant */
        get: operations["getAssistantQueues"];
        put?: never;
        post?: never;
        /** Remove queues from an assistant */
        delete: operations["deleteAssistantQueues"];
        options?: never;
        head?: never;
        /** Add or update several queues of an assistant */
        patch: operations["patchAssistantQueues"];
        trace?: never;
    };
    "/api/v2/assistants/{assistantId}/queues/{queueId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
                 */
                assistantId: components["parameters"]["AssistantId"];
                /**
                 * @description The id of the queue.
                 * @example a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25
                 */
                queueId: components["parameters"]["QueueId"];
            };
            cookie?: never;
        };
        /** Get a queue of an assistant */
        get: operations["getAssistantQueue"];
        /** Assign a queue to an assistant */
        put: operations["putAssistantQueue"];
        post?: never;
        /** Remove a queue from an assistant */
        delete: operations["deleteAssistantQueue"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/routing/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List queues */
        get: operations["getRoutingQueues"];
        put?: never;
        /** Create a queue */
        post: operations["postRoutingQueues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/routing/queues/{queueId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the queue.
                 * @example a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25
                 */
                queueId: components["parameters"]["QueueId"];
            };
            cookie?: never;
        };
        /** Get a queue */
        get: operations["getRoutingQueue"];
        /** Replace a queue */
        put: operations["putRoutingQueue"];
        post?: never;
        /** Delete a queue */
        delete: operations["deleteRoutingQueue"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/knowledge/knowledgebases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List knowledge bases */
        get: operations["getKnowledgeKnowledgebases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the user of the token */
        get: operations["getUsersMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/organizations/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the organisation of the token */
        get: operations["getOrganizationsMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/tokens/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describe the token in use */
        get: operations["getTokensMe"];
        put?: never;
        post?: never;
        /** Revoke the token in use */
        delete: operations["deleteTokensMe"];
        options?: never;
        /** Test the token in use */
        head: operations["headTokensMe"];
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a token with client credentials */
        post: operations["postOauthToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a token with client credentials through a gateway */
        post: operations["postLoginOauthToken"];
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
        /** @description An assistant that follows conversations and supports the agent. */
        Assistant: {
            /**
             * Format: uuid
             * @description Id of the assistant, set by the server.
             */
            readonly id: string;
            /** @description Name, unique in the organisation, ignoring case. */
            name: string;
            /** Format: date-time */
            readonly dateCreated: string;
            /** Format: date-time */
            readonly dateModified: string;
            readonly createdBy?: components["schemas"]["UserReference"];
            readonly modifiedBy?: components["schemas"]["UserReference"];
            /** @deprecated */
            googleDialogflowConfig?: components["schemas"]["GoogleDialogflowConfig"];
            transcriptionConfig: components["schemas"]["TranscriptionConfig"];
            knowledgeSuggestionConfig?: components["schemas"]["KnowledgeSuggestionConfig"];
            /** @enum {string} */
            readonly state: "Active" | "Inactive";
            readonly copilot?: components["schemas"]["Copilot"];
            readonly variationParent?: components["schemas"]["AddressableEntityRef"];
            /** Format: uri-reference */
            readonly selfUri: string;
        };
        /** @description Changes to an assistant. Every field is optional; null removes an optional config. */
        AssistantPatch: {
            name?: string;
            transcriptionConfig?: components["schemas"]["TranscriptionConfig"];
            knowledgeSuggestionConfig?: components["schemas"]["KnowledgeSuggestionConfigOrNull"];
            /** @deprecated */
            googleDialogflowConfig?: components["schemas"]["GoogleDialogflowConfigOrNull"];
        };
        /** @description A page of assistants. nextUri and previousUri are absent if there is no such page. */
        AssistantListing: {
            entities: components["schemas"]["Assistant"][];
            /** Format: uri-reference */
            nextUri?: string;
            /** Format: uri-reference */
            selfUri: string;
            /** Format: uri-reference */
            previousUri?: string;
        };
        /** @description An association of an assistant with a queue that it serves. */
        AssistantQueue: {
            /** @description Id of the queue. */
            id: string;
            mediaTypes: components["schemas"]["MediaTypes"];
            readonly assistant: components["schemas"]["QueueAssistant"];
            /** Format: date-time */
            readonly dateCreated: string;
            /** Format: date-time */
            readonly dateModified: string;
            /** Format: uri-reference */
            readonly selfUri: string;
        };
        /** @description The association to create or replace. Its queue is the one in the path. */
        AssistantQueueUpdate: {
            /** @description Id of the queue. If present, it must equal the queue id in the path. */
            id?: string;
            mediaTypes: components["schemas"]["MediaTypes"];
        };
        /** @description Media types of the conversations that the assistant serves on the queue. */
        MediaTypes: ("Call" | "Email" | "Message")[];
        /** @description The assistant of a queue, with id and selfUri only unless it is expanded. */
        QueueAssistant: {
            /** Format: uuid */
            readonly id: string;
            name?: string;
            /** Format: date-time */
            readonly dateCreated?: string;
            /** Format: date-time */
            readonly dateModified?: string;
            readonly createdBy?: components["schemas"]["UserReference"];
            readonly modifiedBy?: components["schemas"]["UserReference"];
            /** @deprecated */
            googleDialogflowConfig?: components["schemas"]["GoogleDialogflowConfig"];
            transcriptionConfig?: components["schemas"]["TranscriptionConfig"];
            knowledgeSuggestionConfig?: components["schemas"]["KnowledgeSuggestionConfig"];
            /** @enum {string} */
            readonly state?: "Active" | "Inactive";
            readonly variationParent?: components["schemas"]["AddressableEntityRef"];
            /** Format: uri-reference */
            readonly selfUri: string;
        };
        /** @description A page of associations. nextUri and previousUri are absent if there is no such page. */
        AssistantQueueListing: {
            entities: components["schemas"]["AssistantQueue"][];
            /** Format: uri-reference */
            nextUri?: string;
            /** Format: uri-reference */
            selfUri: string;
            /** Format: uri-reference */
            previousUri?: string;
        };
        /** @description Settings for transcribing speech. */
        TranscriptionConfig: {
            /** @enum {string} */
            vendorName: "GoogleDialogflow" | "Unknown" | "Genesys";
        };
        /** @description Settings for Google Dialogflow. Newer versions of the API deprecate them. */
        GoogleDialogflowConfig: {
            integrationId?: string;
            conversationProfiles: components["schemas"]["ConversationProfile"][];
        };
        /** @description Settings for Google Dialogflow, or null to remove them. */
        GoogleDialogflowConfigOrNull: {
            integrationId?: string;
            conversationProfiles: components["schemas"]["ConversationProfile"][];
        } | null;
        /** @description A Dialogflow profile for one language. */
        ConversationProfile: {
            languageCode: string;
            name: string;
        };
        /** @description Settings for suggesting articles from knowledge bases. */
        KnowledgeSuggestionConfig: {
            /** @enum {string} */
            vendorName: "GoogleDialogflow" | "GenesysKnowledge" | "Unknown";
            knowledgeBase?: components["schemas"]["KnowledgeBaseReference"];
            knowledgeBases?: components["schemas"]["KnowledgeBaseWithDialectReference"][];
            receiveSegmentedArticles?: boolean;
        };
        /** @description Settings for suggesting articles, or null to remove them. */
        KnowledgeSuggestionConfigOrNull: {
            /** @enum {string} */
            vendorName: "GoogleDialogflow" | "GenesysKnowledge" | "Unknown";
            knowledgeBase?: components["schemas"]["KnowledgeBaseReference"];
            knowledgeBases?: components["schemas"]["KnowledgeBaseWithDialectReference"][];
            receiveSegmentedArticles?: boolean;
        } | null;
        /** @description The one knowledge base to use. */
        KnowledgeBaseReference: {
            id: string;
            /** @enum {string} */
            languageCode?: "en-US" | "en-UK" | "en-AU" | "en-CA" | "en-HK" | "en-IN" | "en-IE" | "en-NZ" | "en-PH" | "en-SG" | "en-ZA" | "de-DE" | "de-AT" | "de-CH" | "es-AR" | "es-CO" | "es-MX" | "es-US" | "es-ES" | "fr-FR" | "fr-BE" | "fr-CA" | "fr-CH" | "pt-BR" | "pt-PT" | "nl-NL" | "nl-BE" | "it-IT" | "ca-ES" | "tr-TR" | "sv-SE" | "fi-FI" | "nb-NO" | "da-DK" | "ja-JP" | "ar-AE" | "zh-CN" | "zh-TW" | "zh-HK" | "ko-KR" | "pl-PL" | "hi-IN" | "th-TH" | "hu-HU" | "vi-VN" | "uk-UA" | "cs-CZ";
            contentSearchEnabled?: boolean;
            /** Format: uri-reference */
            selfUri?: string;
        };
        /** @description One of several knowledge bases, for one language and dialect. */
        KnowledgeBaseWithDialectReference: {
            id: string;
            /** @enum {string} */
            languageCode: "en-ZA" | "en-AU" | "en-GB" | "en-IE" | "en-IN" | "en-US" | "es-US" | "es-ES" | "nl-NL" | "fr-CA" | "fr-FR" | "de-DE" | "it-IT" | "pt-PT" | "pt-BR" | "ar-AE" | "ja-JP" | "sv-SE" | "de-AT" | "de-CH" | "da-DK" | "fr-BE" | "fr-CH" | "es-MX" | "es-CO" | "es-AR";
            /** Format: uri-reference */
            selfUri?: string;
        };
        /** @description Settings for what the assistant does during a conversation, such as summaries and answers. */
        Copilot: {
            readonly enabled: boolean;
            liveOnQueue: boolean;
            /** @description Language of the copilot. It cannot be changed after it is set. */
            defaultLanguage: string;
            knowledgeAnswerConfig?: {
                enabled: boolean;
            };
            summaryGenerationConfig?: components["schemas"]["SummaryGenerationConfig"];
            wrapupCodePredictionConfig?: {
                enabled: boolean;
            };
            answerGenerationConfig?: {
                enabled: boolean;
            };
            /** @enum {string} */
            nluEngineType?: "NluV3";
            nluConfig?: components["schemas"]["NluConfig"];
            ruleEngineConfig?: components["schemas"]["RuleEngineConfig"];
            autoSearchConfig?: {
                /** @enum {string} */
                type?: "ArticlesOnly" | "ArticlesWithAnswerHighlights" | "AnswerGeneration";
            };
            manualSearchConfig?: {
                articlesWithAnswerHighlights?: boolean;
                answerGeneration?: boolean;
            };
            /** Format: uri-reference */
            readonly selfUri: string;
        };
        /** @description Settings for summarising conversations. */
        SummaryGenerationConfig: {
            enabled: boolean;
            summarySetting?: components["schemas"]["AddressableEntityRef"];
            retentionSeconds?: number;
            onDemandSummaryConfig?: {
                enabled: boolean;
            };
            modelConfig?: {
                useLatestModel: boolean;
            };
        };
        /** @description The language model that recognises intents, and its confidence threshold. */
        NluConfig: {
            domain: components["schemas"]["CopilotNluDomain"];
            intentConfidenceThreshold: number;
        };
        /** @description The language model in its latest or a specific version. */
        CopilotNluDomain: {
            id: string;
            useLatestVersion: boolean;
            version?: {
                id: string;
                /** Format: uri-reference */
                selfUri?: string;
            };
            /** Format: uri-reference */
            selfUri?: string;
        };
        /** @description Rules for showing content to the agent. */
        RuleEngineConfig: {
            rules: components["schemas"]["CopilotRuleConfig"][];
            fallback?: {
                enabled?: boolean;
                actions?: components["schemas"]["CopilotAction"][];
            };
        };
        /** @description A rule that can be enabled or disabled. */
        CopilotRuleConfig: {
            id?: string;
            enabled: boolean;
            rule: {
                conditions: components["schemas"]["CopilotCondition"][];
                actions: components["schemas"]["CopilotAction"][];
            };
        };
        /** @description The condition that triggers a rule. */
        CopilotCondition: {
            /** @enum {string} */
            conditionType: "Intent" | "ConversationStart" | "ConversationTransfer" | "ConversationEnd";
            conditionValues: string[];
        };
        /** @description An action that a rule performs. */
        CopilotAction: {
            /** @enum {string} */
            actionType: "KnowledgeArticle" | "CannedResponse" | "Script";
            attributes?: {
                [key: string]: string;
            };
        };
        /** @description A reference to a user. */
        UserReference: {
            id: string;
            /** Format: uri-reference */
            readonly selfUri: string;
        };
        /** @description A reference to another record. */
        AddressableEntityRef: {
            id?: string;
            /** Format: uri-reference */
            selfUri?: string;
        };
        /** @description A routing queue, with only the fields that clients of assistants need. */
        Queue: {
            /** Format: uuid */
            readonly id: string;
            /** @description Name, unique in the organisation, ignoring case. */
            name: string;
            description?: string;
            /** Format: date-time */
            readonly dateCreated: string;
            /** Format: date-time */
            readonly dateModified: string;
            /** @description Id of the user who created the queue. */
            readonly createdBy?: string;
            /** @description Id of the user who last changed the queue. */
            readonly modifiedBy?: string;
            readonly memberCount: number;
            division?: components["schemas"]["Division"];
            /** Format: uri-reference */
            readonly selfUri: string;
        };
        /** @description The division of the organisation that a record belongs to. */
        Division: {
            id: string;
            name?: string;
            /** Format: uri-reference */
            selfUri?: string;
        };
        /** @description A numbered page of queues. nextUri and previousUri are absent if there is no such page. */
        QueueListing: {
            entities: components["schemas"]["Queue"][];
            pageSize: number;
            pageNumber: number;
            total: number;
            pageCount: number;
            /** Format: uri-reference */
            firstUri: string;
            /** Format: uri-reference */
            lastUri: string;
            /** Format: uri-reference */
            selfUri: string;
            /** Format: uri-reference */
            nextUri?: string;
            /** Format: uri-reference */
            previousUri?: string;
        };
        /** @description A collection of articles. */
        KnowledgeBase: {
            /** Format: uuid */
            readonly id: string;
            name: string;
            description?: string;
            coreLanguage: string;
            /** Format: date-time */
            readonly dateCreated: string;
            /** Format: date-time */
            readonly dateModified: string;
            readonly published: boolean;
            /** Format: uri-reference */
            readonly selfUri: string;
        };
        /** @description A page of knowledge bases. nextUri and previousUri are absent if there is no such page. */
        KnowledgeBaseListing: {
            entities: components["schemas"]["KnowledgeBase"][];
            /** Format: uri-reference */
            nextUri?: string;
            /** Format: uri-reference */
            selfUri: string;
            /** Format: uri-reference */
            previousUri?: string;
        };
        /** @description The user of a token, with only the fields that clients need. */
        UserMe: {
            /** Format: uuid */
            id: string;
            name: string;
            division?: components["schemas"]["Division"];
            email?: string;
            username?: string;
            state?: string;
            version: number;
            /** Format: uri-reference */
            selfUri: string;
        };
        /** @description The organisation of a token, with only the fields that clients need. */
        Organization: {
            /** Format: uuid */
            id: string;
            name: string;
            defaultLanguage?: string;
            defaultCountryCode?: string;
            thirdPartyOrgName?: string;
            domain?: string;
            version: number;
            state?: string;
            /** Format: uri-reference */
            selfUri: string;
        };
        /** @description The id and name of a record. */
        NamedEntity: {
            id: string;
            name: string;
        };
        /** @description The organisations, scopes and client of a token. */
        TokenInfo: {
            organization: components["schemas"]["NamedEntity"];
            homeOrganization: components["schemas"]["NamedEntity"];
            authorizedScope: string[];
            OAuthClient: {
                id: string;
                name: string;
                organization: components["schemas"]["NamedEntity"];
            };
        };
        /** @description The form of a token request. */
        TokenRequest: {
            /** @description Grant type. Only client_credentials is supported. */
            grant_type: string;
        };
        /** @description A bearer token and its lifetime. */
        AccessToken: {
            /** Format: password */
            access_token: string;
            /** @enum {string} */
            token_type: "bearer";
            /** @description Lifetime of the token in seconds. */
            expires_in: number;
        };
        /** @description An error of the token endpoint. */
        OAuthError: {
            error: string;
            description?: string;
            error_description?: string;
        };
        /** @description An error of the API. */
        ErrorBody: {
            message?: string;
            code?: string;
            status?: number;
            entityId?: string;
            entityName?: string;
            messageWithParams?: string;
            messageParams?: {
                [key: string]: string;
            };
            /** @description The value of the header ININ-Correlation-Id. */
            contextId?: string;
            details?: components["schemas"]["ErrorDetail"][];
            errors?: components["schemas"]["ErrorBody"][];
            limit?: components["schemas"]["ErrorLimit"];
        };
        /** @description One reason for an error. */
        ErrorDetail: {
            errorCode?: string;
            fieldName?: string;
            entityId?: string;
            entityName?: string;
        };
        /** @description The rate limit that was exceeded. */
        ErrorLimit: {
            key?: string;
            namespace?: string;
            value?: number;
        };
        /** @description A client that the scenario defines, with the permissions of its tokens. */
        OAuthClient: {
            id: string;
            name: string;
            /** Format: password */
            secret: string;
            permissions: string[];
        };
        /** @description A token that was issued to a client. It has all permissions unless permissions is present. */
        IssuedToken: {
            token: string;
            clientId: string;
            clientName: string;
            permissions?: string[];
            /** Format: date-time */
            expiresAt: string;
        };
        /** @description A reference to a user. */
        UserReferenceRequest: {
            id: string;
        };
        /** @description Settings for what the assistant does during a conversation, such as summaries and answers. */
        CopilotRequest: {
            liveOnQueue: boolean;
            /** @description Language of the copilot. It cannot be changed after it is set. */
            defaultLanguage: string;
            knowledgeAnswerConfig?: {
                enabled: boolean;
            };
            summaryGenerationConfig?: components["schemas"]["SummaryGenerationConfig"];
            wrapupCodePredictionConfig?: {
                enabled: boolean;
            };
            answerGenerationConfig?: {
                enabled: boolean;
            };
            /** @enum {string} */
            nluEngineType?: "NluV3";
            nluConfig?: components["schemas"]["NluConfig"];
            ruleEngineConfig?: components["schemas"]["RuleEngineConfig"];
            autoSearchConfig?: {
                /** @enum {string} */
                type?: "ArticlesOnly" | "ArticlesWithAnswerHighlights" | "AnswerGeneration";
            };
            manualSearchConfig?: {
                articlesWithAnswerHighlights?: boolean;
                answerGeneration?: boolean;
            };
        };
        /** @description An assistant that follows conversations and supports the agent. */
        AssistantRequest: {
            /** @description Name, unique in the organisation, ignoring case. */
            name: string;
            /** @deprecated */
            googleDialogflowConfig?: components["schemas"]["GoogleDialogflowConfig"];
            transcriptionConfig: components["schemas"]["TranscriptionConfig"];
            knowledgeSuggestionConfig?: components["schemas"]["KnowledgeSuggestionConfig"];
        };
        /** @description The assistant of a queue, with id and selfUri only unless it is expanded. */
        QueueAssistantRequest: {
            name?: string;
            /** @deprecated */
            googleDialogflowConfig?: components["schemas"]["GoogleDialogflowConfig"];
            transcriptionConfig?: components["schemas"]["TranscriptionConfig"];
            knowledgeSuggestionConfig?: components["schemas"]["KnowledgeSuggestionConfig"];
        };
        /** @description An association of an assistant with a queue that it serves. */
        AssistantQueueRequest: {
            /** @description Id of the queue. */
            id: string;
            mediaTypes: components["schemas"]["MediaTypes"];
        };
        /** @description A routing queue, with only the fields that clients of assistants need. */
        QueueRequest: {
            /** @description Name, unique in the organisation, ignoring case. */
            name: string;
            description?: string;
            division?: components["schemas"]["Division"];
        };
    };
    responses: {
        /** @description The record is deleted. */
        Deleted: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The record is deleted. Sent instead of 204 if the profile's deleteStatus is 200. */
        DeletedWithOk: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request is malformed or contains an invalid value. */
        BadRequest: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The token is missing or invalid. */
        Unauthenticated: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The caller lacks a permission. */
        Forbidden: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The record or the path does not exist. */
        NotFound: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The path does not support the method. No list of the vendor contains the code. */
        MethodNotAllowed: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The change conflicts with another record. No list of the vendor confirms the code conflict; general.conflict is the alternative. */
        Conflict: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The body is too large. No list of the vendor confirms the code. */
        PayloadTooLarge: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The body is not JSON. */
        UnsupportedMediaType: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The token has exceeded its rate limit. */
        TooManyRequests: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The server failed to handle the request. */
        InternalServerError: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The service is temporarily unavailable. */
        ServiceUnavailable: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The response took too long. */
        GatewayTimeout: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The token is missing or invalid. */
        UnauthenticatedHead: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The token has exceeded its rate limit. */
        TooManyRequestsHead: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The server failed to handle the request. */
        InternalServerErrorHead: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The service is temporarily unavailable. */
        ServiceUnavailableHead: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The response took too long. */
        GatewayTimeoutHead: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The form is invalid or its grant type is not supported. */
        BadRequestOAuth: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The client is unknown or its secret is wrong. The vendor may answer 400 instead. */
        UnauthenticatedOAuth: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The form is too large. */
        PayloadTooLargeOAuth: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The body is not a form. */
        UnsupportedMediaTypeOAuth: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The client requested too many tokens. */
        TooManyRequestsOAuth: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "inin-ratelimit-count": components["headers"]["RateLimitCountIfCounted"];
                "inin-ratelimit-allowed": components["headers"]["RateLimitAllowedIfCounted"];
                "inin-ratelimit-reset": components["headers"]["RateLimitResetIfCounted"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The server failed to handle the request. */
        InternalServerErrorOAuth: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The service is temporarily unavailable. */
        ServiceUnavailableOAuth: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The response took too long. */
        GatewayTimeoutOAuth: {
            headers: {
                "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of the assistant.
         * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
         */
        AssistantId: string;
        /**
         * @description The id of the queue.
         * @example a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25
         */
        QueueId: string;
        /**
         * @description Cursor at the start of a page. The response contains the entities before it.
         * @example MjAyNi0wMS0xNVQwOTozMDowMC4wMDBa
         */
        Before: string;
        /**
         * @description Cursor at the end of a page. The response contains the entities after it.
         * @example MjAyNi0wMS0xNVQwOTowMDowMC4wMDBa
         */
        After: string;
        /**
         * @description Maximum number of entities to return, at most 200.
         * @example 50
         */
        PageSize: string;
        /**
         * @description Related resources to include in full. Repeated values are ignored.
         * @example [
         *       "assistant"
         *     ]
         */
        ExpandAssistant: "assistant"[];
    };
    requestBodies: never;
    headers: {
        /**
         * @description Id of the request. An error body repeats it as contextId.
         * @example 7a5e1c3f-9b2d-4e84-8f06-d4c1b7a2e953
         */
        CorrelationId: string;
        /**
         * @description Forbids caching.
         * @example no-cache, no-store, must-revalidate
         */
        CacheControl: string;
        /**
         * @description Number of requests that the token has sent in the current window.
         * @example 3
         */
        RateLimitCount: number;
        /**
         * @description Number of requests that the token may send in a window.
         * @example 300
         */
        RateLimitAllowed: number;
        /**
         * @description Seconds until the count restarts.
         * @example 61
         */
        RateLimitReset: number;
        /**
         * @description Number of requests that the token has sent in the current window, if this request was counted.
         * @example 3
         */
        RateLimitCountIfCounted: number;
        /**
         * @description Number of requests that the token may send in a window, if this request was counted.
         * @example 300
         */
        RateLimitAllowedIfCounted: number;
        /**
         * @description Seconds until the count restarts, if this request was counted.
         * @example 61
         */
        RateLimitResetIfCounted: number;
        /**
         * @description Seconds to wait before the next request.
         * @example 42
         */
        RetryAfter: number;
        /**
         * @description Methods that the path supports.
         * @example GET
         */
        Allow: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAssistants: {
        parameters: {
            query: {
                /**
                 * @description Cursor at the start of a page. The response contains the entities before it.
                 * @example MjAyNi0wMS0xNVQwOTozMDowMC4wMDBa
                 */
                before?: components["parameters"]["Before"];
                /**
                 * @description Cursor at the end of a page. The response contains the entities after it.
                 * @example MjAyNi0wMS0xNVQwOTowMDowMC4wMDBa
                 */
                after?: components["parameters"]["After"];
                /**
                 * @deprecated
                 * @description Older name of pageSize, at most 200.
                 * @example 50
                 */
                limit: string;
                /**
                 * @description Maximum number of entities to return, at most 200. Defaults to limit.
                 * @example 50
                 */
                pageSize?: string;
                /**
                 * @description Name of the assistant to find.
                 * @example Returns desk
                 */
                name?: string;
                /**
                 * @description Related resources to include in full. Repeated values are ignored.
                 * @example [
                 *       "copilot"
                 *     ]
                 */
                expand?: "copilot"[];
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
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entities": [
                     *         {
                     *           "id": "3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97",
                     *           "name": "Returns desk",
                     *           "dateCreated": "2026-01-15T09:00:00.000Z",
                     *           "dateModified": "2026-01-15T09:00:00.000Z",
                     *           "createdBy": {
                     *             "id": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *             "selfUri": "/api/v2/users/8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04"
                     *           },
                     *           "modifiedBy": {
                     *             "id": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *             "selfUri": "/api/v2/users/8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04"
                     *           },
                     *           "transcriptionConfig": {
                     *             "vendorName": "Genesys"
                     *           },
                     *           "knowledgeSuggestionConfig": {
                     *             "vendorName": "GenesysKnowledge",
                     *             "knowledgeBase": {
                     *               "id": "6e2d9b4f-1c87-4a53-b8e6-f0d5a3c7921b",
                     *               "languageCode": "en-UK"
                     *             }
                     *           },
                     *           "state": "Active",
                     *           "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97"
                     *         }
                     *       ],
                     *       "nextUri": "/api/v2/assistants?pageSize=1&after=MjAyNi0wMS0xNVQwOTowMDowMC4wMDBa",
                     *       "selfUri": "/api/v2/assistants?pageSize=1"
                     *     }
                     */
                    "application/json": components["schemas"]["AssistantListing"];
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
    postAssistants: {
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
                 *       "name": "Returns desk",
                 *       "transcriptionConfig": {
                 *         "vendorName": "Genesys"
                 *       },
                 *       "knowledgeSuggestionConfig": {
                 *         "vendorName": "GenesysKnowledge",
                 *         "knowledgeBase": {
                 *           "id": "6e2d9b4f-1c87-4a53-b8e6-f0d5a3c7921b",
                 *           "languageCode": "en-UK"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AssistantRequest"];
            };
        };
        responses: {
            /** @description The new assistant. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97",
                     *       "name": "Returns desk",
                     *       "dateCreated": "2026-01-15T09:00:00.000Z",
                     *       "dateModified": "2026-01-15T09:00:00.000Z",
                     *       "createdBy": {
                     *         "id": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *         "selfUri": "/api/v2/users/8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04"
                     *       },
                     *       "modifiedBy": {
                     *         "id": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *         "selfUri": "/api/v2/users/8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04"
                     *       },
                     *       "transcriptionConfig": {
                     *         "vendorName": "Genesys"
                     *       },
                     *       "knowledgeSuggestionConfig": {
                     *         "vendorName": "GenesysKnowledge",
                     *         "knowledgeBase": {
                     *           "id": "6e2d9b4f-1c87-4a53-b8e6-f0d5a3c7921b",
                     *           "languageCode": "en-UK"
                     *         }
                     *       },
                     *       "state": "Active",
                     *       "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97"
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
    getAssistantsQueues: {
        parameters: {
            query: {
                /**
                 * @description Cursor at the start of a page. The response contains the entities before it.
                 * @example MjAyNi0wMS0xNVQwOTozMDowMC4wMDBa
                 */
                before?: components["parameters"]["Before"];
                /**
                 * @description Cursor at the end of a page. The response contains the entities after it.
                 * @example MjAyNi0wMS0xNVQwOTowMDowMC4wMDBa
                 */
                after?: components["parameters"]["After"];
                /**
                 * @description Maximum number of entities to return, at most 200.
                 * @example 50
                 */
                pageSize: components["parameters"]["PageSize"];
                /**
                 * @description Comma-separated ids of the queues to list.
                 * @example [
                 *       "1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618",
                 *       "a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25"
                 *     ]
                 */
                queueIds?: string[];
                /**
                 * @description Related resources to include in full. Repeated values are ignored.
                 * @example [
                 *       "assistant"
                 *     ]
                 */
                expand?: components["parameters"]["ExpandAssistant"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of associations of all assistants. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entities": [
                     *         {
                     *           "id": "a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25",
                     *           "mediaTypes": [
                     *             "Call",
                     *             "Message"
                     *           ],
                     *           "assistant": {
                     *             "id": "3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97",
                     *             "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97"
                     *           },
                     *           "dateCreated": "2026-01-15T09:30:00.000Z",
                     *           "dateModified": "2026-01-15T09:30:00.000Z",
                     *           "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97/queues/a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25"
                     *         }
                     *       ],
                     *       "selfUri": "/api/v2/assistants/queues?queueIds=a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25"
                     *     }
                     */
                    "application/json": components["schemas"]["AssistantQueueListing"];
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
    getAssistant: {
        parameters: {
            query?: {
                /**
                 * @description Related resources to include in full. Repeated values are ignored.
                 * @example [
                 *       "copilot"
                 *     ]
                 */
                expand?: "copilot"[];
                /**
                 * @description Language of the variation to return.
                 * @example fr-FR
                 */
                languageVariation?: string;
                /**
                 * @description Return the primary assistant if the variation does not exist.
                 * @example true
                 */
                fallbackToPrimaryAssistant?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
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
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
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
    deleteAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeletedWithOk"];
            204: components["responses"]["Deleted"];
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
    patchAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Returns and refunds desk",
                 *       "googleDialogflowConfig": null
                 *     }
                 */
                "application/json": components["schemas"]["AssistantPatch"];
            };
        };
        responses: {
            /** @description The updated assistant. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97",
                     *       "name": "Returns and refunds desk",
                     *       "dateCreated": "2026-01-15T09:00:00.000Z",
                     *       "dateModified": "2026-01-15T09:45:00.000Z",
                     *       "createdBy": {
                     *         "id": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *         "selfUri": "/api/v2/users/8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04"
                     *       },
                     *       "modifiedBy": {
                     *         "id": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *         "selfUri": "/api/v2/users/8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04"
                     *       },
                     *       "transcriptionConfig": {
                     *         "vendorName": "Genesys"
                     *       },
                     *       "state": "Active",
                     *       "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97"
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
    getAssistantQueues: {
        parameters: {
            query: {
                /**
                 * @description Cursor at the start of a page. The response contains the entities before it.
                 * @example MjAyNi0wMS0xNVQwOTozMDowMC4wMDBa
                 */
                before?: components["parameters"]["Before"];
                /**
                 * @description Cursor at the end of a page. The response contains the entities after it.
                 * @example MjAyNi0wMS0xNVQwOTowMDowMC4wMDBa
                 */
                after?: components["parameters"]["After"];
                /**
                 * @description Maximum number of entities to return, at most 200.
                 * @example 50
                 */
                pageSize: components["parameters"]["PageSize"];
                /**
                 * @description Related resources to include in full. Repeated values are ignored.
                 * @example [
                 *       "assistant"
                 *     ]
                 */
                expand?: components["parameters"]["ExpandAssistant"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the assistant's associations. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entities": [
                     *         {
                     *           "id": "a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25",
                     *           "mediaTypes": [
                     *             "Call",
                     *             "Message"
                     *           ],
                     *           "assistant": {
                     *             "id": "3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97",
                     *             "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97"
                     *           },
                     *           "dateCreated": "2026-01-15T09:30:00.000Z",
                     *           "dateModified": "2026-01-15T09:30:00.000Z",
                     *           "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97/queues/a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25"
                     *         }
                     *       ],
                     *       "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97/queues"
                     *     }
                     */
                    "application/json": components["schemas"]["AssistantQueueListing"];
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
    deleteAssistantQueues: {
        parameters: {
            query?: {
                /**
                 * @description Comma-separated ids of the queues to remove. Defaults to all.
                 * @example [
                 *       "1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618"
                 *     ]
                 */
                queueIds?: string[];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeletedWithOk"];
            204: components["responses"]["Deleted"];
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
    patchAssistantQueues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
                 */
                assistantId: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "id": "a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25",
                 *         "mediaTypes": [
                 *           "Call",
                 *           "Message"
                 *         ]
                 *       },
                 *       {
                 *         "id": "1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618",
                 *         "mediaTypes": [
                 *           "Email"
                 *         ]
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["AssistantQueueRequest"][];
            };
        };
        responses: {
            /** @description The first page of the assistant's updated queues. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entities": [
                     *         {
                     *           "id": "1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618",
                     *           "mediaTypes": [
                     *             "Email"
                     *           ],
                     *           "assistant": {
                     *             "id": "3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97",
                     *             "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97"
                     *           },
                     *           "dateCreated": "2026-01-15T09:30:00.000Z",
                     *           "dateModified": "2026-01-15T09:30:00.000Z",
                     *           "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97/queues/1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618"
                     *         },
                     *         {
                     *           "id": "a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25",
                     *           "mediaTypes": [
                     *             "Call",
                     *             "Message"
                     *           ],
                     *           "assistant": {
                     *             "id": "3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97",
                     *             "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97"
                     *           },
                     *           "dateCreated": "2026-01-15T09:30:00.000Z",
                     *           "dateModified": "2026-01-15T09:30:00.000Z",
                     *           "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97/queues/a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25"
                     *         }
                     *       ],
                     *       "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97/queues"
                     *     }
                     */
                    "application/json": components["schemas"]["AssistantQueueListing"];
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
    getAssistantQueue: {
        parameters: {
            query?: {
                /**
                 * @description Related resources to include in full. Repeated values are ignored.
                 * @example [
                 *       "assistant"
                 *     ]
                 */
                expand?: components["parameters"]["ExpandAssistant"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
                 */
                assistantId: components["parameters"]["AssistantId"];
                /**
                 * @description The id of the queue.
                 * @example a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25
                 */
                queueId: components["parameters"]["QueueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The association. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantQueue"];
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
    putAssistantQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
                 */
                assistantId: components["parameters"]["AssistantId"];
                /**
                 * @description The id of the queue.
                 * @example a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25
                 */
                queueId: components["parameters"]["QueueId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25",
                 *       "mediaTypes": [
                 *         "Call",
                 *         "Message"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AssistantQueueUpdate"];
            };
        };
        responses: {
            /** @description The created or updated association. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25",
                     *       "mediaTypes": [
                     *         "Call",
                     *         "Message"
                     *       ],
                     *       "assistant": {
                     *         "id": "3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97",
                     *         "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97"
                     *       },
                     *       "dateCreated": "2026-01-15T09:30:00.000Z",
                     *       "dateModified": "2026-01-15T09:30:00.000Z",
                     *       "selfUri": "/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97/queues/a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25"
                     *     }
                     */
                    "application/json": components["schemas"]["AssistantQueue"];
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
    deleteAssistantQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the assistant.
                 * @example 3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97
                 */
                assistantId: components["parameters"]["AssistantId"];
                /**
                 * @description The id of the queue.
                 * @example a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25
                 */
                queueId: components["parameters"]["QueueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeletedWithOk"];
            204: components["responses"]["Deleted"];
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
    getRoutingQueues: {
        parameters: {
            query: {
                /**
                 * @description Number of the page, starting at 1.
                 * @example 1
                 */
                pageNumber: number;
                /**
                 * @description Maximum number of queues per page.
                 * @example 25
                 */
                pageSize: number;
                /**
                 * @description Sort order of the names.
                 * @example asc
                 */
                sortOrder: "asc" | "desc";
                /**
                 * @description Name of the queues to list. It may start or end with an asterisk.
                 * @example Return*
                 */
                name?: string;
                /**
                 * @description Ids of the queues to list.
                 * @example [
                 *       "1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618"
                 *     ]
                 */
                id?: string[];
                /**
                 * @description Ids of the divisions whose queues to list.
                 * @example [
                 *       "0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60"
                 *     ]
                 */
                divisionId?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of queues. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entities": [
                     *         {
                     *           "id": "1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618",
                     *           "name": "Billing",
                     *           "dateCreated": "2026-01-15T08:30:00.000Z",
                     *           "dateModified": "2026-01-15T08:30:00.000Z",
                     *           "createdBy": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *           "modifiedBy": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *           "memberCount": 4,
                     *           "division": {
                     *             "id": "0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60",
                     *             "name": "Home",
                     *             "selfUri": "/api/v2/authorization/divisions/0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60"
                     *           },
                     *           "selfUri": "/api/v2/routing/queues/1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618"
                     *         },
                     *         {
                     *           "id": "a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25",
                     *           "name": "Returns",
                     *           "description": "Parcels on their way back",
                     *           "dateCreated": "2026-01-15T08:30:00.000Z",
                     *           "dateModified": "2026-01-15T08:30:00.000Z",
                     *           "createdBy": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *           "modifiedBy": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *           "memberCount": 6,
                     *           "division": {
                     *             "id": "0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60",
                     *             "name": "Home",
                     *             "selfUri": "/api/v2/authorization/divisions/0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60"
                     *           },
                     *           "selfUri": "/api/v2/routing/queues/a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25"
                     *         }
                     *       ],
                     *       "pageSize": 25,
                     *       "pageNumber": 1,
                     *       "total": 2,
                     *       "pageCount": 1,
                     *       "firstUri": "/api/v2/routing/queues?pageSize=25&pageNumber=1",
                     *       "lastUri": "/api/v2/routing/queues?pageSize=25&pageNumber=1",
                     *       "selfUri": "/api/v2/routing/queues?pageSize=25&pageNumber=1"
                     *     }
                     */
                    "application/json": components["schemas"]["QueueListing"];
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
    postRoutingQueues: {
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
                 *       "name": "Returns",
                 *       "description": "Parcels on their way back"
                 *     }
                 */
                "application/json": components["schemas"]["QueueRequest"];
            };
        };
        responses: {
            /** @description The new queue. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25",
                     *       "name": "Returns",
                     *       "description": "Parcels on their way back",
                     *       "dateCreated": "2026-01-15T08:30:00.000Z",
                     *       "dateModified": "2026-01-15T08:30:00.000Z",
                     *       "createdBy": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *       "modifiedBy": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *       "memberCount": 6,
                     *       "division": {
                     *         "id": "0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60",
                     *         "name": "Home",
                     *         "selfUri": "/api/v2/authorization/divisions/0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60"
                     *       },
                     *       "selfUri": "/api/v2/routing/queues/a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25"
                     *     }
                     */
                    "application/json": components["schemas"]["Queue"];
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
    getRoutingQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the queue.
                 * @example a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25
                 */
                queueId: components["parameters"]["QueueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queue. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25",
                     *       "name": "Returns",
                     *       "description": "Parcels on their way back",
                     *       "dateCreated": "2026-01-15T08:30:00.000Z",
                     *       "dateModified": "2026-01-15T08:30:00.000Z",
                     *       "createdBy": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *       "modifiedBy": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *       "memberCount": 6,
                     *       "division": {
                     *         "id": "0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60",
                     *         "name": "Home",
                     *         "selfUri": "/api/v2/authorization/divisions/0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60"
                     *       },
                     *       "selfUri": "/api/v2/routing/queues/a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25"
                     *     }
                     */
                    "application/json": components["schemas"]["Queue"];
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
    putRoutingQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the queue.
                 * @example a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25
                 */
                queueId: components["parameters"]["QueueId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Returns",
                 *       "description": "Parcels on their way back"
                 *     }
                 */
                "application/json": components["schemas"]["QueueRequest"];
            };
        };
        responses: {
            /** @description The replaced queue. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25",
                     *       "name": "Returns",
                     *       "description": "Parcels on their way back",
                     *       "dateCreated": "2026-01-15T08:30:00.000Z",
                     *       "dateModified": "2026-01-15T08:30:00.000Z",
                     *       "createdBy": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *       "modifiedBy": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *       "memberCount": 6,
                     *       "division": {
                     *         "id": "0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60",
                     *         "name": "Home",
                     *         "selfUri": "/api/v2/authorization/divisions/0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60"
                     *       },
                     *       "selfUri": "/api/v2/routing/queues/a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25"
                     *     }
                     */
                    "application/json": components["schemas"]["Queue"];
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
    deleteRoutingQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the queue.
                 * @example a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25
                 */
                queueId: components["parameters"]["QueueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeletedWithOk"];
            204: components["responses"]["Deleted"];
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
    getKnowledgeKnowledgebases: {
        parameters: {
            query: {
                /**
                 * @description Cursor at the start of a page. The response contains the entities before it.
                 * @example MjAyNi0wMS0xNVQwOTozMDowMC4wMDBa
                 */
                before?: components["parameters"]["Before"];
                /**
                 * @description Cursor at the end of a page. The response contains the entities after it.
                 * @example MjAyNi0wMS0xNVQwOTowMDowMC4wMDBa
                 */
                after?: components["parameters"]["After"];
                /**
                 * @description Maximum number of entities to return, at most 100.
                 * @example 50
                 */
                pageSize: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of knowledge bases. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entities": [
                     *         {
                     *           "id": "6e2d9b4f-1c87-4a53-b8e6-f0d5a3c7921b",
                     *           "name": "Shop floor answers",
                     *           "description": "Answers to common questions",
                     *           "coreLanguage": "en-UK",
                     *           "dateCreated": "2026-01-15T08:00:00.000Z",
                     *           "dateModified": "2026-01-15T08:00:00.000Z",
                     *           "published": true,
                     *           "selfUri": "/api/v2/knowledge/knowledgebases/6e2d9b4f-1c87-4a53-b8e6-f0d5a3c7921b"
                     *         }
                     *       ],
                     *       "selfUri": "/api/v2/knowledge/knowledgebases"
                     *     }
                     */
                    "application/json": components["schemas"]["KnowledgeBaseListing"];
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
    getUsersMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04",
                     *       "name": "Tamsin Ferrier",
                     *       "division": {
                     *         "id": "0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60",
                     *         "name": "Home",
                     *         "selfUri": "/api/v2/authorization/divisions/0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60"
                     *       },
                     *       "email": "tamsin.ferrier@harbourlane.example",
                     *       "username": "tamsin.ferrier@harbourlane.example",
                     *       "state": "active",
                     *       "version": 1,
                     *       "selfUri": "/api/v2/users/8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04"
                     *     }
                     */
                    "application/json": components["schemas"]["UserMe"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getOrganizationsMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisation. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5f0c2b8e-3a41-4f6d-9d57-1c8e2a7b9f30",
                     *       "name": "Harbour Lane Outfitters",
                     *       "defaultLanguage": "en-GB",
                     *       "defaultCountryCode": "GB",
                     *       "thirdPartyOrgName": "harbourlane",
                     *       "domain": "harbourlane.example",
                     *       "version": 1,
                     *       "state": "active",
                     *       "selfUri": "/api/v2/organizations/5f0c2b8e-3a41-4f6d-9d57-1c8e2a7b9f30"
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getTokensMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token's organisation, scopes and client. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "organization": {
                     *         "id": "5f0c2b8e-3a41-4f6d-9d57-1c8e2a7b9f30",
                     *         "name": "Harbour Lane Outfitters"
                     *       },
                     *       "homeOrganization": {
                     *         "id": "5f0c2b8e-3a41-4f6d-9d57-1c8e2a7b9f30",
                     *         "name": "Harbour Lane Outfitters"
                     *       },
                     *       "authorizedScope": [
                     *         "assistants"
                     *       ],
                     *       "OAuthClient": {
                     *         "id": "e9f3a7c1-4d2b-4586-9c0e-5b8d1f6a2e73",
                     *         "name": "Agent desk",
                     *         "organization": {
                     *           "id": "5f0c2b8e-3a41-4f6d-9d57-1c8e2a7b9f30",
                     *           "name": "Harbour Lane Outfitters"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TokenInfo"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    deleteTokensMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeletedWithOk"];
            204: components["responses"]["Deleted"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    headTokensMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is valid. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "inin-ratelimit-count": components["headers"]["RateLimitCount"];
                    "inin-ratelimit-allowed": components["headers"]["RateLimitAllowed"];
                    "inin-ratelimit-reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedHead"];
            429: components["responses"]["TooManyRequestsHead"];
            500: components["responses"]["InternalServerErrorHead"];
            503: components["responses"]["ServiceUnavailableHead"];
            504: components["responses"]["GatewayTimeoutHead"];
        };
    };
    postOauthToken: {
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
                 *       "grant_type": "client_credentials"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description A token. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "2yQh0vXn5LkWc8sRzT1mBd7uJfGa4PeE",
                     *       "token_type": "bearer",
                     *       "expires_in": 86399
                     *     }
                     */
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            400: components["responses"]["BadRequestOAuth"];
            401: components["responses"]["UnauthenticatedOAuth"];
            413: components["responses"]["PayloadTooLargeOAuth"];
            415: components["responses"]["UnsupportedMediaTypeOAuth"];
            429: components["responses"]["TooManyRequestsOAuth"];
            500: components["responses"]["InternalServerErrorOAuth"];
            503: components["responses"]["ServiceUnavailableOAuth"];
            504: components["responses"]["GatewayTimeoutOAuth"];
        };
    };
    postLoginOauthToken: {
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
                 *       "grant_type": "client_credentials"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description A token. */
            200: {
                headers: {
                    "ININ-Correlation-Id": components["headers"]["CorrelationId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "2yQh0vXn5LkWc8sRzT1mBd7uJfGa4PeE",
                     *       "token_type": "bearer",
                     *       "expires_in": 86399
                     *     }
                     */
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            400: components["responses"]["BadRequestOAuth"];
            401: components["responses"]["UnauthenticatedOAuth"];
            413: components["responses"]["PayloadTooLargeOAuth"];
            415: components["responses"]["UnsupportedMediaTypeOAuth"];
            429: components["responses"]["TooManyRequestsOAuth"];
            500: components["responses"]["InternalServerErrorOAuth"];
            503: components["responses"]["ServiceUnavailableOAuth"];
            504: components["responses"]["GatewayTimeoutOAuth"];
        };
    };
}

/** The switches for what the vendor's documents leave open. */
export interface profile {
    /** true allows a queue to belong to only one assistant; false lets several assistants share a queue. */
    readonly queueExclusive: true | false;
    /** Matching of the name filter in the listing of assistants. exact compares the whole name; prefix compares its start. */
    readonly nameFilter: "exact" | "prefix";
    /** Status of a successful delete. Neither status has a body. */
    readonly deleteStatus: 204 | 200;
    /** counted reports the count in the headers and rejects no request; enforced answers 429 when a token exceeds the limit of its window. */
    readonly rateLimit: "counted" | "enforced";
}

/** The references to records that have no operation of their own. */
export interface links {
    copilot: { parameters: { path: { assistantId: string } } };
    user: { parameters: { path: { userId: string } } };
    organization: { parameters: { path: { organizationId: string } } };
    division: { parameters: { path: { divisionId: string } } };
    knowledgeBase: { parameters: { path: { knowledgeBaseId: string } } };
}
